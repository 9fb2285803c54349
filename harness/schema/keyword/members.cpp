#include "schema/keyword/members.h"

#include <algorithm>

#include <fmt/format.h>

namespace assay::schema::keyword {
namespace {

constexpr std::size_t most_bits = 64;

}  // namespace

struct Members::Member {
  std::string_view key;
  const boost::json::value& value;
  const Step& step;
};

Members::Members(Site site, MemberRules rules) : Check(std::move(site)), rules_(std::move(rules)) {
  for (std::size_t i = 0; i < std::min(rules_.required.size(), most_bits); ++i)
    required_bits_ |= std::uint64_t{1} << i;
  if (!rules_.required.empty()) first_required_ = rules_.required.front().site.slot;
}

bool Members::run(const Visit& visit) const {
  auto* const seen = visit.seen;
  const bool collects = visit.run.collects();
  const bool has_others = !rules_.patterns.empty() || rules_.additional != nullptr || rules_.closed;
  if (seen != nullptr && rules_.is_named) seen->mark_named();
  bool ok = true;
  std::uint64_t missing = required_bits_;
  std::uint32_t guess = 0;
  std::size_t index = 0;
  for (const auto& pair : visit.value.get_object()) {
    const std::string_view key(pair.key().data(), pair.key().size());
    const Step step{.up = &visit.step, .key = key};
    const auto name = rules_.names.find(key, guess);
    bool described = false;
    if (name != NameTable::none) {
      guess = name + 1;
      missing &= ~rules_.properties[name].bit;
      ok &= run_property(visit, {key, pair.value(), step}, name, described);
    }
    if (has_others) ok &= run_other(visit, {key, pair.value(), step}, described);
    if (!ok && !collects) return false;
    if (seen != nullptr) {
      if (described) seen->mark(index);
      ++index;
    } else if (!described && name == NameTable::none && rules_.is_named && collects) {
      visit.run.undocumented(step);
    }
  }
  if (!rules_.unwanted.empty() && collects) keep_absent(visit);
  return check_required(visit, missing) && ok;
}

bool Members::run_property(const Visit& visit,
                           const Member& member,
                           std::uint32_t name,
                           bool& described) const {
  const auto& property = rules_.properties[name];
  bool ok = true;
  if (property.unwanted >= 0) {
    const auto& unwanted = rules_.unwanted[static_cast<std::size_t>(property.unwanted)];
    const Visit there{visit.run, member.value, member.step, nullptr};
    described = true;
    if (unwanted.is_forbidden) {
      ok = visit.run.broken(unwanted.site, there);
    } else {
      visit.run.advise(unwanted.site, there);
    }
  }
  if (property.node == nullptr) return ok;
  described = true;
  return visit.run.child(*property.node, member.value, member.step) && ok;
}

bool Members::run_other(const Visit& visit, const Member& member, bool& described) const {
  bool ok = true;
  bool unsure = false;
  for (const auto& [pattern, node] : rules_.patterns) {
    const auto match = pattern->search(member.key);
    unsure |= match == Trial::unknown;
    if (match != Trial::holds) continue;
    described = true;
    ok &= visit.run.child(*node, member.value, member.step);
  }
  if (unsure) {
    described = true;
    visit.run.unknown(*rules_.doubt,
                      "a pattern of `patternProperties` took more steps than we allow");
  }
  if (described) return ok;
  if (rules_.closed) {
    return visit.run.broken(*rules_.closed,
                            {visit.run, member.value, member.step, nullptr},
                            fmt::format("`{}`", member.key));
  }
  if (rules_.additional == nullptr) return ok;
  described = true;
  return visit.run.child(*rules_.additional, member.value, member.step) && ok;
}

bool Members::check_required(const Visit& visit, std::uint64_t missing) const {
  const auto& required = rules_.required;
  if (rules_.closed) visit.run.kept(*rules_.closed);
  if (missing == 0 && required.size() <= most_bits) {
    if (first_required_ != no_slot) visit.run.keep_all(first_required_, required.size());
    return true;
  }
  bool ok = true;
  for (std::size_t i = 0; i < required.size(); ++i) {
    const bool absent = i < most_bits ? (missing >> i & 1U) != 0
                                      : !visit.value.get_object().contains(required[i].name);
    if (!absent) {
      visit.run.kept(required[i].site);
      continue;
    }
    ok = false;
    if (!visit.run.collects()) return false;
    visit.run.broken(required[i].site, {visit.run, visit.value, visit.step, nullptr}, "absent");
  }
  return ok;
}

void Members::keep_absent(const Visit& visit) const {
  for (const auto& unwanted : rules_.unwanted) {
    if (!visit.value.get_object().contains(unwanted.name)) visit.run.kept(unwanted.site);
  }
}

}  // namespace assay::schema::keyword
