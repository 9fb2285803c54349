#include <fmt/format.h>

#include "lint/all.h"
#include "lint/schema_site.h"
#include "lint/types.h"
#include "schema/vocabulary.h"

namespace assay::lint::all {
namespace {

constexpr std::size_t most_branches = 200;  // every pair is compared

/// Whether nothing but `type` judges values.
bool is_type_only(const tree::Node& schema, schema::Dialect dialect) {
  if (!schema.is(tree::Kind::mapping) || schema.find("type") == nullptr) return false;
  for (const auto& member : schema.members) {
    const auto* keyword = schema::find_keyword(dialect, member.key);
    if (member.key == "type" || member.key == "nullable" || keyword == nullptr) continue;
    if (keyword->vocabulary != schema::Vocabulary::annotation) return false;
  }
  return true;
}

std::string why_both(const SchemaSite& site, const tree::Node& left, const tree::Node& right) {
  if (tree::equal(left, right)) return "these two branches of `oneOf` are the same";
  if (!is_type_only(left, site.dialect()) || !is_type_only(right, site.dialect())) return {};
  const auto both = stated_types(left, site.resource) & stated_types(right, site.resource);
  if (both == 0) return {};
  return fmt::format("{} fits both of these branches of `oneOf`",
                     words_of(static_cast<Types>(both)));
}

void find(const SchemaSite& site, Findings& out) {
  const auto* branches = site.find("oneOf");
  if (branches == nullptr || branches->items.size() > most_branches) return;
  for (std::size_t i = 0; i < branches->items.size(); ++i) {
    for (std::size_t before = 0; before < i; ++before) {
      const auto& left = branches->items[before];
      const auto& right = branches->items[i];
      const auto why = why_both(site, left, right);
      if (why.empty()) continue;
      out.add(right.span,
              why + ": values that fit both are refused",
              "use `anyOf`",
              {{left.span, "the other branch"}});
    }
  }
}

}  // namespace

const Rule schema_overlapping_one_of = {
    .id = "schema.overlapping-one-of",
    .title = "two branches of `oneOf` that one value always fits",
    .level = text::Severity::error,
    .about =
        "`oneOf` refuses what more than one branch allows: equal branches refuse all that they "
        "describe, and `integer` beside `number` refuses integers.",
    .failing = R"({"oneOf": [{"type": "integer"}, {"type": "number"}]})",
    .passing = R"({"oneOf": [{"type": "integer"}, {"type": "string"}]})",
    .on_schema = find,
};

}  // namespace assay::lint::all
