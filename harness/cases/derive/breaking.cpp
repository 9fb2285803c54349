#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "cases/derive/deriving.h"
#include "generate/applied.h"
#include "generate/break_keyword.h"

namespace assay::cases::deriving {
namespace {

namespace json = boost::json;
using contract::In;
using contract::Parameter;

/// A value that the type alone makes wrong. Where it says which resource is meant, none of these is
/// one that a careless conversion turns into the id of a thing that is there: no other number than
/// these, no text that begins with one.
struct OddValue {
  std::string_view variant;
  std::string_view words;
  json::value value;
  bool in_body_alone = false;
  bool may_mean_another = false;
  bool for_ids = true;
  bool for_numbers_alone = false;  ///< one number tells what all do where none is documented
};

const std::array<OddValue, 8>& odd_values() {
  static const std::array<OddValue, 8> table{{
      {.variant = "letters", .words = "of letters", .value = "abc"},
      {.variant = "zero", .words = "of zero", .value = 0, .for_numbers_alone = true},
      {.variant = "negative", .words = "below zero", .value = -1, .for_numbers_alone = true},
      // Far above any id in use, so that cutting off the fraction meets no live one.
      {.variant = "fraction",
       .words = "with a fraction",
       .value = 999999999.5,
       .for_numbers_alone = true},
      {.variant = "number",
       .words = "that is a number",
       .value = 12345,
       .in_body_alone = true,
       .for_ids = false},
      {.variant = "boolean",
       .words = "of `true`",
       .value = true,
       .in_body_alone = true,
       .for_ids = false},
      {.variant = "list",
       .words = "that is a list",
       .value = json::array(),
       .in_body_alone = true,
       .may_mean_another = true},
      {.variant = "object",
       .words = "that is an object",
       .value = json::object(),
       .in_body_alone = true,
       .may_mean_another = true},
  }};
  return table;
}

/// How a keyword is broken on purpose.
struct KeywordRule {
  std::string_view keyword;
  std::string_view variant;
  std::string_view words;
  /// Also where the value says which resource is meant: what is made of it is no live id, even when
  /// it is cut or rounded.
  bool for_ids = true;
};

constexpr std::array<KeywordRule, 16> keyword_rules{{
    {"minimum", "below-minimum", "below its minimum"},
    {"exclusiveMinimum", "below-minimum", "at its exclusive minimum"},
    {"maximum", "above-maximum", "above its maximum"},
    {"exclusiveMaximum", "above-maximum", "at its exclusive maximum"},
    {"multipleOf", "between-multiples", "between its multiples", false},
    {"minLength", "too-short", "that is too short"},
    {"maxLength", "too-long", "that is too long", false},
    {"pattern", "other-pattern", "that does not fit its pattern"},
    {"format", "other-format", "that is not of its format"},
    {"enum", "other-value", "that is none of its values"},
    {"const", "other-value", "that is not its value"},
    {"minItems", "too-few", "with too few items", false},
    {"maxItems", "too-many", "with too many items", false},
    {"uniqueItems", "repeated", "with an item twice", false},
    {"minProperties", "too-few", "with too few members", false},
    {"maxProperties", "too-many", "with too many members", false},
}};

/// More makes a case that nobody reads.
constexpr std::size_t longest_value = 600;

std::size_t size_of(const json::value& value) {
  if (const auto* text = value.if_string()) return text->size();
  std::size_t size = 1;
  if (const auto* items = value.if_array()) {
    for (const auto& item : *items)
      size += size_of(item);
  } else if (const auto* object = value.if_object()) {
    for (const auto& member : *object)
      size += size_of(member.value());
  }
  return size;
}

class Breaking {
 public:
  Breaking(Deriving& deriving, const Parameter& parameter)
      : deriving_(deriving), parameter_(parameter), is_id_(is_id(deriving, parameter)) {}

  std::vector<Broken> run() {
    if (parameter_.schema == nullptr) return {};
    for (const auto& odd : odd_values())
      add_odd(odd);
    for (const auto& rule : keyword_rules)
      add_broken(rule);
    if (!parameter_.name.ends_with("[]")) add_items();
    return std::move(found_);
  }

 private:
  void add_odd(const OddValue& odd) {
    const bool in_body = parameter_.in == In::body;
    if ((odd.in_body_alone && !in_body) || (is_id_ && !odd.for_ids)) return;
    if (odd.for_numbers_alone && in_body && !is_id_ && !takes_numbers()) return;
    const auto keywords = broken_keywords(deriving_, parameter_, odd.value);
    if (keywords.empty()) return;
    // What is of the right type is for the rules of the other keywords, but for an id, of which
    // people think first.
    constexpr std::array<std::string_view, 6> shapes{
        "type", "minimum", "exclusiveMinimum", "pattern", "format", "enum"};
    const auto* const end = is_id_ ? shapes.end() : shapes.begin() + 1;
    const auto* const shape = std::find_if(
        shapes.begin(), end, [&](const auto keyword) { return has(keywords, keyword); });
    if (shape == end) return;
    add({.variant = std::string(odd.variant),
         .words = std::string(odd.words),
         .value = odd.value,
         .clauses = clauses_of(*shape),
         .may_mean_another = odd.may_mean_another && is_id_});
  }

