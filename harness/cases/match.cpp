#include <cmath>

#include <fmt/format.h>

#include "cases/duration.h"
#include "cases/instant.h"
#include "cases/matcher.h"
#include "cases/text_matcher.h"
#include "text/utf8.h"

namespace assay::cases {
namespace {

using boost::json::value;
using tree::Kind;
using tree::Node;
using Result = Match::Result;

Result result_of(bool holds) {
  return holds ? Result::holds : Result::fails;
}

std::string quoted(const value& shown) {
  return fmt::format("`{}`", show(shown));
}

/// An operand after substitution.
struct Operand {
  const Node& node;
  Variable variable;
};

std::string_view text_of(const value& text) {
  const auto& string = text.get_string();
  return {string.data(), string.size()};
}

/// The same value; one that comes as text from outside equals a scalar that is written like it.
bool is(const Operand& operand, const value& actual) {
  if (equal(operand.variable.value, actual)) return true;
  return operand.variable.text_only && !actual.is_structured() &&
         to_text(actual) == to_text(operand.variable.value);
}

bool has_type(std::string_view type, const value& actual) {
  if (type == "integer") {
    return actual.is_int64() || actual.is_uint64() ||
           (actual.is_double() && std::floor(actual.get_double()) == actual.get_double());
  }
  if (type == "string") return actual.is_string();
  if (type == "number") return actual.is_number();
  if (type == "boolean") return actual.is_bool();
  if (type == "array") return actual.is_array();
  if (type == "object") return actual.is_object();
  return type == "null" && actual.is_null();
}

std::string with_article(std::string_view type) {
  if (type == "null") return "null";
  const bool vowel = std::string_view("aio").find(type.front()) != std::string_view::npos;
  return fmt::format("{} {}", vowel ? "an" : "a", type);
}

Match match_type(const Operand& operand, const value* actual) {
  Match match{.result = Result::fails};
  // `type: null` in YAML is an empty value; the type is meant.
  std::vector<std::string> types;
  for (auto& type : texts_of(operand.variable.value))
    types.push_back(type.empty() ? "null" : std::move(type));
  for (const auto& type : types) {
    match.expected += fmt::format("{}{}", match.expected.empty() ? "" : " or ", with_article(type));
    if (actual != nullptr && has_type(type, *actual)) match.result = Result::holds;
  }
  return match;
}

Match match_one_of(const Operand& operand, const value* actual) {
  Match match{.result = Result::fails, .expected = "one of "};
  const auto* items = operand.variable.value.if_array();
  if (items == nullptr) return {.result = Result::undecided, .why = "`one_of` is no sequence"};
  for (const auto& item : *items) {
    match.expected += fmt::format("{}{}", match.expected.size() > 7 ? ", " : "", quoted(item));
    if (actual != nullptr && equal(item, *actual)) match.result = Result::holds;
  }
  return match;
}

Match match_contains(const Operand& operand, const value* actual) {
  const auto& wanted = operand.variable.value;
  Match match{.result = Result::fails,
              .expected = fmt::format("something that contains {}", quoted(wanted))};
  if (actual == nullptr) return match;
  if (const auto* text = actual->if_string()) {
    match.result = result_of(wanted.is_string() &&
                             text->find(wanted.get_string()) != boost::json::string::npos);
  } else if (const auto* items = actual->if_array()) {
    for (const auto& item : *items) {
      if (is(operand, item)) match.result = Result::holds;
    }
  } else if (const auto* members = actual->if_object()) {
    match.result = result_of(wanted.is_string() && members->contains(wanted.get_string()));
  }
  return match;
}

Match match_bound(const Operand& operand, const value* actual, bool above) {
  const auto& bound = operand.variable.value;
  Match match{.result = Result::fails,
              .expected = fmt::format("{} {}", above ? "above" : "below", show(bound))};
  if (!bound.is_number())
    return {.result = Result::undecided, .why = fmt::format("{} is no number", quoted(bound))};
  if (actual == nullptr || !actual->is_number()) return match;
  if (!equal(*actual, bound)) {
    const auto left = actual->to_number<double>();
    const auto right = bound.to_number<double>();
    match.result = result_of(above ? left > right : left < right);
  }
  return match;
}

std::optional<value> length_of(const value& actual) {
  if (actual.is_string()) return value(std::uint64_t{text::count_code_points(text_of(actual))});
  if (const auto* items = actual.if_array()) return value(std::uint64_t{items->size()});
  if (const auto* members = actual.if_object()) return value(std::uint64_t{members->size()});
  return std::nullopt;
}

Match match_text(const Operand& operand, const value* actual, Matcher::Kind kind) {
  const bool pattern = kind == Matcher::Kind::matches;
  const auto& wanted = operand.variable.value;
  const auto expected =
      fmt::format("a string {} `{}`", pattern ? "that matches" : "of the format", to_text(wanted));
  if (actual == nullptr || !actual->is_string() || !wanted.is_string()) {
    return {.result = Result::fails, .expected = expected};
  }
  auto match = pattern ? match_pattern(text_of(wanted), text_of(*actual))
                       : match_format(text_of(wanted), text_of(*actual));
  match.expected = expected;
  return match;
}

/// A number as it is, a date-time as seconds.
std::optional<double> position_of(const value& at) {
  if (at.is_number()) return at.to_number<double>();
  return at.is_string() ? read_instant(text_of(at)) : std::nullopt;
}

Match match_near(const Operand& operand, const value* actual) {
  const auto* members = operand.variable.value.if_object();
  const auto* to = members == nullptr ? nullptr : members->if_contains("to");
  const auto* within = members == nullptr ? nullptr : members->if_contains("within");
  if (to == nullptr || within == nullptr)
    return {.result = Result::undecided, .why = "`near` needs `to` and `within`"};
  Match match{.result = Result::fails,
              .expected = fmt::format("within {} of {}", to_text(*within), quoted(*to))};
  auto distance = position_of(*within);
  if (within->is_string()) {
    if (const auto duration = read_duration(text_of(*within)))
      distance = std::chrono::duration<double>(*duration).count();
  }
  const auto middle = position_of(*to);
  if (!distance || !middle) {
    return {.result = Result::undecided,
            .why = fmt::format("{} is neither a number nor a date-time", quoted(*to))};
  }
  const bool alike = actual != nullptr && actual->is_number() == to->is_number();
  const auto position = alike ? position_of(*actual) : std::nullopt;
  if (position) match.result = result_of(std::fabs(*position - *middle) <= *distance);
  return match;
}

std::optional<Matcher::Kind> kind_of(std::string_view word) {
  for (int i = 0; i <= static_cast<int>(Matcher::Kind::near); ++i) {
    if (name_of(static_cast<Matcher::Kind>(i)) == word) return static_cast<Matcher::Kind>(i);
  }
  return std::nullopt;
}

/// All matchers of a mapping on one value: the first that does not hold, else what all of them
/// expect.
std::optional<Match> match_all(const Node& node,
                               const value* actual,
                               Scope& scope,
                               text::Diagnostics& out) {
  Match all;
  for (const auto& member : node.members) {
    const auto kind = kind_of(member.key);
    if (!kind) continue;
    auto one = match({*kind, member.value, member.key_span}, actual, scope, out);
    if (!one || one->result != Result::holds) return one;
    all.expected += fmt::format("{}{}", all.expected.empty() ? "" : " and ", one->expected);
  }
  return all;
}

std::optional<Match> match_length(const Node& node,
                                  const value* actual,
                                  Scope& scope,
                                  text::Diagnostics& out) {
  const auto length = actual == nullptr ? std::nullopt : length_of(*actual);
  const auto* counted = length ? &*length : nullptr;
  auto inner = node.is(Kind::mapping)
                   ? match_all(node, counted, scope, out)
                   : match({Matcher::Kind::is, node, node.span}, counted, scope, out);
  if (!inner) return std::nullopt;
  inner->expected = "a length of " + inner->expected;
  inner->actual = length ? fmt::format("a length of {}", show(*length)) : "";
  return inner;
}

std::optional<Match> match_not(const Node& node,
                               const value* actual,
                               Scope& scope,
                               text::Diagnostics& out) {
  auto inner = node.is(Kind::mapping)
                   ? match_all(node, actual, scope, out)
                   : match({Matcher::Kind::is, node, node.span}, actual, scope, out);
  if (!inner) return std::nullopt;
  inner->expected = "not " + inner->expected;
  if (inner->result != Result::undecided) inner->result = result_of(inner->result == Result::fails);
  return inner;
}

Match match_value(Matcher::Kind kind, const Operand& operand, const value* actual) {
  switch (kind) {
    case Matcher::Kind::type:
      return match_type(operand, actual);
    case Matcher::Kind::matches:
    case Matcher::Kind::format:
      return match_text(operand, actual, kind);
    case Matcher::Kind::one_of:
      return match_one_of(operand, actual);
    case Matcher::Kind::contains:
      return match_contains(operand, actual);
    case Matcher::Kind::above:
    case Matcher::Kind::below:
      return match_bound(operand, actual, kind == Matcher::Kind::above);
    case Matcher::Kind::near:
      return match_near(operand, actual);
    case Matcher::Kind::exists: {
      const bool wanted = operand.variable.value.is_bool() && operand.variable.value.get_bool();
      return {.result = result_of(wanted == (actual != nullptr)),
              .expected = wanted ? "present" : "absent"};
    }
    case Matcher::Kind::is:
    case Matcher::Kind::not_:
    case Matcher::Kind::length:
      break;
  }
  return {.result = result_of(actual != nullptr && is(operand, *actual)),
          .expected = quoted(operand.variable.value)};
}

}  // namespace

std::optional<Match> match(const Matcher& matcher,
                           const value* actual,
                           Scope& scope,
                           text::Diagnostics& out) {
  std::optional<Match> result;
  if (matcher.kind == Matcher::Kind::length) {
    result = match_length(matcher.value, actual, scope, out);
  } else if (matcher.kind == Matcher::Kind::not_) {
    result = match_not(matcher.value, actual, scope, out);
  } else if (auto variable = substitute(matcher.value, scope, out)) {
    result = match_value(matcher.kind, {matcher.value, std::move(*variable)}, actual);
  }
  if (result && result->actual.empty())
    result->actual = actual == nullptr ? "absent" : quoted(*actual);
  return result;
}

}  // namespace assay::cases
