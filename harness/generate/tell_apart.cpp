#include "generate/tell_apart.h"

#include <algorithm>
#include <array>
#include <vector>

namespace assay::generate {
namespace {

namespace json = boost::json;

/// The properties that `schema` speaks of.
std::vector<std::string_view> names_in(const tree::Node& schema,
                                       const contract::References& references) {
  std::vector<std::string_view> names;
  for (const auto* properties : gather_at(schema, {}, references).all("properties")) {
    for (const auto& member : properties->members)
      names.push_back(member.key);
  }
  return names;
}

/// Gives `object` a property for which `other` refuses it and `kept` does not.
void spoil(json::object& object,
           const tree::Node& other,
           const tree::Node& kept,
           const contract::References& references,
           const Conforms& conforms) {
  const std::array<json::value, 5> odd = {nullptr, "x", 0, true, json::array()};
  for (const auto name : names_in(other, references)) {
    const json::string_view key(name.data(), name.size());
    for (const auto& value : odd) {
      auto changed = object;
      changed[key] = value;
      if (!conforms(kept, changed) || conforms(other, changed)) continue;
      object = std::move(changed);
      return;
    }
  }
}

void tell_branches(const tree::Nodes& branches,
                   json::object& object,
                   const contract::References& references,
                   const Conforms& conforms) {
  for (const auto& kept : branches) {
    if (!conforms(kept, object)) continue;
    auto changed = object;
    const auto is_kept_too = [&](const tree::Node& other) {
      return &other != &kept && conforms(other, changed);
    };
    for (const auto& other : branches) {
      if (is_kept_too(other)) spoil(changed, other, kept, references, conforms);
    }
    if (std::any_of(branches.begin(), branches.end(), is_kept_too)) continue;
    object = std::move(changed);
    return;
  }
}

}  // namespace

void tell_apart(const Applied& applied,
                json::object& object,
                const contract::References& references,
                const Conforms& conforms) {
  for (const auto* branches : applied.all("oneOf"))
    tell_branches(branches->items, object, references, conforms);
}

}  // namespace assay::generate
