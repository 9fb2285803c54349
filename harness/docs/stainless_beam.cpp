#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

#include "docs/stainless_nest.h"

// The nesting of a flattened list is searched from left to right. A state is a stack of open
// bullets; each next bullet may be put under any of them, which closes those above. Whatever an
// announcement contradicts costs; the cheapest whole wins. States with the same stack have the same
// future, so few live at a time.

namespace assay::docs::stainless {
namespace {

using Mode = Expectation::Mode;
using Values = std::vector<const tree::Node*>;

/// What each contradiction costs. Announced counts, names and order were true in every page that
/// was measured; the example leaves out optional fields now and then.
namespace price {
constexpr int wrong_count = 400;
constexpr int wrong_name = 150;
constexpr int wrong_literal = 150;
constexpr int wrong_alternative = 30;
constexpr int same_name_twice = 500;
constexpr int required_behind_optional = 200;
constexpr int prose = 100;
constexpr int first_mention_elided = 12;
constexpr int object_elided_at_once = 25;
constexpr int union_elided = 40;
constexpr int unlike_before = 6;
constexpr int model_spelt_out_again = 6;
constexpr int required_not_in_example = 3;
constexpr int optional_not_in_example = 1;
constexpr int example_key_unknown = 8;
constexpr int out_of_order = 2;
constexpr int example_is_no_object = 4;
constexpr int hopeless = 700;  // above the cheapest state
constexpr std::size_t widest = 64;
}  // namespace price

constexpr int none = -1;

struct Frame {
  int parent = none;
  int bullet = none;
  Mode mode = Mode::open;
  int count = -1;
  int taken = 0;
  int names = none;
  int values = none;
  bool optional_seen = false;
  bool sure = true;  ///< the example's value is this object's: no other alternative of a union
                     ///< could be meant
  std::uint64_t hash = 0;
};

struct State {
  int top = none;
  int cost = 0;
  int history = none;
};

/// What a bullet costs when nothing stands under it, and when something does.
struct Spelling {
  int elided = 0;
  int spelt_out = 0;
};

std::uint64_t mixed(std::uint64_t seed, std::uint64_t value) {
  seed ^= value + 0x9E3779B97F4A7C15ULL + (seed << 6U) + (seed >> 2U);
  return seed * 0xBF58476D1CE4E5B9ULL;
}

class Search {
 public:
  Search(const std::vector<Bullet>& bullets, const Values& examples, const Models& models)
      : bullets_(bullets), models_(models) {
    frames_.push_back({.values = add_values(examples)});
    prepare();
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
        cost += closing(frame(at));
      if (best == nullptr || cost <= best_cost) {
        best = &state;
        best_cost = cost;
      }
    }
    Parents parents(bullets_.size(), in_prose);
    if (best == nullptr) return parents;
    auto at = best->history;
    for (auto i = bullets_.size(); i > 0 && at != none; --i) {
      parents[i - 1] = history_[static_cast<std::size_t>(at)].parent;
      at = history_[static_cast<std::size_t>(at)].before;
    }
    return parents;
  }

 private:
  struct History {
    int before = none;
    int parent = none;
  };
  struct Name {
    int before = none;
    std::string_view name;
  };

  [[nodiscard]] const Frame& frame(int at) const { return frames_[static_cast<std::size_t>(at)]; }
  [[nodiscard]] const Bullet& bullet(int at) const {
    return bullets_[static_cast<std::size_t>(at)];
  }
  [[nodiscard]] const Expectation& expected(int at) const {
    return expectations_[static_cast<std::size_t>(at)];
  }
  [[nodiscard]] bool exists(int at) const { return at < static_cast<int>(bullets_.size()); }

  // --- what each bullet announces, and how often it was said before
  // ---------------------------------------------------------

  void prepare() {
    std::map<std::string_view, int> models;
    std::map<std::string_view, int> texts;
    for (int i = 0; exists(i); ++i) {
      const auto* next = exists(i + 1) ? &bullet(i + 1).label : nullptr;
      auto expectation = expect(bullet(i).label, next);
      if (is_lone_alternative(i)) expectation = {.mode = Mode::literals, .count = 1};
      const auto model = expectation.model;
      const auto text = text_of(i);
      auto before = none;
      if (const auto known = texts.find(text); known != texts.end()) before = known->second;
      if (const auto known = models.find(model);
          before == none && !model.empty() && known != models.end()) {
        before = known->second;
      }
      spellings_.push_back(spelling(expectation, i, before));
      if (expectation.mode == Mode::open && before == none) use_announcement(expectation, next);
      expectations_.push_back(std::move(expectation));
      if (!model.empty()) models.emplace(model, i);
      if (expectations_.back().mode != Mode::none) texts.emplace(text, i);
    }
  }