  [[nodiscard]] bool takes_numbers() const {
    const auto applied =
        generate::gather_at(*parameter_.schema, {}, deriving_.generator.references());
    return (applied.types() & (generate::type_integer | generate::type_number)) != 0;
  }

  /// Lists with one item, which is wrong. The clauses of the items are named `list[]`.
  void add_items() {
    const auto applied =
        generate::gather_at(*parameter_.schema, {}, deriving_.generator.references());
    const auto roots = applied.item(0);
    if ((applied.preferred_type() & generate::type_array) == 0 || roots.empty()) return;
    auto item = parameter_;
    item.name += "[]";
    item.schema = roots.front();
    item.example = nullptr;
    for (auto& broken : Breaking(deriving_, item).run()) {
      json::value list = json::array{std::move(broken.value)};
      if (!can_be_sent(deriving_, parameter_, list) || is_accepted(deriving_, parameter_, list))
        continue;
      broken.value = std::move(list);
      broken.variant = "item-" + broken.variant;
      broken.words = "with an item " + broken.words;
      add(std::move(broken));
    }
  }

  /// The first value that breaks this keyword alone, else the first that breaks it and keeps the
  /// type: what looks at types alone would refuse others, too.
  void add_broken(const KeywordRule& rule) {
    const auto* clause = parameter_clause(deriving_, parameter_, rule.keyword);
    if (clause == nullptr) return;
    if (is_id_ && !rule.for_ids && deriving_.effect != Effect::read) {
      leave_out(deriving_,
                clause->id,
                "a value that breaks it may be taken for the id of something that is there");
      return;
    }
    const json::value* best = nullptr;
    std::size_t best_count = 0;
    const auto values = candidates(rule.keyword);
    for (const auto& value : values) {
      if (is_nothing(value)) continue;
      const auto keywords = broken_keywords(deriving_, parameter_, value);
      if (!has(keywords, rule.keyword) || has(keywords, "type")) continue;
      if (best != nullptr && best_count <= keywords.size()) continue;
      best = &value;
      best_count = keywords.size();
      if (best_count == 1) break;
    }
    if (best == nullptr) {
      leave_out(
          deriving_, clause->id, "no value of its type was found that can be sent and breaks it");
    } else if (size_of(*best) > longest_value) {
      leave_out(deriving_, clause->id, "a value that breaks it is too long for a case file");
    } else {
      add({.variant = std::string(rule.variant),
           .words = std::string(rule.words),
           .value = *best,
           .clauses = {clause->id}});
    }
  }

  [[nodiscard]] std::vector<json::value> candidates(std::string_view keyword) const {
    std::vector<json::value> values;
    if (keyword == "enum") values.emplace_back("no-such-value");
    if (keyword == "format" || keyword == "pattern") {
      values.emplace_back("not this");
      values.emplace_back("~");
    }
    const auto* there = valid_value(deriving_, parameter_);
    std::optional<json::value> made;
    if (there == nullptr) {
      made = make_value(deriving_, *parameter_.schema, {.purpose = parameter_.name});
      there = made ? &*made : nullptr;
    }
    if (there == nullptr) return values;
    for (auto& value : generate::break_keyword(
             *parameter_.schema, *there, {}, keyword, deriving_.generator.references()))
      values.push_back(std::move(value));
    return values;
  }

  [[nodiscard]] static bool has(const std::vector<std::string>& keywords,
                                std::string_view keyword) {
    return std::find(keywords.begin(), keywords.end(), keyword) != keywords.end();
  }

  /// A value speaks for one keyword only, whatever else it breaks: who refuses it may look at that
  /// one alone.
  [[nodiscard]] std::vector<std::string> clauses_of(std::string_view keyword) const {
    const auto* clause = parameter_clause(deriving_, parameter_, keyword);
    return clause == nullptr ? std::vector<std::string>{} : std::vector{clause->id};
  }

  /// What is missing is told so, whatever else it breaks.
  [[nodiscard]] bool is_nothing(const json::value& value) const {
    const bool empty = value.is_null() || (value.is_string() && value.get_string().empty());
    return empty && is_needed(deriving_, parameter_);
  }

  /// One case a value is enough: the clauses of its other ways are added to those of the first.
  void add(Broken broken) {
    const auto same = std::find_if(found_.begin(), found_.end(), [&](const Broken& each) {
      return each.value == broken.value;
    });
    if (same == found_.end()) {
      found_.push_back(std::move(broken));
      return;
    }
    for (auto& clause : broken.clauses) {
      if (!has(same->clauses, clause)) same->clauses.push_back(std::move(clause));
    }
  }

  Deriving& deriving_;
  const Parameter& parameter_;
  bool is_id_;
  std::vector<Broken> found_;
};

}  // namespace

std::vector<Broken> broken_values(Deriving& deriving, const Parameter& parameter) {
  return Breaking(deriving, parameter).run();
}

}  // namespace assay::cases::deriving
