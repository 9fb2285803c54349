#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "generate/breakers.h"

namespace assay::generate {

namespace json = boost::json;

namespace {

const json::array& items_of(const Subject& subject) {
  static const json::array none;
  const auto* items = subject.value.if_array();
  return items == nullptr ? none : *items;
}

/// A value much like `item` that is not equal to it.
json::value varied(const json::value& item, std::size_t by) {
  if (const auto* text = item.if_string())
    return json::value(std::string(text->data(), text->size()) + std::to_string(by));
  if (item.is_number()) return plain_number(item.to_number<double>() + static_cast<double>(by));
  if (const auto* object = item.if_object()) {
    auto changed = *object;
    if (!changed.empty()) changed.begin()->value() = varied(changed.begin()->value(), by);
    return changed;
  }
  return item;
}

}  // namespace

Values fewer_items(const Subject& subject) {
  auto items = items_of(subject);
  const auto least = std::max<std::size_t>(subject.count("minItems"), 1);
  if (items.size() >= least) items.resize(least - 1);
  return {items, json::array()};
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

}  // namespace assay::generate
