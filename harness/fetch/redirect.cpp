#include "fetch/redirect.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "docs/words.h"
#include "text/diagnostic.h"

namespace assay::fetch {
namespace {

bool has_scheme(std::string_view reference) {
  const auto end = reference.find_first_of(":/?#");
  return end != std::string_view::npos && end > 0 && reference[end] == ':';
}

std::string origin_of(const http::Url& url) {
  return fmt::format("{}://{}", url.scheme, url.authority());
}

bool has_usual_port(const http::Url& url) {
  return url.port == (url.scheme == "https" ? 443 : 80);
}

/// RFC 3986 section 5.2.4, of a path that starts with `/`.
std::string without_dots(std::string_view path) {
  std::vector<std::string_view> kept;
  bool ends_in_folder = false;
  while (!path.empty()) {
    path.remove_prefix(1);
    const auto segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    ends_in_folder = segment == "." || segment == "..";
    if (segment == ".." && !kept.empty()) kept.pop_back();
    if (!ends_in_folder) kept.push_back(segment);
  }
  auto joined = fmt::format("/{}", fmt::join(kept, "/"));
  if (ends_in_folder && !kept.empty()) joined += '/';
  return joined;
}

/// The path of a reference that is relative to that of `from` (section 5.2.3).
std::string merged(const http::Url& from, std::string_view reference) {
  if (reference.starts_with('/')) return std::string(reference);
  return from.path.substr(0, from.path.rfind('/') + 1) + std::string(reference);
}

}  // namespace

base::Result<http::Url> resolve(const http::Url& from, std::string_view location) {
  const auto reference = location.substr(0, location.find('#'));
  if (has_scheme(reference)) return http::read_url(reference);
  if (reference.starts_with("//"))
    return http::read_url(fmt::format("{}:{}", from.scheme, reference));
  if (reference.empty()) return from;
  if (reference.starts_with('?'))
    return http::read_url(fmt::format("{}{}{}", origin_of(from), from.path, reference));
  const auto query = reference.find('?');
  const auto path = without_dots(merged(from, reference.substr(0, query)));
  return http::read_url(
      fmt::format("{}{}{}",
                  origin_of(from),
                  path,
                  query == std::string_view::npos ? std::string_view() : reference.substr(query)));
}

base::Result<void> check_redirect(const http::Url& from,
                                  const http::Url& to,
                                  const Policy& policy) {
  const auto refuse = [&](std::string_view why, std::string advice) {
    return tl::make_unexpected(base::Error{.code = "fetch.redirect",
                                           .message = fmt::format("`{}` redirects to `{}`, {}",
                                                                  text::printable(from.to_string()),
                                                                  text::printable(to.to_string()),
                                                                  why),
                                           .advice = std::move(advice)});
  };
  if (from.scheme == "https" && to.scheme == "http")
    return refuse("which is not encrypted", "name the address that serves the page over https");
  if (from.authority() == to.authority()) return {};
  const bool usual_ports = has_usual_port(from) && has_usual_port(to);
  if (from.host == to.host && usual_ports) return {};
  const bool allowed =
      std::any_of(policy.hosts.begin(), policy.hosts.end(), [&](const std::string& host) {
        const auto allowed_host = docs::lower_case(host);
        return allowed_host == to.authority() || (allowed_host == to.host && has_usual_port(to));
      });
  if (allowed) return {};
  return refuse(
      "another host",
      fmt::format("name that address, or allow the host: `--allow-host {}`", to.authority()));
}

}  // namespace assay::fetch
