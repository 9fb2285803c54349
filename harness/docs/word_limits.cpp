#include "docs/word_limits.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "docs/limit_keywords.h"
#include "docs/limit_rules.h"
#include "docs/nodes.h"
#include "docs/said_limits.h"
#include "schema/format/format.h"
#include "schema/number.h"
#include "schema/pattern.h"

namespace assay::docs {
namespace {

/// `'P'` in code marks is P.
std::string_view without_quotes(std::string_view text) {
  const bool quoted = text.size() > 1 && text.front() == text.back() &&
                      (text.front() == '\'' || text.front() == '"');
  return quoted ? text.substr(1, text.size() - 2) : text;
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

/// Whether a number is one of the schema's steps; unknown steps are none.
bool is_multiple(const tree::Node& schema, const tree::Node& value) {
  const auto* step = schema.find("multipleOf");
  if (step == nullptr || !is_numeric(value)) return true;
  if (!is_numeric(*step)) return false;
  const auto divisor = schema::read_decimal(step->scalar);
  return !divisor.digits.empty() && divisor.digits.size() <= schema::most_divisor_digits &&
         schema::is_multiple(schema::read_decimal(value.scalar), divisor);
}

/// Whether a text is of the schema's pattern and format. A plain number is none of a format.
bool is_text_of(const tree::Node& schema, const Limit& limit, const tree::Node& value) {
  if (!value.is(tree::Kind::string)) return true;
  if (schema.find("format") != nullptr) {
    const auto* format = schema::format::find(schema.string_at("format"));
    const bool tested = format != nullptr && format->test != nullptr;
    if (!limit.is_code || (tested && !format->test(value.scalar))) return false;
  }
  if (schema.find("pattern") == nullptr) return true;
  const auto pattern = schema::Pattern::compile(schema.string_at("pattern"));
  return pattern && pattern->search(value.scalar) == schema::Trial::holds;
}

/// Whether the schema itself allows the default.
bool is_allowed(const tree::Node& schema, const Limit& limit, const tree::Node& value) {
  if (!is_text_of(schema, limit, value) || !is_multiple(schema, value)) return false;
  for (const std::string_view keyword : {"minimum", "maximum", "minLength", "maxLength"}) {
    const bool lower = keyword.starts_with("min");
    for (const auto& [number, is_exclusive] : bounds_of(schema, keyword, lower)) {
      const auto* same = !is_exclusive ? keyword.data()
                         : lower       ? "exclusiveMinimum"
                                       : "exclusiveMaximum";
      if (!keeps(value, same, number)) return false;
    }
  }
  const auto* only = schema.find("const");
  if (only != nullptr && !tree::equal(*only, value)) return false;
  const auto* values = schema.find("enum");
  return values == nullptr ||
         std::any_of(values->items.begin(), values->items.end(), [&](const tree::Node& one) {
           return tree::equal(one, value);
         });
}

}  // namespace

void WordLimits::add(tree::Node& schema, const Values& examples, Sent sent) {
  sent_ = sent;
  in_document_ = false;
  examples_ = &examples;
  trail_.clear();
  visit(schema);
}

void WordLimits::add_one(tree::Node& schema,
                         const Piece& said,
                         const ExamplesAt& examples,
                         Sent sent) {
  sent_ = sent;
  in_document_ = true;
  read_piece(schema, said, examples);
}

void WordLimits::visit(tree::Node& schema) {
  if (!pieces_of_ && schema.members.is_shared() && says_nothing(schema)) return;
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

/// Whether nothing is said of values in what stands in many places: it need not become many for
/// that.
bool WordLimits::says_nothing(const tree::Node& shared) {
  const auto [known, added] = silent_.try_emplace(shared.members.data());
  if (added) known->second = says_nothing_within(shared);
  return known->second;
}

bool WordLimits::says_nothing_within(const tree::Node& node) {
  const auto* description = node.find("description");
  const bool described = description != nullptr && description->is(tree::Kind::string);
  if (described && !known_words_.about(sources_.text(description->span), node).says_nothing())
    return false;
  const auto within = [this](const tree::Node& inner) { return says_nothing_within(inner); };
  return std::all_of(node.items.begin(), node.items.end(), within) &&
         std::all_of(node.members.begin(), node.members.end(), [&](const tree::Member& member) {
           return within(member.value);
         });
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
  const auto read = [&](text::Span place) {
    read_piece(schema, {place, sources_.text(place)}, [this] { return examples_here(); });
  };
  if (!pieces_of_) return read(description->span);
  for (const auto piece : pieces_of_(description->span))
    read(piece);
}

void WordLimits::read_piece(tree::Node& schema, const Piece& piece, const ExamplesAt& examples) {
  const auto said = known_words_.about(piece.words, schema);
  if (said.says_nothing()) return;
  for (const auto sentence : said.unread)
    leave_unread(piece, sentence);
  const auto preset = std::find_if(said.limits.begin(), said.limits.end(), [](const Limit& one) {
    return one.keyword == "default";
  });
  std::optional<tree::Node> fallback;
  if (preset != said.limits.end()) fallback = default_of(schema, piece, *preset);
  std::vector<Limit> stated;
  for (const auto& limit : said.limits) {
    if (limit.keyword == "default") continue;
    const bool left_out = !has_names_ && limit.keyword.starts_with("propertyNames");
    const auto standing = left_out ? Standing::refused : standing_of(schema, limit, stated);
    if (standing == Standing::refused) leave_unread(piece, limit.sentence);
    if (standing == Standing::alone) stated.push_back(limit);
  }
  // All of a sentence is in doubt where a part of it does not hold.
  const auto* default_value = fallback ? &*fallback : schema.find("default");
  const auto shown = stated.empty() ? Values() : examples();
  std::set<std::string_view> refuted;
  for (const auto& limit : stated) {
    if (is_refuted(default_value, piece, limit, shown)) refuted.insert(limit.sentence);
  }
  std::erase_if(stated, [&](const Limit& one) { return refuted.contains(one.sentence); });
  // The examples may stand in the schema itself, and are not asked for from here on.
  if (fallback) {
    put(schema, "default", std::move(*fallback));
    if (in_document_) put_levels(schema, {*preset}, piece.place);
  }
  for (auto& limit : stated) {
    auto value = string_node(sources_.intern(limit.value), piece.place);
    const bool whole = limit.value.find('.') == std::string::npos;
    value.kind = whole ? tree::Kind::integer : tree::Kind::number;
    limit.keyword = put_limit(schema, limit, std::move(value));
  }
  std::erase_if(stated, [](const Limit& one) { return one.keyword.empty(); });
  put_levels(schema, stated, piece.place);
}

/// The default as a value of the schema, where it is one that can be sent.
std::optional<tree::Node> WordLimits::default_of(const tree::Node& schema,
                                                 const Piece& piece,
                                                 const Limit& limit) {
  if (sent_ == Sent::to_us || schema.find("default") != nullptr) return std::nullopt;
  auto value = string_node(sources_.intern(std::string(without_quotes(limit.value))), piece.place);
  value.quoted = true;
  if (is_default_of(types_of(schema), limit, value) && is_allowed(schema, limit, value))
    return value;
  if (limit.value != "null") leave_unread(piece, limit.sentence);
  return std::nullopt;
}

/// Whether the default or an example breaks a limit, which is told.
bool WordLimits::is_refuted(const tree::Node* fallback,
                            const Piece& piece,
                            const Limit& limit,
                            const Values& examples) {
  const auto bound = number_of(limit.value);
  if (fallback != nullptr && !keeps(*fallback, limit.keyword, bound)) {
    leave_unread(piece, limit.sentence);
    return true;
  }
  const auto broken = std::find_if(examples.begin(), examples.end(), [&](const auto* one) {
    return !keeps(*one, limit.keyword, bound);
  });
  if (broken == examples.end()) return false;
  out_.warning(
      "docs.example-limit",
      (*broken)->span,
      fmt::format("the words say `{}: {}`, the example breaks it", limit.keyword, limit.value));
  return true;
}

void WordLimits::leave_unread(const Piece& piece, std::string_view sentence) {
  auto one = unread_in(sources_, piece, sentence);
  const auto key = [](const Unread& what) {
    return Listed{what.span.source, what.span.begin, what.span.end, what.text.data()};
  };
  for (; known_ < unread_.size(); ++known_)
    listed_.insert(key(unread_[known_]));
  if (!listed_.contains(key(one))) unread_.push_back(std::move(one));
}

}  // namespace assay::docs
