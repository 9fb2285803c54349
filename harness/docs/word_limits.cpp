#include "docs/word_limits.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "docs/limit_rules.h"
#include "docs/nodes.h"
#include "docs/said_limits.h"
#include "docs/words.h"
#include "text/utf8.h"

namespace assay::docs {
namespace {

/// `'P'` in code marks is P.
std::string_view without_quotes(std::string_view text) {
  const bool quoted = text.size() > 1 && text.front() == text.back() &&
                      (text.front() == '\'' || text.front() == '"');
  return quoted ? text.substr(1, text.size() - 2) : text;
}

/// Whether the value keeps the limit; one that it does not measure does.
bool keeps(const tree::Node& value, std::string_view keyword, std::string_view limit) {
  const auto bound = number_of(limit);
  double measure = 0;
  if (value.is(tree::Kind::integer) || value.is(tree::Kind::number)) {
    if (keyword.find("imum") == std::string_view::npos) return true;
    measure = number_of(value.scalar);
  } else if (value.is(tree::Kind::string)) {
    if (!keyword.ends_with("Length")) return true;
    measure = static_cast<double>(text::count_code_points(value.scalar));
  } else if (value.is(tree::Kind::sequence)) {
    if (!keyword.ends_with("Items")) return true;
    measure = static_cast<double>(value.items.size());
  } else {
    if (!value.is(tree::Kind::mapping) || !keyword.ends_with("Properties")) return true;
    measure = static_cast<double>(value.members.size());
  }
  return is_within(measure, keyword, bound);
}

/// Makes `value`, a string, the default as a value of these types; whether it is one.
bool is_default_of(const Types& types, const Limit& limit, tree::Node& value) {
  // `/files/<id>` stands for many.
  if (limit.value.find_first_of("<{[") != std::string::npos) return false;
  const bool decimal = is_decimal(limit.value);
  const bool whole = decimal && limit.value.find('.') == std::string::npos;
  const bool boolean = limit.value == "true" || limit.value == "false";
  if ((whole && has(types, "integer")) || (decimal && has(types, "number"))) {
    value.kind = whole ? tree::Kind::integer : tree::Kind::number;
  } else if (boolean && has(types, "boolean")) {
    value.kind = tree::Kind::boolean;
  } else if (limit.value == "null") {
    value.kind = tree::Kind::null;
    return has(types, "null");
  } else {
    return has(types, "string") && (limit.is_code || decimal);
  }
  return true;
}

bool is_listed(const tree::Node& schema, const tree::Node& value) {
  const auto* values = schema.find("enum");
  return values == nullptr ||
         std::any_of(values->items.begin(), values->items.end(), [&](const tree::Node& one) {
           return one.scalar == value.scalar;
         });
}

/// Notes the levels with the keywords, which also tells that words state them, and no notation.
void put_levels(tree::Node& schema, const std::vector<Limit>& limits, text::Span span) {
  if (limits.empty()) return;
  const auto* there = schema.find("x-assay-level");
  if (there != nullptr && !there->is(tree::Kind::mapping)) return;
  auto levels = there == nullptr ? mapping_node(span) : *there;
  for (const auto& limit : limits)
    put(levels, limit.keyword, string_node(contract::name_of(limit.level), span));
  put(schema, "x-assay-level", std::move(levels));
}

}  // namespace

void WordLimits::add(tree::Node& schema, const Values& examples, Sent sent) {
  sent_ = sent;
  examples_ = &examples;
  trail_.clear();
  visit(schema);
}

void WordLimits::visit(tree::Node& schema) {
  read(schema);
  for (auto& member : schema.members) {
    if (member.key == "properties") {
      for (auto& inner : member.value.members)
        step({Step::Kind::member, inner.key}, inner.value);
    } else if (member.key == "$defs" || member.key == "patternProperties") {
      for (auto& inner : member.value.members)
        step({Step::Kind::elsewhere, {}}, inner.value);
    } else if (member.key == "items") {
      step({Step::Kind::item, {}}, member.value);
    } else if (member.key == "additionalProperties") {
      if (member.value.is(tree::Kind::mapping)) step({Step::Kind::elsewhere, {}}, member.value);
    } else if (member.key == "anyOf" || member.key == "allOf") {
      for (auto& inner : member.value.items)
        step({Step::Kind::elsewhere, {}}, inner);
    }
  }
}

void WordLimits::step(Step to, tree::Node& schema) {
  trail_.push_back(to);
  visit(schema);
  trail_.pop_back();
}

/// What the examples have where the walk is; few places need it.
Values WordLimits::examples_here() const {
  auto values = *examples_;
  for (const auto& step : trail_) {
    if (step.kind == Step::Kind::elsewhere) return {};
    values = step.kind == Step::Kind::item ? items_of(values) : members_of(values, step.key);
  }
  return values;
}

void WordLimits::read(tree::Node& schema) {
  const auto* description = schema.find("description");
  if (description == nullptr || !description->is(tree::Kind::string)) return;
  if (!pieces_of_) return read_piece(schema, description->span);
  for (const auto piece : pieces_of_(description->span))
    read_piece(schema, piece);
}

void WordLimits::read_piece(tree::Node& schema, text::Span place) {
  const auto* said = known_words_.about(sources_.text(place), schema);
  if (said == nullptr) return;
  const auto at = [&](std::string_view sentence) {
    const auto offset = static_cast<std::uint32_t>(sentence.data() - said->description.data());
    const auto begin = place.begin + offset;
    return text::Span{place.source, begin, begin + static_cast<std::uint32_t>(sentence.size())};
  };
  for (const auto sentence : said->unread)
    leave_unread(at(sentence));
  const auto types = types_of(schema);
  std::vector<Limit> stated;
  for (const auto& limit : said->limits) {
    const bool is_default = limit.keyword == "default";
    if (schema.find(limit.keyword) != nullptr || (is_default && sent_ == Sent::to_us)) continue;
    auto value = string_node(sources_.intern(std::string(without_quotes(limit.value))), place);
    value.quoted = true;
    if (is_default) {
      if (is_default_of(types, limit, value) && is_listed(schema, value)) {
        put(schema, limit.keyword, std::move(value));
      } else if (limit.value != "null") {
        leave_unread(at(limit.sentence));
      }
      continue;
    }
    if (schema.find("enum") != nullptr || schema.find("const") != nullptr) continue;
    value.kind = tree::Kind::integer;
    if (limit.value.find('.') != std::string::npos) value.kind = tree::Kind::number;
    const auto* fallback = schema.find("default");
    if (fallback != nullptr && !keeps(*fallback, limit.keyword, limit.value)) {
      leave_unread(at(limit.sentence));
      continue;
    }
    const auto examples = examples_here();
    const auto broken = std::find_if(examples.begin(), examples.end(), [&](const auto* one) {
      return !keeps(*one, limit.keyword, limit.value);
    });
    if (broken != examples.end()) {
      out_.warning(
          "docs.example-limit",
          (*broken)->span,
          fmt::format("the words say `{}: {}`, the example breaks it", limit.keyword, limit.value));
      continue;
    }
    put(schema, limit.keyword, std::move(value));
    stated.push_back(limit);
  }
  put_levels(schema, stated, place);
}

void WordLimits::leave_unread(text::Span span) {
  for (; known_ < unread_.size(); ++known_) {
    const auto& one = unread_[known_].span;
    listed_.insert({one.source, one.begin, one.end});
  }
  if (!listed_.contains({span.source, span.begin, span.end}))
    unread_.push_back({span, "a statement in words that is not understood"});
}

}  // namespace assay::docs
