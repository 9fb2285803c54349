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

class Telling {
 public:
  Telling(const tree::Node& branches,
          const contract::References& references,
          const Conforms& conforms,
          Tries& tries)
      : branches_(branches), references_(references), conforms_(conforms), tries_(tries) {}

  void run(json::object& object) {
    const auto is_this = [&](const auto& one) {
      return one.first == &branches_ && one.second == object;
    };
    if (std::any_of(tries_.failed.begin(), tries_.failed.end(), is_this)) return;
    for (const auto& kept : branches_.items) {
      if (!keeps(kept, object)) continue;
      auto changed = object;
      const auto is_kept_too = [&](const tree::Node& other) {
        return &other != &kept && keeps(other, changed);
      };
      for (const auto& other : branches_.items) {
        if (is_kept_too(other)) spoil(changed, other, kept);
      }
      const auto& items = branches_.items;
      const bool told = std::none_of(items.begin(), items.end(), is_kept_too);
      if (tries_.left == 0) return;
      if (!told) continue;
      object = std::move(changed);
      return;
    }
    tries_.failed.emplace_back(&branches_, object);
  }

 private:
  /// Says no when no tries are left.
  bool keeps(const tree::Node& branch, const json::object& object) {
    if (tries_.left == 0) return false;
    --tries_.left;
    return conforms_(branch, object);
  }

  /// Gives `object` a property for which `other` refuses it and `kept` does not.
  void spoil(json::object& object, const tree::Node& other, const tree::Node& kept) {
    const std::array<json::value, 5> odd = {nullptr, "x", 0, true, json::array()};
    for (const auto name : names_in(other, references_)) {
      const json::string_view key(name.data(), name.size());
      for (const auto& value : odd) {
        if (tries_.left == 0) return;
        auto changed = object;
        changed[key] = value;
        if (!keeps(kept, changed) || keeps(other, changed)) continue;
        object = std::move(changed);
        return;
      }
    }
  }

  const tree::Node& branches_;
  const contract::References& references_;
  const Conforms& conforms_;
  Tries& tries_;
};

}  // namespace

void tell_apart(const Applied& applied,
                json::object& object,
                const contract::References& references,
                const Conforms& conforms,
                Tries& tries) {
  for (const auto* branches : applied.all("oneOf"))
    Telling(*branches, references, conforms, tries).run(object);
}

}  // namespace assay::generate
