#include "schema/run.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace assay::schema {
namespace {

/// A body nested as deep as we take needs this many visits where each level has two schemas in
/// place.
constexpr std::size_t deepest_visit = 2500;

/// Where branches hold branches that lead back, a small body needs visits without end. These are
/// some hundred times what we have seen any body need.
constexpr std::size_t most_visits = 2'000'000;
constexpr std::size_t most_visits_of_a_value = 50;

std::size_t group_of(boost::json::kind kind) {
  switch (kind) {
    case boost::json::kind::null:
    case boost::json::kind::bool_:
      return static_cast<std::size_t>(Group::any);
    case boost::json::kind::int64:
    case boost::json::kind::uint64:
    case boost::json::kind::double_:
      return static_cast<std::size_t>(Group::numbers);
    case boost::json::kind::string:
      return static_cast<std::size_t>(Group::strings);
    case boost::json::kind::array:
      return static_cast<std::size_t>(Group::arrays);
    case boost::json::kind::object:
      return static_cast<std::size_t>(Group::objects);
  }
  return 0;
}

}  // namespace

tree::Pointer pointer_to(const Step& step) {
  tree::Pointer pointer;
  for (const auto* at = &step; at->up != nullptr; at = at->up) {
    pointer.tokens.push_back(at->key.data() == nullptr ? std::to_string(at->index)
                                                       : std::string(at->key));
  }
  std::reverse(pointer.tokens.begin(), pointer.tokens.end());
  return pointer;
}

Run::Run(const Schema::Program& program, const Body& body, Outcome* outcome)
    : program_(program),
      body_(body),
      outcome_(outcome),
      exact_(body),
      visits_left_(most_visits + body.values * most_visits_of_a_value) {
  if (outcome == nullptr) return;
  slots_.resize(program.clauses.size() + 1);
  states_ = slots_.data();
  violations_ = &outcome->violations;
}

Validity Run::judge() {
  const Step root;
  const bool ok = child(*program_.root, body_.value, root);
  auto validity = Validity::valid;
  if (!ok) {
    validity = Validity::invalid;
  } else if (doubts_ > 0) {
    validity = Validity::indeterminate;
  }
  if (outcome_ != nullptr) write_states(*outcome_);
  return validity;
}

void Run::write_states(Outcome& outcome) const {
  outcome.clauses.reserve(program_.clauses.size());
  for (std::size_t slot = 1; slot < slots_.size(); ++slot) {
    const auto bits = slots_[slot];
    auto state = contract::State::unexercised;
    if ((bits & broken_bit) != 0) {
      state = contract::State::broken;
    } else if ((bits & unknown_bit) != 0) {
      state = contract::State::indeterminate;
    } else if ((bits & kept_bit) != 0) {
      state = contract::State::kept;
    }
    outcome.clauses.push_back(state);
  }
  if (doubts_ > 0) outcome.why_indeterminate = doubt_;
}

bool Run::visit(const Node& node, const boost::json::value& value, const Step& step, Seen* outer) {
  if (depth_ == deepest_visit) {
    give_up(fmt::format("the body and the schema are nested deeper than {} visits", deepest_visit));
    return true;
  }
  if (visits_left_ == 0) {
    give_up("the body took more visits of the schema than we allow");
    return true;
  }
  --visits_left_;
  ++depth_;
  if (program_.options.keyword_locations) stack_.push_back({&node, &step});
  const Visit visit{*this, value, step, outer};
  const bool of_type = check_type(node, visit);
  bool ok = of_type;
  if (ok || collects()) {
    const bool asks = node.keeps_seen ||
                      (node.is_compound && outer == nullptr && collects() && value.is_object());
    ok = (asks ? run_compound(node, visit) : run_checks(node, visit)) && of_type;
  }
  if (program_.options.keyword_locations) stack_.pop_back();
  --depth_;
  return ok;
}

bool Run::check_type(const Node& node, const Visit& visit) {
  const auto kind = visit.value.kind();
  if (has(node.allowed, kind) ||
      (kind == boost::json::kind::double_ && is_whole(visit.value, node.whole))) {
    mark(node.type_slot, kept_bit);
    if (kind == boost::json::kind::null) mark(node.null_slot, kept_bit);
    return true;
  }
  return broken(*node.type, visit);
}

bool Run::run_checks(const Node& node, const Visit& visit) {
  bool ok = true;
  const auto run = [&](std::size_t group) {
    for (std::size_t i = node.group_begins[group]; i < node.group_begins[group + 1]; ++i) {
      if (node.checks[i]->run(visit)) continue;
      ok = false;
      if (!collects()) return;
    }
  };
  run(static_cast<std::size_t>(Group::any));
  if (!ok && !collects()) return false;
  const auto group = group_of(visit.value.kind());
  if (group != static_cast<std::size_t>(Group::any)) run(group);
  return ok;
}

