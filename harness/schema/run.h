#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

#include "schema/body.h"
#include "schema/number.h"
#include "schema/program.h"
#include "schema/seen.h"

namespace assay::schema {

class Run;

/// The way from the body's root to a value: linked frames, made a pointer only for a violation.
struct Step {
  const Step* up = nullptr;  ///< nullptr: the root
  std::string_view key{};    ///< of a member; without data: an item
  std::size_t index = 0;     ///< of an item
};
[[nodiscard]] tree::Pointer pointer_to(const Step& step);

/// One value before one schema.
struct Visit {
  Run& run;
  const boost::json::value& value;
  const Step& step;
  Seen* seen;  ///< what the schemas at this value have seen of its members or items; nullptr when
               ///< nobody asks
};

/// The numbers of a body that its values cannot hold.
class ExactNumbers {
 public:
  explicit ExactNumbers(const Body& body);
  [[nodiscard]] bool empty() const { return texts_.empty(); }
  /// The number as written, or nothing.
  [[nodiscard]] const std::string* find(const boost::json::value& value) const;

 private:
  std::vector<std::pair<const boost::json::value*, const std::string*>> texts_;
};

/// One evaluation of a program.
class Run {
 public:
  /// Collects into `outcome`, or, without one, stops at the first violation.
  Run(const Schema::Program& program, const Body& body, Outcome* outcome);

  void set_formats(Formats formats) { formats_ = formats; }
  [[nodiscard]] bool asserts_formats() const { return formats_ == Formats::assert_; }

  [[nodiscard]] Validity judge();

  /// Judges a member or an item.
  bool child(const Node& node, const boost::json::value& value, const Step& step) {
    if (has(node.plain, value.kind())) {
      mark(node.type_slot, kept_bit);
      return true;
    }
    return visit(node, value, step, nullptr);
  }
  /// Judges the same value by another schema whose word counts.
  bool here(const Node& node, const Visit& visit_) {
    return visit(node, visit_.value, visit_.step, visit_.seen);
  }
  /// Judges quietly, to see whether a schema holds; nothing is reported, and `seen` is told only by
  /// a schema that holds.
  [[nodiscard]] Trial attempt(const Node& node,
                              const boost::json::value& value,
                              const Step& step,
                              Seen* seen);
  /// Reports what is wrong with a value before a schema that was an alternative; `blame` says
  /// whether its clauses are meant.
  enum class Blame { clauses, nobody };
  void explain(const Node& node, const Visit& visit, Blame blame);
  /// The number of violations that `explain` would report.
  [[nodiscard]] std::size_t count_violations(const Node& node, const Visit& visit);

  /// Whether violations are collected, so that a check may go on after one.
  [[nodiscard]] bool collects() const { return violations_ != nullptr; }
  /// Whether the violations are only counted, so that none needs to be explained.
  [[nodiscard]] bool only_counts() const { return only_counts_; }
  /// A check that held.
  bool kept(const Site& site) {
    mark(site.slot, kept_bit);
    return true;
  }
  void keep_all(Slot first, std::size_t count) {
    if (states_ == nullptr) return;
    for (std::size_t i = 0; i < count; ++i)
      states_[first + i] |= kept_bit;
  }
  /// A check that did not. `actual` is empty: the value is described.
  bool broken(const Site& site, const Visit& visit, std::string actual = {}) {
    if (violations_ != nullptr) report(site, visit, std::move(actual));
    return false;
  }
  /// A check that could not be judged; it counts as held, and the run is indeterminate.
  bool unknown(const Site& site, std::string why);
  /// A violation that leaves the body valid.
  void advise(const Site& site, const Visit& visit);
  void undocumented(const Step& step);

  [[nodiscard]] Decimal decimal_of(const boost::json::value& number) const;
  /// Whether a number is an integer by that rule.
  [[nodiscard]] bool is_whole(const boost::json::value& number, Node::Whole rule) const;
  [[nodiscard]] const ExactNumbers& exact_numbers() const { return exact_; }

 private:
  static constexpr std::uint8_t kept_bit = 1;
  static constexpr std::uint8_t unknown_bit = 2;
  static constexpr std::uint8_t broken_bit = 4;

  void mark(Slot slot, std::uint8_t bit) {
    if (states_ != nullptr) states_[slot] |= bit;
  }
  bool visit(const Node& node, const boost::json::value& value, const Step& step, Seen* outer);
  bool check_type(const Node& node, const Visit& visit);
  bool run_checks(const Node& node, const Visit& visit);
  bool run_compound(const Node& node, const Visit& visit);
  void report(const Site& site, const Visit& visit, std::string actual);
  void give_up(std::string why);
  void write_states(Outcome& outcome) const;

  const Schema::Program& program_;
  const Body& body_;
  Outcome* outcome_;
  ExactNumbers exact_;
  std::vector<std::uint8_t> slots_;
  std::uint8_t* states_ = nullptr;                // nullptr: nobody is to be marked
  std::vector<Violation>* violations_ = nullptr;  // nullptr: stop at the first
  std::vector<Ways::Visited> stack_;  // only where violations tell the way to their keywords
  Formats formats_ = Formats::assert_;
  std::size_t doubts_ = 0;  // how often we had to give up
  std::string doubt_;
  std::size_t depth_ = 0;
  std::size_t visits_left_;
  bool only_counts_ = false;
};

/// A value in a few words: "the string `yes`", "an object with 3 members".
[[nodiscard]] std::string describe(const boost::json::value& value);

}  // namespace assay::schema
