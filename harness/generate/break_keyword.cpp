#include "generate/break_keyword.h"

#include <functional>
#include <map>

#include "generate/breakers.h"
#include "generate/build_value.h"
#include "generate/place.h"

namespace assay::generate {
namespace {

namespace json = boost::json;

using Breaker = std::function<Values(const Subject&)>;

const std::map<std::string_view, Breaker>& breakers() {
  static const std::map<std::string_view, Breaker> table = {
      {"additionalItems", other_items},
      {"additionalProperties", more_properties},
      {"const", others},
      {"contains", other_items},
      {"enum", others},
      {"exclusiveMaximum", above},
      {"exclusiveMinimum", below},
      {"format", odd_texts},
      {"items", other_items},
      {"maxContains", more_items},
      {"maxItems", more_items},
      {"maxLength", longer},
      {"maxProperties", more_properties},
      {"maximum", above},
      {"minContains", other_items},
      {"minItems", fewer_items},
      {"minLength", shorter},
      {"minProperties", fewer_properties},
      {"minimum", below},
      {"multipleOf", between_multiples},
      {"pattern", odd_texts},
      {"prefixItems", other_items},
      {"propertyNames", more_properties},
      {"type", other_types},
      {"unevaluatedItems", other_items},
      {"unevaluatedProperties", more_properties},
      {"uniqueItems", repeated_item},
  };
  return table;
}

/// Values of several schemas, a few of each, as far as they can be made without looking at the
/// rest.
Values values_of_all(const std::vector<const tree::Node*>& schemas,
                     const contract::References& references) {
  Values values;
  const Conforms anything_does = [](const tree::Node&, const json::value&) { return true; };
  for (const auto* schema : schemas) {
    Allowance left;
    for (unsigned attempt = 0; attempt < 8; ++attempt) {
      base::Random random(attempt);
      if (auto value = build_value(*schema, {}, references, anything_does, random, attempt, left))
        values.push_back(std::move(*value));
    }
  }
  return values;
}

}  // namespace

Values break_keyword(const tree::Node& schema,
                     const json::value& body,
                     const tree::Pointer& instance,
                     std::string_view keyword,
                     const contract::References& references) {
  Values bodies;
  const auto with = [&](json::value value) {
    bodies.push_back(body);
    put(bodies.back(), instance, std::move(value));
  };
  // What is wrong with these is that the property is away.
  if (keyword == "required" || keyword == "dependentRequired" || keyword == "dependencies") {
    bodies.push_back(body);
    erase(bodies.back(), instance);
    return bodies;
  }
  const auto* value = find(body, instance);
  // And with these, that it is there: a property that only goes the other way, or whose schema is
  // `false`.
  if (value == nullptr &&
      (keyword == "writeOnly" || keyword == "readOnly" || keyword == "properties")) {
    for (auto& present : each_type())
      with(std::move(present));
  }
  if (value == nullptr) return bodies;
  const auto applied = gather_at(schema, instance, references);
  if (keyword == "not") {
    for (auto& other : values_of_all(applied.all(keyword), references))
      with(std::move(other));
  }
  const auto found = breakers().find(keyword);
  const auto& breaker = found == breakers().end() ? Breaker(anything) : found->second;
  for (auto& other : breaker({*value, applied}))
    with(std::move(other));
  return bodies;
}

}  // namespace assay::generate
