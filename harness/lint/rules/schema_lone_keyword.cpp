#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "lint/all.h"
#include "lint/schema_site.h"
#include "schema/vocabulary.h"

namespace assay::lint::all {
namespace {

/// A keyword that says something only beside one of others.
struct Needs {
  std::string_view keyword;
  std::vector<std::string_view> others;
  std::string_view value{};  ///< only where it has this value
};

const std::vector<Needs>& table() {
  static const std::vector<Needs> list = {
      {"then", {"if"}},
      {"else", {"if"}},
      {"if", {"then", "else", "unevaluatedProperties", "unevaluatedItems"}},
      {"minContains", {"contains"}},
      {"maxContains", {"contains"}},
      {"contentSchema", {"contentMediaType"}},
      {"additionalItems", {"items"}},
      {"exclusiveMinimum", {"minimum"}, "true"},
      {"exclusiveMaximum", {"maximum"}, "true"},
      {"nullable", {"type"}, "true"},
      {"discriminator", {"oneOf", "anyOf", "allOf", "properties"}},
      {"additionalProperties",
       {"properties",
        "patternProperties",
        "allOf",
        "anyOf",
        "oneOf",
        "$ref",
        "$dynamicRef",
        "maxProperties"},
       "false"},
  };
  return list;
}

/// Those of the names that the dialect knows.
std::string list_of(const std::vector<std::string_view>& names, schema::Dialect dialect) {
  std::string words;
  for (const auto name : names) {
    if (schema::find_keyword(dialect, name) == nullptr) continue;
    words += fmt::format("{}`{}`", words.empty() ? "" : " or ", name);
  }
  return words;
}

void find(const SchemaSite& site, Findings& out) {
  for (const auto& [keyword, others, value] : table()) {
    const auto* member = site.member(keyword);
    if (member == nullptr || (!value.empty() && member->value.scalar != value)) continue;
    if (std::any_of(others.begin(), others.end(), [&](auto other) { return site.has(other); }))
      continue;
    if (keyword == "additionalProperties") {
      out.add(member->key_span,
              "`additionalProperties: false` beside no property allows the empty object alone",
              "list the properties");
      continue;
    }
    out.add(member->key_span,
            fmt::format("`{}` says nothing without {}", keyword, list_of(others, site.dialect())));
  }
  const auto* additional = site.member("additionalItems");
  const auto* items = site.find("items");
  if (additional != nullptr && items != nullptr && !items->is(tree::Kind::sequence)) {
    out.add(additional->key_span,
            "`additionalItems` says nothing beside an `items` that is one schema for all items");
  }
}

}  // namespace

const Rule schema_lone_keyword = {
    .id = "schema.lone-keyword",
    .title = "a keyword that says nothing without another one",
    .level = text::Severity::warning,
    .about =
        "`then` without `if`, `minContains` without `contains`, `nullable` without `type`, "
        "`additionalProperties: false` without a property, and their like.",
    .failing = R"({"then": {"required": ["id"]}})",
    .passing = R"({"if": {"required": ["name"]}, "then": {"required": ["id"]}})",
    .on_schema = find,
};

}  // namespace assay::lint::all
