#include "docs/openapi_servers.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "docs/nodes.h"

namespace assay::docs {
namespace {

/// What stands around a URL that was taken from a sentence.
constexpr std::string_view noise = " \t\r\n,;";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// `v2`, `v2.1`.
bool is_version(std::string_view text) {
  return text.size() > 1 && text.front() == 'v' && is_digit(text[1]) && is_digit(text.back()) &&
         std::count(text.begin(), text.end(), '.') <= 1 &&
         std::all_of(text.begin() + 1, text.end(), [](char c) { return is_digit(c) || c == '.'; });
}

/// The URL that is meant.
std::string meant(std::string_view url) {
  const auto first = url.find_first_not_of(noise);
  if (first == std::string_view::npos) return "/";
  url = url.substr(first, url.find_last_not_of(noise) - first + 1);
  if (url.starts_with("//")) return "https:" + std::string(url);
  if (url.find("://") != std::string_view::npos || url.starts_with('/') || url.starts_with('{'))
    return std::string(url);
  while (url.starts_with("./"))
    url.remove_prefix(2);
  const auto host = url.substr(0, url.find_first_of("/?#"));
  const auto name = host.substr(0, host.find(':'));
  const auto port = host.substr(std::min(name.size() + 1, host.size()));
  const bool has_port = !port.empty() && std::all_of(port.begin(), port.end(), is_digit);
  // `mailto:me`, `http:/a.example.com`: what is meant cannot be told.
  if (name.size() < host.size() && !has_port) return std::string(url);
  if (is_version(host)) return "/" + std::string(url);
  // A host has a dot in it, and does not begin with one, as `./v1` does.
  if (name.find('.') != std::string_view::npos && !name.starts_with('.'))
    return "https://" + std::string(url);
  return (has_port || name == "localhost" ? "http://" : "/") + std::string(url);
}

void mend_list(text::SourceMap& sources, tree::Node& owner, text::Diagnostics& out) {
  auto* servers = member_of(owner, "servers");
  if (servers == nullptr) return;
  for (auto& server : servers->items) {
    auto* url = member_of(server, "url");
    if (url == nullptr || !url->is(tree::Kind::string)) continue;
    auto mended = meant(url->scalar);
    if (mended == url->scalar) continue;
    out.warning("docs.mended",
                url->span,
                fmt::format("no request can be sent to the server `{}`; it is read as `{}`",
                            text::printable(url->scalar),
                            text::printable(mended)));
    url->scalar = sources.intern(std::move(mended));
  }
}

}  // namespace

void mend_servers(text::SourceMap& sources, tree::Node& document, text::Diagnostics& out) {
  mend_list(sources, document, out);
  auto* paths = member_of(document, "paths");
  if (paths == nullptr) return;
  for (auto& path : paths->members) {
    mend_list(sources, path.value, out);
    for (auto& operation : path.value.members)
      mend_list(sources, operation.value, out);
  }
}

}  // namespace assay::docs
