#include "wire/origins.h"

#include <algorithm>
#include <utility>

#include "wire/characters.h"

namespace assay::wire {
namespace {

/// What stands before path, query and fragment; empty when the URL has no authority.
std::string_view front_of(std::string_view url) {
  const auto authority = url.find("://");
  if (authority == std::string_view::npos) return {};
  const auto* end = std::find_if(url.begin() + authority + 3, url.end(), [](char c) {
    return c == '/' || c == '?' || c == '#';
  });
  return {url.begin(), static_cast<std::size_t>(end - url.begin())};
}

std::string host_field(const http::Url& url) {
  auto host = url.authority();
  if (url.port == (url.scheme == "https" ? 443 : 80)) host.resize(host.rfind(':'));
  return host;
}

}  // namespace

base::Result<Destination> Origins::find(std::string_view url) {
  const auto front = front_of(url);
  if (const auto known = known_.find(front); known != known_.end()) {
    const auto target = url.substr(front.size());
    if (is_origin_form(target)) return Destination{known->second, std::string(target)};
  }
  auto read = http::read_url(url);
  if (!read) return tl::unexpected(std::move(read).error());
  auto target = read->origin_form();
  auto [at, is_new] = origins_.try_emplace(read->scheme + "://" + read->authority(),
                                           Origin{*read, host_field(*read), Pool(connections_)});
  known_.try_emplace(std::string(front), &at->second);
  return Destination{&at->second, std::move(target)};
}

}  // namespace assay::wire
