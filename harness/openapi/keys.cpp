#include "openapi/keys.h"

#include <algorithm>

#include <fmt/format.h>

namespace assay::openapi {
namespace {

bool holds(const std::vector<std::string_view>& keys, std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

}  // namespace

void check_keys(const Reader& reader, const tree::Node& node, const ObjectKeys& keys) {
  for (const auto& member : node.members) {
    if (holds(keys.known, member.key) || holds(keys.ours, member.key)) continue;
    if (is_foreign_extension(member.key)) continue;
    const auto shown = text::printable(member.key);
    if (member.key.starts_with("x-assay-")) {
      reader.error("unknown-extension",
                   member.key_span,
                   fmt::format("`{}` is no extension of {}", shown, keys.object),
                   text::suggestion(member.key, keys.ours));
      continue;
    }
    reader.warning("unknown-key",
                   member.key_span,
                   fmt::format("`{}` is no key of {}", shown, keys.object),
                   text::suggestion(member.key, keys.known));
  }
}

}  // namespace assay::openapi
