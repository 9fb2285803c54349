#include "schema/vocabulary.h"

#include <array>

namespace assay::schema {
namespace {

using S = Shape;
using V = Vocabulary;

constexpr Dialects draft4 = only(Dialect::draft4);
constexpr Dialects draft2019_09 = only(Dialect::draft2019_09);
constexpr Dialects openapi3_0 = only(Dialect::openapi3_0);
constexpr Dialects not_openapi3_0 = every_dialect & static_cast<Dialects>(~openapi3_0);
constexpr Dialects until_draft2019_09 =
    draft4 | only(Dialect::draft6) | only(Dialect::draft7) | draft2019_09;
constexpr Dialects numeric_bounds = every_dialect & static_cast<Dialects>(~with_boolean_bounds);

constexpr std::array table = {
    Keyword{"$ref", every_dialect, S::text, V::core},
    Keyword{"$schema", not_openapi3_0, S::text, V::core},
    Keyword{"id", draft4, S::text, V::core},
    Keyword{"$id", since_draft6, S::text, V::core},
    Keyword{"$anchor", since_draft2019_09, S::text, V::core},
    Keyword{"$dynamicRef", since_draft2020_12, S::text, V::core},
    Keyword{"$dynamicAnchor", since_draft2020_12, S::text, V::core},
    Keyword{"$recursiveRef", draft2019_09, S::text, V::core},
    Keyword{"$recursiveAnchor", draft2019_09, S::boolean, V::core},
    Keyword{"$vocabulary", since_draft2019_09, S::mapping, V::core},
    Keyword{"$comment", since_draft7, S::text, V::core},
    Keyword{"$defs", since_draft2019_09, S::schemas_by_name, V::core},
    Keyword{"definitions", not_openapi3_0, S::schemas_by_name, V::core},

    Keyword{"type", every_dialect, S::type, V::validation},
    Keyword{"nullable", openapi3_0, S::boolean, V::openapi},
    Keyword{"enum", every_dialect, S::list, V::validation},
    Keyword{"const", since_draft6, S::any, V::validation},

    Keyword{"multipleOf", every_dialect, S::positive_number, V::validation, concerns_numbers},
    Keyword{"maximum", every_dialect, S::number, V::validation, concerns_numbers},
    Keyword{"minimum", every_dialect, S::number, V::validation, concerns_numbers},
    Keyword{"exclusiveMaximum", numeric_bounds, S::number, V::validation, concerns_numbers},
    Keyword{"exclusiveMinimum", numeric_bounds, S::number, V::validation, concerns_numbers},
    Keyword{"exclusiveMaximum", with_boolean_bounds, S::boolean, V::validation, concerns_numbers},
    Keyword{"exclusiveMinimum", with_boolean_bounds, S::boolean, V::validation, concerns_numbers},

    Keyword{"maxLength", every_dialect, S::count, V::validation, concerns_strings},
    Keyword{"minLength", every_dialect, S::count, V::validation, concerns_strings},
    Keyword{"pattern", every_dialect, S::text, V::validation, concerns_strings},
    Keyword{"format", every_dialect, S::text, V::format},
    Keyword{"contentEncoding", since_draft7, S::text, V::content, concerns_strings},
    Keyword{"contentMediaType", since_draft7, S::text, V::content, concerns_strings},
    Keyword{"contentSchema", since_draft2019_09, S::schema, V::content, concerns_strings},

    Keyword{"items", until_draft2019_09, S::schema_or_schemas, V::applicator, concerns_arrays},
    Keyword{"items", since_draft2020_12 | openapi3_0, S::schema, V::applicator, concerns_arrays},
    Keyword{"prefixItems", since_draft2020_12, S::schemas, V::applicator, concerns_arrays},
    Keyword{"additionalItems", until_draft2019_09, S::schema, V::applicator, concerns_arrays},
    Keyword{"unevaluatedItems", since_draft2019_09, S::schema, V::unevaluated, concerns_arrays},
    Keyword{"contains", since_draft6, S::schema, V::applicator, concerns_arrays},
    Keyword{"maxContains", since_draft2019_09, S::count, V::validation, concerns_arrays},
    Keyword{"minContains", since_draft2019_09, S::count, V::validation, concerns_arrays},
    Keyword{"maxItems", every_dialect, S::count, V::validation, concerns_arrays},
    Keyword{"minItems", every_dialect, S::count, V::validation, concerns_arrays},
    Keyword{"uniqueItems", every_dialect, S::boolean, V::validation, concerns_arrays},

    Keyword{"properties", every_dialect, S::schemas_by_name, V::applicator, concerns_objects},
    Keyword{
        "patternProperties", not_openapi3_0, S::schemas_by_name, V::applicator, concerns_objects},
    Keyword{"additionalProperties", every_dialect, S::schema, V::applicator, concerns_objects},
    Keyword{
        "unevaluatedProperties", since_draft2019_09, S::schema, V::unevaluated, concerns_objects},
    Keyword{"propertyNames", since_draft6, S::schema, V::applicator, concerns_objects},
    Keyword{"required", every_dialect, S::names, V::validation, concerns_objects},
    Keyword{"maxProperties", every_dialect, S::count, V::validation, concerns_objects},
    Keyword{"minProperties", every_dialect, S::count, V::validation, concerns_objects},
    Keyword{"dependencies",
            not_openapi3_0,
            S::schemas_or_names_by_name,
            V::applicator,
            concerns_objects},
    Keyword{
        "dependentRequired", since_draft2019_09, S::names_by_name, V::validation, concerns_objects},
    Keyword{"dependentSchemas",
            since_draft2019_09,
            S::schemas_by_name,
            V::applicator,
            concerns_objects},

    Keyword{"allOf", every_dialect, S::schemas, V::applicator},
    Keyword{"anyOf", every_dialect, S::schemas, V::applicator},
    Keyword{"oneOf", every_dialect, S::schemas, V::applicator},
    Keyword{"not", every_dialect, S::schema, V::applicator},
    Keyword{"if", since_draft7, S::schema, V::applicator},
    Keyword{"then", since_draft7, S::schema, V::applicator},
    Keyword{"else", since_draft7, S::schema, V::applicator},

    Keyword{"title", every_dialect, S::text},
    Keyword{"description", every_dialect, S::text},
    Keyword{"default", every_dialect, S::any},
    Keyword{"examples", since_draft6, S::list},
    Keyword{"readOnly", since_draft7 | openapi3_0, S::boolean},
    Keyword{"writeOnly", since_draft7 | openapi3_0, S::boolean},
    Keyword{"deprecated", since_draft2019_09 | openapi3_0, S::boolean},
    Keyword{"discriminator", openapi_only, S::mapping, V::openapi},
    Keyword{"xml", openapi_only, S::mapping, V::openapi},
    Keyword{"externalDocs", openapi_only, S::mapping, V::openapi},
    Keyword{"example", openapi_only, S::any, V::openapi},
};

}  // namespace

const Keyword* find_keyword(Dialect dialect, std::string_view name) {
  for (const auto& keyword : table) {
    if (keyword.name == name && has(keyword.dialects, dialect)) return &keyword;
  }
  return nullptr;
}

const Keyword* find_keyword_anywhere(std::string_view name) {
  for (const auto& keyword : table) {
    if (keyword.name == name) return &keyword;
  }
  return nullptr;
}

std::vector<std::string_view> keyword_names(Dialect dialect) {
  std::vector<std::string_view> names;
  for (const auto& keyword : table) {
    if (has(keyword.dialects, dialect)) names.push_back(keyword.name);
  }
  return names;
}

Dialects dialects_with(std::string_view name) {
  Dialects found = 0;
  for (const auto& keyword : table) {
    if (keyword.name == name) found = static_cast<Dialects>(found | keyword.dialects);
  }
  return found;
}

bool is_extension(std::string_view name) {
  return name.starts_with("x-");
}

}  // namespace assay::schema
