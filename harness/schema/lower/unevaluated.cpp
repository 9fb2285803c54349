#include <algorithm>
#include <optional>

#include "schema/lower/evaluated.h"
#include "schema/lower/lowering.h"

// `unevaluatedProperties` in draft 7: which members the other keywords have seen is worked out
// beforehand, for every combination of branches that can hold. A combination says: where these
// guards hold, the members left are those that none of these names and patterns takes. More
// branches that hold see more, and a member seen too many is no fault, so the schema holds where it
// holds for any one combination whose guards do.

namespace assay::schema::lower {
namespace {

using At = Lowering::At;

json::value rest_of_members(Lowering& lowering,
                            const Evaluated& evaluated,
                            const json::value& schema) {
  if (evaluated.all) return json::object{};
  json::object names;
  for (const auto& name : evaluated.names)
    names[name] = true;
  json::object patterns;
  for (const auto& [pattern, span] : evaluated.patterns)
    patterns[lowering.pattern(pattern, span).as_string()] = true;
  return json::object{{"properties", std::move(names)},
                      {"patternProperties", std::move(patterns)},
                      {"additionalProperties", schema}};
}

json::value rest_of_items(const Evaluated& evaluated, const json::value& schema) {
  if (evaluated.all) return json::object{};
  json::value rest = schema;
  if (!evaluated.contained.empty()) {
    json::array either = evaluated.contained;
    either.push_back(schema);
    rest = json::object{{"anyOf", std::move(either)}};
  }
  if (evaluated.front == 0) return json::object{{"items", std::move(rest)}};
  json::array front(evaluated.front, json::value(true));
  return json::object{{"items", std::move(front)}, {"additionalItems", std::move(rest)}};
}

void lower_one(
    Lowering& lowering, const At& here, Parts& parts, Evaluated::Of of, std::string_view keyword) {
  const auto* schema = here.find(keyword);
  if (schema == nullptr) return;
  const auto combinations = find_combinations(lowering, here, of);
  if (!combinations) {
    lowering.refuse(schema->span, "the branches beside it have too many combinations");
    return;
  }
  // Referred to, since it stands in every combination.
  const auto left = lowering.refer(*schema, here.scope);
  json::array either;
  for (const auto& [guards, evaluated] : *combinations) {
    Parts one{.keywords = {}, .all = guards};
    auto rest = of == Evaluated::Of::members ? rest_of_members(lowering, evaluated, left)
                                             : rest_of_items(evaluated, left);
    one.all.push_back(std::move(rest));
    either.push_back(std::move(one).join());
  }
  parts.all.push_back(either.size() == 1 ? either[0] : json::object{{"anyOf", std::move(either)}});
}

}  // namespace

void lower_unevaluated(Lowering& lowering, const At& here, Parts& parts) {
  lower_one(lowering, here, parts, Evaluated::Of::members, "unevaluatedProperties");
  lower_one(lowering, here, parts, Evaluated::Of::items, "unevaluatedItems");
}

}  // namespace assay::schema::lower
