#include "generate/break_keyword.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <string>

#include "generate/applied.h"
#include "generate/build_value.h"
#include "generate/place.h"
#include "generate/to_json.h"

namespace assay::generate {
namespace {

namespace json = boost::json;

using Values = std::vector<json::value>;

/// What one keyword's breakers see: the value there, and the schemas that hold for it.
struct Subject {
  const json::value& value;
  const Applied& applied;

  [[nodiscard]] double number(std::string_view keyword, double otherwise) const {
    const auto* node = applied.first(keyword);
    const auto number = node == nullptr ? json::value() : to_json(*node);
    return number.is_number() ? number.to_number<double>() : otherwise;
  }
  [[nodiscard]] std::size_t count(std::string_view keyword) const {
    return static_cast<std::size_t>(std::clamp(number(keyword, 0), 0.0, 100'000.0));
  }
  [[nodiscard]] std::string text() const {
    const auto* text = value.if_string();
    return text == nullptr ? std::string() : std::string(text->data(), text->size());
  }
};

using Breaker = std::function<Values(const Subject&)>;

/// A whole number as an integer, so that only the bound is broken and not the type.
json::value number(double value) {
  if (value == std::floor(value) && std::abs(value) < 9e15) return static_cast<std::int64_t>(value);
  return value;
}

/// One value of each type.
Values each_type() {
  return {"assay", 7, 0.5, true, nullptr, json::array(), json::object()};
}

Values other_types(const Subject& subject) {
  Values values;
  if (subject.value.is_number()) values.push_back(subject.value.to_number<double>() + 0.5);
  for (auto& value : each_type()) {
    if (value.kind() != subject.value.kind()) values.push_back(std::move(value));
  }
  return values;
}

/// Values of the same type that are not this one.
Values others(const Subject& subject) {
  Values values;
  if (subject.value.is_string()) {
    const auto text = subject.text();
    values = {json::value(text + "x"),
              json::value("assay"),
              json::value(std::string(text.size(), 'x')),
              json::value("")};
  } else if (subject.value.is_number()) {
    const auto here = subject.value.to_number<double>();
    values = {number(here + 1), number(here - 1), number(here + 1000), number(-here)};
  } else if (subject.value.is_bool()) {
    values = {json::value(!subject.value.get_bool())};
  }
  for (auto& value : each_type()) {
    if (value != subject.value) values.push_back(std::move(value));
  }
  return values;
}

/// Texts that no format takes, of several shapes and of the same length as the one that is there.
Values odd_texts(const Subject& subject) {
  const auto text = subject.text();
  Values values;
  for (const char filler : {'~', 'a', '0', ' ', '(', '%'})
    values.push_back(json::value(std::string(text.size(), filler)));
  for (const auto* odd :
       {"not this", "(", "~2", "{", "a b", "%zz", "\\", "1..2", "-", "", "A", "9"})
    values.push_back(odd);
  values.push_back(json::value(text + "\n"));
  values.push_back(json::value(text + "!"));
  if (subject.value.is_number()) {
    for (const double large : {1e10, 1e20, 1e300, 0.5})
      values.push_back(number(large));
  }
  return values;
}

Values shorter(const Subject& subject) {
  const auto least = subject.count("minLength");
  if (least == 0) return {};
  const auto text = subject.text();
  return {json::value(text.substr(0, least - 1)), json::value(std::string(least - 1, 'x')), ""};
}

Values longer(const Subject& subject) {
  const auto most = subject.count("maxLength");
  auto text = subject.text();
  if (text.empty()) text = "x";
  const auto last = text.back();
  while (text.size() <= most)
    text += last;
  return {json::value(text), json::value(std::string(most + 1, 'x'))};
}

Values below(const Subject& subject) {
  const auto bound = subject.number("minimum", subject.number("exclusiveMinimum", 0));
  return {number(bound - 1), number(bound), number(bound - 0.5), number(bound - 1000)};
}

Values above(const Subject& subject) {
  const auto bound = subject.number("maximum", subject.number("exclusiveMaximum", 0));
  return {number(bound + 1), number(bound), number(bound + 0.5), number(bound + 1000)};
}

Values between_multiples(const Subject& subject) {
  const auto step = subject.number("multipleOf", 1);
  const auto here = subject.value.is_number() ? subject.value.to_number<double>() : 0;
  return {number(here + 1),
          number(here - 1),
          number(here + step / 2),
          number(here - step / 2),
          number(here + step / 10)};
}

const json::array& items_of(const Subject& subject) {
  static const json::array none;
  const auto* items = subject.value.if_array();
  return items == nullptr ? none : *items;
}

Values fewer_items(const Subject& subject) {
  auto items = items_of(subject);
  const auto least = std::max<std::size_t>(subject.count("minItems"), 1);
  if (items.size() >= least) items.resize(least - 1);
  return {items, json::array()};
}

/// A value much like `item` that is not equal to it.
json::value varied(const json::value& item, std::size_t by) {
  if (const auto* text = item.if_string())
    return json::value(std::string(text->data(), text->size()) + std::to_string(by));
  if (item.is_number()) return number(item.to_number<double>() + static_cast<double>(by));
  if (const auto* object = item.if_object()) {
    auto changed = *object;
    if (!changed.empty()) changed.begin()->value() = varied(changed.begin()->value(), by);
    return changed;
  }
  return item;
}

Values more_items(const Subject& subject) {
  const auto most = subject.number("maxItems", subject.number("maxContains", 0));
  auto same = items_of(subject);
  if (same.empty()) same.push_back("assay");
  auto differing = same;
  for (std::size_t i = 1; static_cast<double>(same.size()) <= std::min(most, 100'000.0); ++i) {
    differing.push_back(varied(same.front(), i));
    same.push_back(same.front());
  }
  return {differing, same};
}

Values repeated_item(const Subject& subject) {
  auto appended = items_of(subject);
  if (appended.empty()) return {};
  auto replaced = appended;
  replaced.back() = replaced.front();
  appended.push_back(appended.front());
  return {appended, replaced};
}

/// The array with an item of each type behind it, or in place of all its items.
Values other_items(const Subject& subject) {
  Values values;
  for (const auto& item : each_type()) {
    auto appended = items_of(subject);
    auto replaced = appended;
    appended.push_back(item);
    for (auto& one : replaced)
      one = item;
    values.push_back(std::move(appended));
    values.push_back(std::move(replaced));
  }
  values.push_back(json::array());
  return values;
}

/// The object without one of its properties, for each.
Values fewer_properties(const Subject& subject) {
  Values values;
  const auto* object = subject.value.if_object();
  if (object == nullptr) return values;
  for (const auto& member : *object) {
    auto without = *object;
    without.erase(member.key());
    values.push_back(std::move(without));
  }
  auto least = *object;
  const auto required = subject.applied.required();
  for (const auto& member : *object) {
    const std::string name(member.key());
    if (std::find(required.begin(), required.end(), name) == required.end()) least.erase(name);
    values.push_back(least);
  }
  values.push_back(json::object());
  return values;
}

/// The object with properties that nobody names.
Values more_properties(const Subject& subject) {
  Values values;
  const auto* object = subject.value.if_object();
  if (object == nullptr) return values;
  const auto most = subject.count("maxProperties");
  for (const auto& value : each_type()) {
    for (const std::string name : {"assay_extra", "assay extra!", "", "0", "A"}) {
      auto more = *object;
      more[name] = value;
      for (std::size_t i = 0; more.size() <= most; ++i)
        more[name + std::to_string(i)] = value;
      values.push_back(std::move(more));
    }
  }
  return values;
}

/// Everything that one change in the value can be: for keywords that combine schemas.
Values anything(const Subject& subject) {
  Values values;
  for (const auto& make : {others, fewer_properties, more_properties, other_items, odd_texts}) {
    for (auto& value : make(subject))
      values.push_back(std::move(value));
  }
  const auto* object = subject.value.if_object();
  if (object == nullptr) return values;
  for (const auto& member : *object) {
    for (auto& other : others({member.value(), subject.applied})) {
      auto changed = *object;
      changed[member.key()] = std::move(other);
      values.push_back(std::move(changed));
    }
  }
  return values;
}

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
    for (unsigned attempt = 0; attempt < 8; ++attempt) {
      base::Random random(attempt);
      if (auto value = build_value(*schema, {}, references, anything_does, random, attempt))
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
  if (keyword == "required" || keyword == "dependentRequired") {
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