  [[nodiscard]] std::string_view text_of(int at) const {
    // Views of one page: a label's text is where its name begins, up to the end of its type.
    const auto& label = bullet(at).label;
    const auto& last =
        label.type.alternatives.empty() ? std::string_view{} : label.type.alternatives.back().text;
    const auto* begin = label.name.empty() ? last.data() : label.name.data();
    if (label.name.empty() && !label.type.alternatives.empty())
      begin = label.type.alternatives.front().text.data();
    const auto* end =
        last.data() == nullptr ? label.name.data() + label.name.size() : last.data() + last.size();
    if (begin == nullptr || end < begin) return label.name;
    return {begin, static_cast<std::size_t>(end - begin)};
  }

  /// A literal that is an alternative by itself is followed by itself: ``- `"USD"` - `"USD"` ``.
  [[nodiscard]] bool is_lone_alternative(int at) const {
    if (!is_literal(bullet(at).label) || !exists(at + 1) || !is_literal(bullet(at + 1).label))
      return false;
    return bullet(at).label.type.alternatives.front().text ==
           bullet(at + 1).label.type.alternatives.front().text;
  }

  [[nodiscard]] bool next_is_alike(int at, int before) const {
    return exists(at + 1) && exists(before + 1) && text_of(at + 1) == text_of(before + 1);
  }

  [[nodiscard]] Spelling spelling(const Expectation& expectation, int at, int before) const {
    switch (expectation.mode) {
      case Mode::none:
        return {};
      case Mode::literals:
      case Mode::alternatives:
      case Mode::fields:
        if (expectation.count == 0) return {};
        if (before == none)
          return {.elided = expectation.mode == Mode::fields ? price::object_elided_at_once
                                                             : price::union_elided};
        if (next_is_alike(at, before)) return {.elided = price::unlike_before};
        return {.spelt_out = price::unlike_before};
      case Mode::open:
        break;
    }
    if (before == none) return {.elided = price::first_mention_elided};
    const bool alike = next_is_alike(at, before);
    if (expectation.wrapped && alike) return {.elided = price::unlike_before / 2};
    return {.spelt_out = alike ? price::model_spelt_out_again : 5 * price::model_spelt_out_again};
  }

  /// A model whose content is announced elsewhere in the page announces it here too, where the next
  /// bullet agrees.
  void use_announcement(Expectation& expectation, const Label* next) const {
    const auto* known = models_.find(expectation.model);
    if (known == nullptr || next == nullptr || known->texts.empty()) return;
    const bool fields = known->mode == Mode::fields && next->kind == Label::Kind::field &&
                        next->name == known->texts.front();
    const bool alternatives =
        known->mode == Mode::alternatives && is_alternative(*next, known->texts.front());
    if (!fields && !alternatives) return;
    expectation.mode = known->mode;
    expectation.count = known->count;
    expectation.least = known->least;
    expectation.texts = known->texts;
  }

  // --- one bullet
  // -----------------------------------------------------------------------------------------------------------

  std::vector<State> step(const std::vector<State>& states, int at) {
    std::vector<State> next;
    std::unordered_map<std::uint64_t, std::size_t> known;
    int best = states.empty() ? 0 : states.front().cost + price::hopeless;
    const auto keep = [&](const State& state) {
      if (state.cost > best + price::hopeless) return;
      best = std::min(best, state.cost);
      const auto [place, added] = known.emplace(frame(state.top).hash, next.size());
      if (added) {
        next.push_back(state);
      } else if (state.cost < next[place->second].cost) {
        next[place->second] = state;
      }
    };
    for (const auto& state : states) {
      int closed = 0;
      for (int under = state.top; under != none; under = frame(under).parent) {
        if (const auto cost = joining(frame(under), at)) {
          keep(joined(state, under, at, closed + *cost));
        }
        closed += closing(frame(under));
        if (state.cost + closed > best + price::hopeless) break;
      }
      State skipped = state;
      skipped.cost += price::prose;
      skipped.history = add_history(state.history, in_prose);
      keep(skipped);
    }
    const auto cheaper = [](const State& a, const State& b) { return a.cost < b.cost; };
    std::stable_sort(next.begin(), next.end(), cheaper);
    while (!next.empty() && (next.size() > price::widest ||
                             next.back().cost > next.front().cost + price::hopeless)) {
      next.pop_back();
    }
    return next;
  }

