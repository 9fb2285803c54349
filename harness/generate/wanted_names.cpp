#include "generate/wanted_names.h"

#include <algorithm>

namespace assay::generate {
namespace {

/// A property that only goes the other way: `writeOnly` in an answer, `readOnly` in a request.
bool is_one_way(const tree::Node& property, schema::Direction direction) {
  return says_true(property, direction == schema::Direction::response ? "writeOnly" : "readOnly");
}

}  // namespace

std::vector<WantedName> wanted_names(const Applied& applied,
                                     const boost::json::object* shown,
                                     const Extent& extent) {
  std::vector<WantedName> names;
  const auto required = applied.required();
  const auto is_required = [&](std::string_view text) {
    return std::find(required.begin(), required.end(), text) != required.end();
  };
  const auto add = [&](std::string_view text) {
    const bool there = std::any_of(
        names.begin(), names.end(), [&](const auto& name) { return name.text == text; });
    if (!there) names.push_back({std::string(text), is_required(text)});
  };
  if (shown != nullptr) {
    for (const auto& member : *shown)
      add(std::string_view(member.key().data(), member.key().size()));
  }
  for (const auto* properties : applied.all("properties")) {
    for (const auto& member : properties->members) {
      const bool filled = extent.fill == Fill::full && !is_one_way(member.value, extent.direction);
      if (filled || is_required(member.key)) add(member.key);
    }
  }
  for (const auto& name : required)
    add(name);
  // Grows while it is walked: dependents may have dependents.
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (const auto* dependents : applied.all("dependentRequired")) {
      const auto* list = dependents->find(names[i].text);
      if (list == nullptr) continue;
      for (const auto& item : list->items)
        add(item.scalar);
    }
  }
  return names;
}

bool says_true(const tree::Node& schema, std::string_view keyword) {
  const auto* value = schema.find(keyword);
  return value != nullptr && value->is(tree::Kind::boolean) && value->scalar == "true";
}

}  // namespace assay::generate
