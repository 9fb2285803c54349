#include <algorithm>

#include <fmt/format.h>

#include "schema/lower/lowering.h"
#include "schema/number.h"
#include "schema/shape.h"

namespace assay::schema::lower {
namespace {

using At = Lowering::At;

/// Since draft 6, 1.0 is an integer. Where valijson does not think so, a number that is a multiple
/// of 1 is one.
json::value any_whole_number() {
  return json::object{{"type", "number"}, {"multipleOf", 1.0}};
}

void lower_type(Lowering& lowering, const At& here, Parts& parts) {
  const auto* type = here.find("type");
  if (type == nullptr) return;
  std::vector<std::string_view> names;
  if (type->is(tree::Kind::string)) names.push_back(type->scalar);
  for (const auto& item : type->items)
    names.push_back(item.scalar);
  const auto* nullable = here.find("nullable");
  if (nullable != nullptr && nullable->scalar == "true") names.push_back("null");
  const auto has = [&names](std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };

  const bool by_spelling = here.dialect() == Dialect::draft4;
  const bool whole = lowering.abilities().whole_doubles_are_integers;
  if (by_spelling && whole && has("integer") && !has("number")) {
    lowering.refuse(type->span, "in draft 4 `1.0` is no integer, and for this valijson it is");
  }
  const bool rewrite = has("integer") && !has("number") && !by_spelling && !whole;
  json::array kept;
  for (const auto name : names) {
    if (!(rewrite && name == "integer")) kept.push_back(json::string(name));
  }
  if (!rewrite) {
    parts.keywords["type"] = std::move(kept);
  } else if (kept.empty()) {
    parts.all.push_back(any_whole_number());
  } else {
    parts.all.push_back(json::object{
        {"anyOf", json::array{any_whole_number(), json::object{{"type", std::move(kept)}}}}});
  }
}

void lower_enumeration(Lowering& lowering, const At& here, Parts& parts) {
  if (const auto* values = here.find("enum"))
    parts.keywords["enum"] = lower_value(lowering, *values);
  if (const auto* value = here.find("const"))
    parts.keywords["const"] = lower_value(lowering, *value);
}

void lower_numbers(Lowering& lowering, const At& here, Parts& parts) {
  const bool boolean = has(with_boolean_bounds, here.dialect());
  const auto add = [&](std::string_view keyword, std::string_view exclusive) {
    const auto* value = here.find(keyword);
    if (value == nullptr) return;
    const auto* flag = boolean ? here.find(exclusive) : nullptr;
    parts.keywords[flag != nullptr && flag->scalar == "true" ? exclusive : keyword] =
        lower_number(lowering, *value);
  };
  add("minimum", "exclusiveMinimum");
  add("maximum", "exclusiveMaximum");
  if (!boolean) {
    add("exclusiveMinimum", {});
    add("exclusiveMaximum", {});
  }
  const auto* divisor = here.find("multipleOf");
  if (divisor == nullptr) return;
  if (!read_decimal(divisor->scalar).is_integer()) {
    lowering.refuse(divisor->span, "valijson divides by a fraction in binary");
  }
  // valijson divides the text `7` too. And as an integer, 1.0 in the body would be cut to one
  // before it is divided.
  const auto number = lower_number(lowering, *divisor).to_number<double>();
  parts.all.push_back(json::object{{"if", json::object{{"type", "number"}}},
                                   {"then", json::object{{"multipleOf", number}}}});
}

void lower_counts(Lowering& lowering, const At& here, Parts& parts) {
  for (const std::string_view keyword :
       {"minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"}) {
    const auto* value = here.find(keyword);
    if (value == nullptr) continue;
    if (!is_comparable(value->scalar))
      lowering.refuse(value->span, "the count is beyond what valijson counts");
    parts.keywords[keyword] =
        static_cast<std::int64_t>(std::min<std::uint64_t>(read_count(value->scalar), 1U << 31U));
  }
  if (const auto* unique = here.find("uniqueItems");
      unique != nullptr && unique->scalar == "true") {
    parts.keywords["uniqueItems"] = true;
    lowering.out().compares_items = true;
  }
  if (const auto* pattern = here.find("pattern")) {
    parts.keywords["pattern"] = lowering.pattern(pattern->scalar, pattern->span);
  }
}

void lower_required(Lowering& lowering, const At& here, Parts& parts) {
  const auto* required = here.find("required");
  if (required == nullptr) return;
  const auto* properties = here.find("properties");
  const auto* mark = lowering.options().direction == Direction::response ? "writeOnly" : "readOnly";
  json::array names;
  for (const auto& name : required->items) {
    const auto* schema = properties == nullptr ? nullptr : properties->find(name.scalar);
    if (schema != nullptr && is_openapi(here.dialect()) &&
        is_marked(lowering.resources(), *schema, mark))
      continue;
    names.push_back(json::string(lowering.name(name.scalar, name.span)));
  }
  if (!names.empty()) parts.keywords["required"] = std::move(names);
}

}  // namespace

void lower_assertions(Lowering& lowering, const At& here, Parts& parts) {
  lower_type(lowering, here, parts);
  lower_enumeration(lowering, here, parts);
  lower_numbers(lowering, here, parts);
  lower_counts(lowering, here, parts);
  lower_required(lowering, here, parts);
}

}  // namespace assay::schema::lower
