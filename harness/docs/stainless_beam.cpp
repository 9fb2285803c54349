#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "docs/stainless_announced.h"
#include "docs/stainless_frame.h"
#include "docs/stainless_nest.h"
#include "docs/stainless_prices.h"
#include "docs/stainless_shown.h"
#include "docs/stainless_states.h"
#include "docs/stainless_trail.h"

// The nesting of a flattened list is searched from left to right. A state is a stack of open
// bullets; each next bullet may be put under any of them, which closes those above. What
// contradicts an announcement costs; the cheapest whole wins. States of one stack have one future:
// few live.

namespace assay::docs::stainless {
namespace {

using Mode = Expectation::Mode;
using Values = ShownValues::Values;

struct State {
  int top = none;
  int cost = 0;
  int history = none;
};

class Search {
 public:
  Search(const std::vector<Bullet>& bullets, const Values& examples, const Models& models)
      : bullets_(bullets), models_(models), announced_(bullets, models) {
    frames_.push_back({.values = shown_.add(examples)});
  }

  Parents run() {
    std::vector<State> states = {{.top = 0}};
    for (int i = 0; i < static_cast<int>(bullets_.size()); ++i)
      states = step(states, i);
    const State* best = nullptr;
    int best_cost = 0;
    for (const auto& state : states) {
      int cost = state.cost;
      for (int at = state.top; at != none; at = frame(at).parent)
        cost += closing(at);
      if (best == nullptr || cost <= best_cost) {
        best = &state;
        best_cost = cost;
      }
    }
    return trail_.parents(best == nullptr ? none : best->history, bullets_.size());
  }

 private:
  struct Name {
    int before = none;
    std::string_view name;
  };

  [[nodiscard]] const Frame& frame(int at) const { return frames_[static_cast<std::size_t>(at)]; }
  [[nodiscard]] const Bullet& bullet(int at) const {
    return bullets_[static_cast<std::size_t>(at)];
  }
  [[nodiscard]] const Expectation& expected(int at) const { return announced_.expected(at); }

  std::vector<State> step(const std::vector<State>& states, int at) {
    std::vector<State> next;
    places_.clear();
    int best = states.empty() ? 0 : states.front().cost + price::hopeless;
    const auto is_hopeless = [&](int cost) { return cost > best + price::hopeless; };
    // A state is made when it is known to be kept: most are not.
    const auto keep = [&](int cost, std::uint64_t hash, const auto& make) {
      if (is_hopeless(cost)) return;
      best = std::min(best, cost);
      auto& place = places_.at(hash);
      if (place == StatePlaces::none) {
        place = next.size();
        next.push_back(make());
      } else if (cost < next[place].cost) {
        next[place] = make();
      }
    };
    for (const auto& state : states) {
      int closed = 0;
      for (int under = state.top; under != none; under = frame(under).parent) {
        const auto cost = joining(frame(under), at);
        if (cost) {
          keep(state.cost + closed + *cost, hash_of_joined(frame(under), at), [&] {
            return joined(state, under, at, closed + *cost);
          });
        }
        closed += closing(under);
        if (is_hopeless(state.cost + closed)) break;
      }
      const auto cost = state.cost + price::prose;
      keep(cost, frame(state.top).hash, [&]() -> State {
        return {.top = state.top, .cost = cost, .history = trail_.add(state.history, in_prose)};
      });
    }
    const auto cheaper = [](const State& a, const State& b) { return a.cost < b.cost; };
    std::stable_sort(next.begin(), next.end(), cheaper);
    next.resize(std::min(next.size(), price::widest));
    while (!next.empty() && next.back().cost > next.front().cost + price::hopeless)
      next.pop_back();
    return next;
  }

  /// What it costs to put the bullet under the frame; nothing when it cannot stand there.
  [[nodiscard]] std::optional<int> joining(const Frame& under, int at) const {
    const auto& label = *bullet(at).label;
    const auto mode = under.mode == Mode::open ? mode_of(at) : under.mode;
    int cost = 0;
    if (under.taken == 0 && under.bullet != none)
      cost += announced_.spelling(under.bullet).spelt_out;
    if (under.count >= 0 && under.taken >= under.count) cost += price::wrong_count;
    switch (mode) {
      case Mode::fields:
        if (label.kind != Label::Kind::field) return std::nullopt;
        return cost + joining_fields(under, label);
      case Mode::literals:
        if (!is_literal(label) || announced_.is_lone_alternative(at)) return std::nullopt;
        return cost + (matches_literal(under, label) ? 0 : price::wrong_literal);
      case Mode::alternatives:
        if (label.kind == Label::Kind::field) return std::nullopt;
        return cost + (matches_alternative(under, label) ? 0 : price::wrong_alternative);
      case Mode::open:
      case Mode::none:
        break;
    }
    return std::nullopt;
  }

  /// What the first bullet under a model tells about the model.
  [[nodiscard]] Mode mode_of(int at) const {
    const auto& label = *bullet(at).label;
    if (label.kind == Label::Kind::field) return Mode::fields;
    return is_literal(label) && !announced_.is_lone_alternative(at) ? Mode::literals
                                                                    : Mode::alternatives;
  }

