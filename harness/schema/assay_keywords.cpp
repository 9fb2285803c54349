#include "schema/assay_keywords.h"

#include <fmt/format.h>

namespace assay::schema {
namespace {

std::optional<contract::Level> read_level(std::string_view name) {
  for (const auto level : {contract::Level::must, contract::Level::should, contract::Level::may}) {
    if (contract::name_of(level) == name) return level;
  }
  return std::nullopt;
}

void check_level(const tree::Node& value, text::Diagnostics& out) {
  if (read_level(value.scalar)) return;
  out.error("schema.unknown-level",
            value.span,
            fmt::format("`{}` is no level", value.scalar),
            "use must, should or may");
}

}  // namespace

void read_assay_keywords(const tree::Node& schema, Use& use, text::Diagnostics& out) {
  if (const auto* level = schema.find("x-assay-level")) {
    for (const auto& member : level->members)
      check_level(member.value, out);
    if (!level->is(tree::Kind::mapping)) {
      check_level(*level, out);
      use.level = read_level(level->scalar).value_or(use.level);
    }
  }
  if (const auto source = schema.string_at("x-assay-source"); !source.empty()) use.source = source;
  if (schema.span.known()) use.place = schema.span;
}

std::optional<contract::Level> level_for(const tree::Node& schema, std::string_view keyword) {
  const auto* levels = schema.find("x-assay-level");
  if (levels == nullptr || !levels->is(tree::Kind::mapping)) return std::nullopt;
  return read_level(levels->string_at(keyword));
}

}  // namespace assay::schema