  /// What it costs to put the bullet under the frame; nothing when it cannot stand there.
  [[nodiscard]] std::optional<int> joining(const Frame& under, int at) const {
    const auto& label = bullet(at).label;
    const auto mode = under.mode == Mode::open ? mode_of(at) : under.mode;
    int cost = 0;
    if (under.taken == 0 && under.bullet != none)
      cost += spellings_[static_cast<std::size_t>(under.bullet)].spelt_out;
    if (under.count >= 0 && under.taken >= under.count) cost += price::wrong_count;
    switch (mode) {
      case Mode::fields:
        if (label.kind != Label::Kind::field) return std::nullopt;
        return cost + joining_fields(under, label);
      case Mode::literals:
        if (!is_literal(label) || is_lone_alternative(at)) return std::nullopt;
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
    const auto& label = bullet(at).label;
    if (label.kind == Label::Kind::field) return Mode::fields;
    return is_literal(label) && !is_lone_alternative(at) ? Mode::literals : Mode::alternatives;
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
    const auto& values = values_[static_cast<std::size_t>(under.values)];
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

  State joined(const State& state, int under, int at, int cost) {
    Frame grown = frame(under);
    const auto& label = bullet(at).label;
    if (grown.mode == Mode::open) grown.mode = mode_of(at);
    ++grown.taken;
    if (grown.mode == Mode::fields) {
      grown.optional_seen = grown.optional_seen || label.optional;
      names_.push_back({.before = grown.names, .name = label.name});
      grown.names = static_cast<int>(names_.size()) - 1;
      narrow(grown, label);
    }
    grown.hash =
        mixed(grown.hash,
              static_cast<std::uint64_t>(grown.taken) * 8 + static_cast<std::uint64_t>(grown.mode));
    const auto parent = add_frame(grown);
    auto top = parent;
    if (expected(at).mode != Mode::none) top = add_frame(opened(parent, at));
    return {.top = top,
            .cost = state.cost + cost,
            .history = add_history(state.history, frame(under).bullet)};
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
            .values = values_for(above, at),
            .sure = above.sure && !one_of_many,
            .hash = mixed(mixed(above.hash, static_cast<std::uint64_t>(at) + 1), 77)};
  }

  // --- the example
  // ----------------------------------------------------------------------------------------------------------

  int add_values(Values values) {
    if (values.empty()) return none;
    values_.push_back(std::move(values));
    return static_cast<int>(values_.size()) - 1;
  }

  /// The values of the example that the bullet speaks of: array items and map values rather than
  /// arrays and maps.
  int values_for(const Frame& above, int at) {
    if (above.values == none) return none;
    const auto& label = bullet(at).label;
    const auto values = values_[static_cast<std::size_t>(above.values)];
    if (label.kind != Label::Kind::field) return above.values;
    Values inner;
    const bool map = !label.type.alternatives.empty() &&
                     label.type.alternatives.front().kind == Alternative::Kind::map;
    for (const auto* value : values) {
      const auto* member = value->is(tree::Kind::mapping) ? value->find(label.name) : nullptr;
      if (member == nullptr) continue;
      if (map && member->is(tree::Kind::mapping)) {
        for (const auto& entry : member->members)
          add_items(entry.value, inner);
      } else {
        add_items(*member, inner);
      }
    }
    return add_values(std::move(inner));
  }

  static void add_items(const tree::Node& value, Values& out) {
    if (value.is(tree::Kind::sequence)) {
      for (const auto& item : value.items)
        add_items(item, out);
    } else if (!value.is(tree::Kind::null)) {
      out.push_back(&value);
    }
  }

  /// A constant tells which of the example's objects this alternative is.
  void narrow(Frame& frame, const Label& label) {
    if (frame.values == none || label.type.alternatives.size() != 1) return;
    const auto& literal = label.type.alternatives.front();
    if (literal.kind != Alternative::Kind::literal) return;
    Values same;
    for (const auto* value : values_[static_cast<std::size_t>(frame.values)]) {
      const auto* member = value->is(tree::Kind::mapping) ? value->find(label.name) : nullptr;
      if (member != nullptr && member->scalar == unquoted(literal.text)) same.push_back(value);
    }
    if (!same.empty() && label.name == "type") frame.sure = true;
    frame.values = add_values(std::move(same));
  }

  // --- closing
  // --------------------------------------------------------------------------------------------------------------

  [[nodiscard]] int closing(const Frame& frame) const {
    if (frame.bullet != none && frame.taken == 0)
      return spellings_[static_cast<std::size_t>(frame.bullet)].elided;
    int cost = 0;
    const int least = frame.bullet == none || expected(frame.bullet).least < 0
                          ? frame.count
                          : expected(frame.bullet).least;
    if (frame.count >= 0 && frame.taken < least)
      cost += price::wrong_count + frame.count - frame.taken;
    if (frame.mode != Mode::fields || frame.values == none || !frame.sure) return cost;
    int unknown = 0;
    for (const auto* value : values_[static_cast<std::size_t>(frame.values)]) {
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

  int add_history(int before, int parent) {
    history_.push_back({.before = before, .parent = parent});
    return static_cast<int>(history_.size()) - 1;
  }

  const std::vector<Bullet>& bullets_;
  const Models& models_;
  std::vector<Expectation> expectations_;
  std::vector<Spelling> spellings_;
  std::vector<Frame> frames_;
  std::vector<History> history_;
  std::vector<Name> names_;
  std::vector<Values> values_;
};

}  // namespace

Parents parents_by_counts(const std::vector<Bullet>& bullets,
                          const std::vector<const tree::Node*>& examples,
                          const Models& models) {
  if (bullets.empty()) return {};
  return Search(bullets, examples, models).run();
}

}  // namespace assay::docs::stainless
