#include "generate/typed.h"

#include <boost/json/parse.hpp>

#include "generate/to_json.h"

namespace assay::generate {
namespace {

namespace json = boost::json;

json::value as_text(std::string_view text) {
  return json::value(json::string_view(text.data(), text.size()));
}

}  // namespace

Typing::Typing(const tree::Node* schema, const contract::References& references)
    : references_(&references) {
  if (schema == nullptr) return;
  applied_ = gather_at(*schema, {}, references);
  types_ = applied_.types();
}

json::value Typing::read(std::string_view text) const {
  if (types_ == type_any || (types_ & type_string) != 0) return as_text(text);
  if ((types_ & type_boolean) != 0 && (text == "true" || text == "false")) return text == "true";
  if ((types_ & (type_integer | type_number)) != 0) {
    auto number = read_number(text);
    if (number.is_number()) return number;
  }
  if ((types_ & type_array) != 0) {
    json::array items;  // the form that a query has when it explodes nothing: values between commas
    while (!text.empty()) {
      const auto comma = text.find(',');
      const auto roots = applied_.item(items.size());
      items.push_back(
          typed(text.substr(0, comma), roots.empty() ? nullptr : roots.front(), *references_));
      text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
    }
    return items;
  }
  if ((types_ & type_object) != 0 && text.starts_with('{')) {
    boost::system::error_code problem;
    auto object = json::parse(json::string_view(text.data(), text.size()), problem);
    if (!problem) return object;
  }
  return as_text(text);
}

json::value typed(std::string_view text,
                  const tree::Node* schema,
                  const contract::References& references) {
  return Typing(schema, references).read(text);
}

json::object typed_form(const std::vector<std::pair<std::string, std::string>>& pairs,
                        const tree::Node* schema,
                        const contract::References& references) {
  json::object object;
  const auto applied = schema == nullptr ? Applied{} : gather_at(*schema, {}, references);
  for (const auto& [name, text] : pairs) {
    const auto roots = applied.property(name);
    auto value = typed(text, roots.empty() ? nullptr : roots.front(), references);
    auto* there = object.if_contains(name);
    if (there == nullptr) {
      object[name] = std::move(value);
      continue;
    }
    if (!there->is_array()) *there = json::array{*there};
    const auto* more = value.if_array();
    for (const auto& item : more != nullptr ? *more : json::array{value})
      there->get_array().push_back(item);
  }
  return object;
}

}  // namespace assay::generate
