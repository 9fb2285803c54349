#include <array>

#include <fmt/format.h>

#include "lint/all.h"
#include "lint/schema_site.h"
#include "schema/number.h"

namespace assay::lint::all {
namespace {

struct Pair {
  std::string_view least;
  std::string_view most;
  bool is_strict = false;  ///< equal bounds leave nothing between them
};

constexpr std::array pairs = {
    Pair{"minimum", "maximum"},
    Pair{"exclusiveMinimum", "maximum", true},
    Pair{"minimum", "exclusiveMaximum", true},
    Pair{"exclusiveMinimum", "exclusiveMaximum", true},
    Pair{"minLength", "maxLength"},
    Pair{"minItems", "maxItems"},
    Pair{"minContains", "maxContains"},
    Pair{"minProperties", "maxProperties"},
};

bool is_true(const tree::Node* value) {
  return value != nullptr && value->is(tree::Kind::boolean) && value->scalar == "true";
}

bool is_number(const tree::Node& node) {
  return node.is(tree::Kind::integer) || node.is(tree::Kind::number);
}

void compare(const SchemaSite& site, const Pair& pair, Findings& out) {
  const auto* least = site.find(pair.least);
  const auto* most = site.find(pair.most);
  if (least == nullptr || most == nullptr || !is_number(*least) || !is_number(*most)) return;
  // Draft 4 and OpenAPI 3.0 say it with a boolean beside the bound.
  const bool strict =
      pair.is_strict || (pair.least == "minimum" && (is_true(site.find("exclusiveMinimum")) ||
                                                     is_true(site.find("exclusiveMaximum"))));
  const auto order =
      schema::compare(schema::read_decimal(least->scalar), schema::read_decimal(most->scalar));
  if (order < 0 || (order == 0 && !strict)) return;
  out.add(least->span,
          fmt::format("no value is between `{}` {} and `{}` {}",
                      pair.least,
                      least->scalar,
                      pair.most,
                      most->scalar),
          {},
          {{most->span, "the other bound"}});
}

void find(const SchemaSite& site, Findings& out) {
  for (const auto& pair : pairs)
    compare(site, pair, out);
}

}  // namespace

const Rule schema_empty_range = {
    .id = "schema.empty-range",
    .title = "a lower bound above the upper one",
    .level = text::Severity::error,
    .about =
        "Of `minimum` and `maximum` (exclusive ones too), `minLength`, `minItems`, "
        "`minContains`, `minProperties` and their counterparts.",
    .failing = R"({"type": "string", "minLength": 10, "maxLength": 1})",
    .passing = R"({"type": "string", "minLength": 1, "maxLength": 10})",
    .on_schema = find,
};

}  // namespace assay::lint::all
