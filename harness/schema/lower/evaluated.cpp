#include "schema/lower/evaluated.h"

#include <algorithm>

namespace assay::schema::lower {
namespace {

using At = Lowering::At;
using Combinations = std::vector<Combination>;

constexpr std::size_t most_combinations = 256;
constexpr std::size_t most_branches = 8;

json::array joined(const json::array& left, const json::array& right) {
  json::array all = left;
  all.insert(all.end(), right.begin(), right.end());
  return all;
}

/// Schemas that guard are referred to: below them a reference may lead back to where the analysis
/// comes from.
class Analysis {
 public:
  Analysis(Lowering& lowering, Evaluated::Of of) : lowering_(lowering), of_(of) {}

  [[nodiscard]] bool is_too_large() const { return too_large_; }

  Combinations of_schema(const At& here, bool is_top) {
    Combinations all = {{.guards = {}, .evaluated = own(here, is_top)}};
    for (const std::string_view keyword : {"$ref", "$dynamicRef", "$recursiveRef"}) {
      if (here.find(keyword) == nullptr) continue;
      const auto target = lowering_.follow(here, keyword);
      if (target.schema != nullptr) cross(all, below(*target.schema, *target.scope));
    }
    if (here.is_reference()) return all;
    if (const auto* schemas = here.find("allOf")) {
      for (const auto& schema : schemas->items)
        cross(all, below(schema, here.scope));
    }
    if (const auto* schemas = here.find("oneOf")) cross(all, one_of(*schemas, here.scope));
    if (const auto* schemas = here.find("anyOf")) cross(all, any_of(*schemas, here.scope));
    if (const auto* test = here.find("if")) cross(all, condition(here, *test));
    for (const std::string_view keyword : {"dependentSchemas", "dependencies"}) {
      if (const auto* schemas = here.find(keyword)) add_dependent(all, *schemas, here.scope);
    }
    return all;
  }

 private:
  Combinations below(const tree::Node& schema, const Scope& scope) {
    if (too_large_ || schema.is(tree::Kind::boolean)) return {{}};
    return of_schema(lowering_.at(schema, scope), false);
  }

  /// What a schema sees by its own keywords.
  Evaluated own(const At& here, bool is_top) {
    Evaluated seen;
    if (here.is_reference()) return seen;
    if (of_ == Evaluated::Of::members) {
      see_members(here, seen);
      seen.all |= !is_top && here.find("unevaluatedProperties") != nullptr;
    } else {
      see_items(here, seen);
      seen.all |= !is_top && here.find("unevaluatedItems") != nullptr;
    }
    return seen;
  }

  void see_members(const At& here, Evaluated& seen) {
    if (const auto* properties = here.find("properties")) {
      for (const auto& member : properties->members)
        seen.names.insert(lowering_.name(member.key, member.key_span));
    }
    if (const auto* patterns = here.find("patternProperties")) {
      for (const auto& member : patterns->members)
        seen.patterns.emplace(member.key, member.key_span);
    }
    seen.all = here.find("additionalProperties") != nullptr;
  }

  void see_items(const At& here, Evaluated& seen) {
    const auto* items = here.find("items");
    const bool old_front = items != nullptr && items->is(tree::Kind::sequence);
    const auto* front = old_front ? items : here.find("prefixItems");
    if (front != nullptr) seen.front = front->items.size();
    seen.all = old_front ? here.find("additionalItems") != nullptr : items != nullptr;
    const auto* contained =
        has(since_draft2020_12, here.dialect()) ? here.find("contains") : nullptr;
    if (contained != nullptr) seen.contained.push_back(lowering_.refer(*contained, here.scope));
  }

  /// Every combination of the left with every one of the right.
  void cross(Combinations& left, const Combinations& right) {
    Combinations all;
    if (left.size() * right.size() > most_combinations) too_large_ = true;
    if (too_large_) return;
    for (const auto& one : left) {
      for (const auto& other : right) {
        auto merged = one.evaluated;
        merged.merge(other.evaluated);
        all.push_back({.guards = joined(one.guards, other.guards), .evaluated = std::move(merged)});
      }
    }
    left = std::move(all);
  }

  /// The combinations of a branch, where it holds.
  Combinations guarded(json::value guard, Combinations combinations) {
    for (auto& one : combinations)
      one.guards.insert(one.guards.begin(), guard);
    return combinations;
  }

  static void append(Combinations& all, const Combinations& more) {
    all.insert(all.end(), more.begin(), more.end());
  }

  Combinations branch(const tree::Node& schema, const Scope& scope) {
    return guarded(lowering_.refer(schema, scope), below(schema, scope));
  }

  Combinations one_of(const tree::Node& schemas, const Scope& scope) {
    Combinations all;
    for (const auto& schema : schemas.items)
      append(all, branch(schema, scope));
    return all;
  }

  /// Any set of branches that hold, but none at all.
  Combinations any_of(const tree::Node& schemas, const Scope& scope) {
    if (schemas.items.size() > most_branches) too_large_ = true;
    if (too_large_) return {{}};
    std::vector<Combinations> branches;
    for (const auto& schema : schemas.items)
      branches.push_back(branch(schema, scope));
    Combinations all;
    for (std::size_t set = 1; set < std::size_t{1} << branches.size() && !too_large_; ++set) {
      Combinations together = {{}};
      for (std::size_t i = 0; i < branches.size(); ++i) {
        if ((set >> i & 1U) != 0) cross(together, branches[i]);
      }
      append(all, together);
    }
    return all;
  }

  Combinations condition(const At& here, const tree::Node& test) {
    const auto guard = lowering_.refer(test, here.scope);
    auto holds = guarded(guard, below(test, here.scope));
    if (const auto* then = here.find("then")) cross(holds, below(*then, here.scope));
    Combinations fails = {{}};
    if (const auto* otherwise = here.find("else")) fails = below(*otherwise, here.scope);
    append(holds, guarded(json::object{{"not", guard}}, std::move(fails)));
    return holds;
  }

  void add_dependent(Combinations& all, const tree::Node& schemas, const Scope& scope) {
    for (const auto& member : schemas.members) {
      if (member.value.is(tree::Kind::sequence)) continue;
      const auto name = lowering_.name(member.key, member.key_span);
      const json::object present = {{"type", "object"},
                                    {"required", json::array{json::string(name)}}};
      Combinations either = {{}};
      append(either, guarded(present, below(member.value, scope)));
      cross(all, either);
    }
  }

  Lowering& lowering_;
  Evaluated::Of of_;
  bool too_large_ = false;
};

}  // namespace

void Evaluated::merge(const Evaluated& other) {
  all |= other.all;
  names.insert(other.names.begin(), other.names.end());
  patterns.insert(other.patterns.begin(), other.patterns.end());
  front = std::max(front, other.front);
  contained.insert(contained.end(), other.contained.begin(), other.contained.end());
}

std::optional<std::vector<Combination>> find_combinations(Lowering& lowering,
                                                          const Lowering::At& here,
                                                          Evaluated::Of of) {
  Analysis analysis(lowering, of);
  auto combinations = analysis.of_schema(here, true);
  if (analysis.is_too_large()) return std::nullopt;
  return combinations;
}

}  // namespace assay::schema::lower
