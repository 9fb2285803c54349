#include <cmath>

#include "generate/breakers.h"

namespace assay::generate {

namespace json = boost::json;

double Subject::number(std::string_view keyword, double otherwise) const {
  const auto* node = applied.first(keyword);
  const auto number = node == nullptr ? json::value() : to_json(*node);
  return number.is_number() ? number.to_number<double>() : otherwise;
}

std::size_t Subject::count(std::string_view keyword) const {
  return static_cast<std::size_t>(std::clamp(number(keyword, 0), 0.0, 100'000.0));
}

std::string Subject::text() const {
  const auto* text = value.if_string();
  return text == nullptr ? std::string() : std::string(text->data(), text->size());
}

/// A whole number as an integer, so that only the bound is broken and not the type.
json::value plain_number(double value) {
  if (value == std::floor(value) && std::abs(value) < 9e15) return static_cast<std::int64_t>(value);
  return value;
}

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
    values = {plain_number(here + 1),
              plain_number(here - 1),
              plain_number(here + 1000),
              plain_number(-here)};
  } else if (subject.value.is_bool()) {
    values = {json::value(!subject.value.get_bool())};
  }
  for (auto& value : each_type()) {
    if (value != subject.value) values.push_back(std::move(value));
  }
  return values;
}

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
      values.push_back(plain_number(large));
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
  return {plain_number(bound - 1),
          plain_number(bound),
          plain_number(bound - 0.5),
          plain_number(bound - 1000)};
}

Values above(const Subject& subject) {
  const auto bound = subject.number("maximum", subject.number("exclusiveMaximum", 0));
  return {plain_number(bound + 1),
          plain_number(bound),
          plain_number(bound + 0.5),
          plain_number(bound + 1000)};
}

Values between_multiples(const Subject& subject) {
  const auto step = subject.number("multipleOf", 1);
  const auto here = subject.value.is_number() ? subject.value.to_number<double>() : 0;
  return {plain_number(here + 1),
          plain_number(here - 1),
          plain_number(here + step / 2),
          plain_number(here - step / 2),
          plain_number(here + step / 10)};
}

}  // namespace assay::generate