bool Run::run_compound(const Node& node, const Visit& visit) {
  Seen seen;
  const bool ok = run_checks(node, {*this, visit.value, visit.step, &seen});
  if (visit.seen != nullptr) {
    visit.seen->merge(seen);
  } else if (collects() && seen.is_named() && visit.value.is_object()) {
    std::size_t index = 0;
    for (const auto& member : visit.value.get_object()) {
      const std::string_view key(member.key().data(), member.key().size());
      if (!seen.has(index++)) undocumented({.up = &visit.step, .key = key});
    }
  }
  return ok;
}

Trial Run::attempt(const Node& node,
                   const boost::json::value& value,
                   const Step& step,
                   Seen* seen) {
  auto* const states = std::exchange(states_, nullptr);
  auto* const violations = std::exchange(violations_, nullptr);
  const auto doubts = doubts_;
  Seen own;
  const bool ok = visit(node, value, step, seen == nullptr ? nullptr : &own);
  const bool sure = doubts_ == doubts;
  states_ = states;
  violations_ = violations;
  doubts_ = doubts;
  if (!ok) return Trial::fails;
  if (seen != nullptr) seen->merge(own);
  return sure ? Trial::holds : Trial::unknown;
}

void Run::explain(const Node& node, const Visit& visit_, Blame blame) {
  auto* const states = states_;
  if (blame == Blame::nobody) states_ = nullptr;
  const auto undocumented_before = outcome_->undocumented.size();
  const auto doubts = doubts_;
  visit(node, visit_.value, visit_.step, nullptr);
  doubts_ = doubts;
  outcome_->undocumented.resize(
      undocumented_before);  // which schema describes the members is not known
  states_ = states;
}

std::size_t Run::count_violations(const Node& node, const Visit& visit_) {
  std::vector<Violation> found;
  auto* const states = std::exchange(states_, nullptr);
  auto* const violations = std::exchange(violations_, &found);
  const bool only_counts = std::exchange(only_counts_, true);
  const auto undocumented_before = outcome_->undocumented.size();
  const auto doubts = doubts_;
  visit(node, visit_.value, visit_.step, nullptr);
  doubts_ = doubts;
  outcome_->undocumented.resize(undocumented_before);
  violations_ = violations;
  states_ = states;
  only_counts_ = only_counts;
  return found.size();
}

bool Run::unknown(const Site& site, std::string why) {
  mark(site.slot, unknown_bit);
  give_up(std::move(why));
  return true;
}

void Run::give_up(std::string why) {
  ++doubts_;
  if (doubt_ != why) doubt_ = std::move(why);
}

void Run::report(const Site& site, const Visit& visit, std::string actual) {
  mark(site.slot, broken_bit);
  if (actual.empty()) {
    const auto* written = exact_.find(visit.value);
    actual = written == nullptr ? describe(visit.value) : fmt::format("the number `{}`", *written);
  }
  std::string way;
  if (program_.options.keyword_locations) {
    way = program_.ways.find(stack_) + site.below;
    if (!site.is_schema) way.append("/").append(site.keyword);
  }
  violations_->push_back(
      {.instance = pointer_to(visit.step),
       .keyword = std::string(site.keyword),
       .schema_location = site.place->location(site.is_schema ? std::string_view{} : site.keyword),
       .keyword_location = std::move(way),
       .missing = std::string(site.missing),
       .expected = site.expected,
       .actual = std::move(actual),
       .clause = states_ == nullptr ? -1 : static_cast<int>(site.slot) - 1,
       .span = site.span});
}

void Run::advise(const Site& site, const Visit& visit) {
  if (violations_ != nullptr) report(site, visit, {});
}

void Run::undocumented(const Step& step) {
  outcome_->undocumented.push_back({.at = pointer_to(step)});
}

bool Run::is_whole(const boost::json::value& number, Node::Whole rule) const {
  if (!number.is_double()) return true;
  switch (rule) {
    case Node::Whole::none:
      return false;
    case Node::Whole::as_written: {
      const auto* written = exact_.find(number);
      return written != nullptr && written->find_first_of(".eE") == std::string::npos;
    }
    case Node::Whole::by_value:
      return exact_.empty() ? number.get_double() == std::floor(number.get_double())
                            : decimal_of(number).is_integer();
  }
  return false;
}

Decimal Run::decimal_of(const boost::json::value& number) const {
  if (const auto* written = exact_.find(number)) return read_decimal(*written);
  if (number.is_int64()) return to_decimal(number.get_int64());
  if (number.is_uint64()) return to_decimal(number.get_uint64());
  return to_decimal(number.get_double());
}

}  // namespace assay::schema
