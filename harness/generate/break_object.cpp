#include <boost/json/object.hpp>

#include "generate/breakers.h"

namespace assay::generate {

namespace json = boost::json;

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

}  // namespace assay::generate