  [[nodiscard]] int joining_fields(const Frame& under, const Label& label) const {
    int cost = 0;
    const auto place = static_cast<std::size_t>(under.taken);
    if (under.bullet != none && under.count >= 0) {
      const auto& texts = expected(under.bullet).texts;
      if (place < texts.size() && texts[place] != label.name) cost += price::wrong_name;
    }
    for (int name = under.names; name != none;
         name = names_[static_cast<std::size_t>(name)].before) {
      if (names_[static_cast<std::size_t>(name)].name == label.name) cost += price::same_name_twice;
    }
    if (under.optional_seen && !label.optional) cost += price::required_behind_optional;
    if (under.names != none && under.optional_seen == label.optional && models_.sorted()) {
      const auto before = names_[static_cast<std::size_t>(under.names)].name;
      if (before != "id" && label.name < before) cost += price::out_of_order;
    }
    if (under.values == none || !under.sure) return cost;
    const auto& values = shown_.at(under.values);
    bool object = false;
    for (const auto* value : values) {
      if (!value->is(tree::Kind::mapping)) continue;
      object = true;
      if (value->find(label.name) != nullptr) return cost;
    }
    if (!object) return cost + (values.empty() ? 0 : price::example_is_no_object);
    return cost +
           (label.optional ? price::optional_not_in_example : price::required_not_in_example);
  }

  [[nodiscard]] bool matches_literal(const Frame& under, const Label& label) const {
    if (under.bullet == none) return true;
    const auto& texts = expected(under.bullet).texts;
    const auto place = static_cast<std::size_t>(under.taken);
    return place >= texts.size() || texts[place] == label.type.alternatives.front().text;
  }

  [[nodiscard]] bool matches_alternative(const Frame& under, const Label& label) const {
    if (under.bullet == none) return true;
    const auto& texts = expected(under.bullet).texts;
    const auto place = static_cast<std::size_t>(under.taken);
    return place >= texts.size() || is_alternative(label, texts[place]);
  }

  /// That of the stack in which the bullet stands under the frame.
  [[nodiscard]] std::uint64_t hash_of_joined(const Frame& under, int at) const {
    const auto parent = hash_of_grown(under, under.mode == Mode::open ? mode_of(at) : under.mode);
    return expected(at).mode == Mode::none ? parent : hash_of_opened(parent, at);
  }

  State joined(const State& state, int under, int at, int cost) {
    Frame grown = frame(under);
    grown.closing.reset();
    const auto& label = *bullet(at).label;
    if (grown.mode == Mode::open) grown.mode = mode_of(at);
    grown.hash = hash_of_grown(frame(under), grown.mode);
    ++grown.taken;
    if (grown.mode == Mode::fields) {
      grown.optional_seen = grown.optional_seen || label.optional;
      names_.push_back({.before = grown.names, .name = label.name});
      grown.names = static_cast<int>(names_.size()) - 1;
      narrow(grown, label);
    }
    const auto parent = add_frame(grown);
    auto top = parent;
    if (expected(at).mode != Mode::none) top = add_frame(opened(parent, at));
    return {.top = top,
            .cost = state.cost + cost,
            .history = trail_.add(state.history, frame(under).bullet)};
  }

  [[nodiscard]] Frame opened(int parent, int at) {
    const auto& above = frame(parent);
    const auto& expectation = expected(at);
    const bool one_of_many =
        above.mode == Mode::alternatives && above.bullet != none && above.count != 1;
    return {.parent = parent,
            .bullet = at,
            .mode = expectation.mode,
            .count = expectation.count,
            .values = shown_.below(above.values, *bullet(at).label),
            .sure = above.sure && !one_of_many,
            .hash = hash_of_opened(above.hash, at)};
  }

  /// A constant tells which of the example's objects this alternative is.
  void narrow(Frame& frame, const Label& label) {
    const auto same = shown_.narrowed(frame.values, label);
    if (!same) return;
    if (*same != none && label.name == "type") frame.sure = true;
    frame.values = *same;
  }

  [[nodiscard]] int closing(int at) {
    auto& known = frames_[static_cast<std::size_t>(at)].closing;
    return known ? *known : *(known = price_of_closing(frame(at)));
  }

  [[nodiscard]] int price_of_closing(const Frame& frame) const {
    if (frame.bullet != none && frame.taken == 0) return announced_.spelling(frame.bullet).elided;
    int cost = 0;
    const int least = frame.bullet == none || expected(frame.bullet).least < 0
                          ? frame.count
                          : expected(frame.bullet).least;
    if (frame.count >= 0 && frame.taken < least)
      cost += price::wrong_count + frame.count - frame.taken;
    if (frame.mode != Mode::fields || frame.values == none || !frame.sure) return cost;
    int unknown = 0;
    for (const auto* value : shown_.at(frame.values)) {
      if (!value->is(tree::Kind::mapping)) continue;
      int missing = 0;
      for (const auto& member : value->members)
        missing += has_name(frame, member.key) ? 0 : 1;
      unknown = std::max(unknown, missing);
    }
    return cost + unknown * price::example_key_unknown;
  }

  [[nodiscard]] bool has_name(const Frame& frame, std::string_view name) const {
    for (int at = frame.names; at != none; at = names_[static_cast<std::size_t>(at)].before) {
      if (names_[static_cast<std::size_t>(at)].name == name) return true;
    }
    return false;
  }

  int add_frame(const Frame& frame) {
    frames_.push_back(frame);
    return static_cast<int>(frames_.size()) - 1;
  }

  const std::vector<Bullet>& bullets_;
  const Models& models_;
  Announced announced_;
  std::vector<Frame> frames_;
  StatePlaces places_;
  Trail trail_;
  std::vector<Name> names_;
  ShownValues shown_;
};

}  // namespace

Parents parents_by_counts(const std::vector<Bullet>& bullets,
                          const std::vector<const tree::Node*>& examples,
                          const Models& models) {
  if (bullets.empty()) return {};
  return Search(bullets, examples, models).run();
}

}  // namespace assay::docs::stainless
