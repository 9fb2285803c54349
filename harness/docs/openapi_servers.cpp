#include "docs/openapi_servers.h"

#include <string>

#include <fmt/format.h>

namespace assay::docs {
namespace {

/// What stands around a URL that was taken from a sentence.
constexpr std::string_view noise = " \t\r\n,;";

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
  const auto host = url.substr(0, url.find_first_of("/?"));
  // A host has a dot in it, and does not begin with one, as `./v1` does.
  if (host.find('.') != std::string_view::npos && !host.starts_with('.'))
    return "https://" + std::string(url);
  return "/" + std::string(url);
}

void mend_list(text::SourceMap& sources, tree::Node& owner, text::Diagnostics& out) {
  for (auto& member : owner.members) {
    if (member.key != "servers") continue;
    for (auto& server : member.value.items) {
      for (auto& part : server.members) {
        if (part.key != "url" || !part.value.is(tree::Kind::string)) continue;
        auto url = meant(part.value.scalar);
        if (url == part.value.scalar) continue;
        out.warning("docs.mended",
                    part.value.span,
                    fmt::format("no request can be sent to the server `{}`; it is read as `{}`",
                                text::printable(part.value.scalar),
                                text::printable(url)));
        part.value.scalar = sources.intern(std::move(url));
      }
    }
  }
}

}  // namespace

void mend_servers(text::SourceMap& sources, tree::Node& document, text::Diagnostics& out) {
  mend_list(sources, document, out);
  for (auto& member : document.members) {
    if (member.key != "paths") continue;
    for (auto& path : member.value.members) {
      mend_list(sources, path.value, out);
      for (auto& operation : path.value.members)
        mend_list(sources, operation.value, out);
    }
  }
}

}  // namespace assay::docs
