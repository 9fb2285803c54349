#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "cases/duration.h"
#include "cases/reader.h"
#include "cases/syntax.h"
#include "schema/format/format.h"
#include "schema/pattern.h"

namespace assay::cases {
namespace {

using tree::Kind;
using tree::Member;
using tree::Node;

bool is_number(const Node& node) {
  return node.is(Kind::integer) || node.is(Kind::number);
}

/// Its value is known only when the case runs.
bool is_open(const Node& node) {
  return node.is(Kind::string) && has_variable(node.scalar);
}

void need_number(const Member& member, Reader& reader) {
  if (!is_number(member.value)) reader.wrong_type(member.key, member.value, "a number");
}

void need_pattern(const Member& member, Reader& reader) {
  const auto pattern = reader.text(member);
  if (pattern) check_pattern(*pattern, member.value.span, reader);
}

void need_format(const Member& member, Reader& reader) {
  const auto name = reader.text(member);
  if (!name) return;
  const auto* format = schema::format::find(*name);
  if (format != nullptr && format->test != nullptr) return;
  std::vector<std::string_view> known;
  for (const auto each : schema::format::names()) {
    if (schema::format::find(each)->test != nullptr) known.push_back(each);
  }
  reader.error(
      "unknown-format",
      member.value.span,
      fmt::format("`{}` is no format of strings that can be tested", text::printable(*name)),
      text::suggestion(*name, known));
}

void need_type(const Member& member, Reader& reader) {
  const auto check = [&](const Node& word) {
    const Member one{member.key, member.key_span, word};
    (void)reader.choice(one, {"string", "number", "integer", "boolean", "null", "array", "object"});
  };
  if (!member.value.is(Kind::sequence)) {
    // `type: null` in YAML is an empty value; the type is meant.
    if (!member.value.is(Kind::null)) check(member.value);
    return;
  }
  for (const auto& item : member.value.items)
    check(item);
}

void need_list(const Member& member, Reader& reader) {
  const auto* items = reader.sequence(member);
  if (items != nullptr && items->empty()) {
    reader.error("wrong-value", member.value.span, "`one_of` is empty, which no value can be of");
  }
}

void need_boolean(const Member& member, Reader& reader) {
  if (!member.value.is(Kind::boolean))
    reader.wrong_type(member.key, member.value, "`true` or `false`");
}

void need_length(const Member& member, Reader& reader) {
  if (member.value.is(Kind::mapping)) {
    (void)read_matchers(member.value, reader);
  } else {
    (void)reader.integer(member, 0, INT64_MAX);
  }
}

void need_near(const Member& member, Reader& reader) {
  const auto& value = member.value;
  if (!value.is(Kind::mapping)) {
    reader.wrong_type(member.key, value, "a mapping of `to` and `within`");
    return;
  }
  for (const auto& each : value.members) {
    if (each.key != "to" && each.key != "within")
      reader.unknown_key(each, "near", {"to", "within"});
  }
  for (const std::string_view key : {"to", "within"}) {
    if (value.find(key) == nullptr) reader.missing_key(member.key_span, "near", key);
  }
  const auto* within = value.find("within");
  if (within != nullptr && !is_number(*within) &&
      !(within->is(Kind::string) && read_duration(within->scalar))) {
    reader.wrong_type("within", *within, "a number, or a duration such as `5s`");
  }
}

void need_not(const Member& member, Reader& reader) {
  if (member.value.is(Kind::mapping)) (void)read_matchers(member.value, reader);
}

void need_nothing(const Member&, Reader&) {}

struct Word {
  Matcher::Kind kind;
  void (*check)(const Member& member, Reader& reader);
};

constexpr std::array<Word, 12> matcher_words{{
    {Matcher::Kind::is, need_nothing},
    {Matcher::Kind::not_, need_not},
    {Matcher::Kind::type, need_type},
    {Matcher::Kind::matches, need_pattern},
    {Matcher::Kind::one_of, need_list},
    {Matcher::Kind::contains, need_nothing},
    {Matcher::Kind::length, need_length},
    {Matcher::Kind::above, need_number},
    {Matcher::Kind::below, need_number},
    {Matcher::Kind::exists, need_boolean},
    {Matcher::Kind::format, need_format},
    {Matcher::Kind::near, need_near},
}};

std::vector<std::string_view> known_words() {
  std::vector<std::string_view> words;
  for (const auto& word : matcher_words)
    words.push_back(name_of(word.kind));
  return words;
}

}  // namespace

void check_pattern(std::string_view pattern, text::Span span, const Reader& reader) {
  const auto compiled = schema::Pattern::compile(pattern);
  if (compiled) return;
  reader.error("bad-pattern",
               span,
               fmt::format("`{}` is no pattern of ECMA-262 that can be run: {}",
                           text::printable(pattern),
                           compiled.error()));
}

std::vector<Matcher> read_matchers(const Node& node, Reader& reader) {
  if (!node.is(Kind::mapping)) return {{Matcher::Kind::is, node, node.span}};
  std::vector<Matcher> matchers;
  if (node.members.empty()) {
    reader.error("empty-matcher",
                 node.span,
                 "this mapping has no matcher",
                 "to compare with it, write `is: {}`");
  }
  for (const auto& member : node.members) {
    const auto* word =
        std::find_if(matcher_words.begin(), matcher_words.end(), [&](const Word& each) {
          return name_of(each.kind) == member.key;
        });
    if (word == matcher_words.end()) {
      const auto near = text::suggestion(member.key, known_words());
      reader.error(
          "unknown-matcher",
          member.key_span,
          fmt::format("`{}` is no matcher", text::printable(member.key)),
          near.starts_with("known") ? near + "; to compare with a mapping, write `is: {…}`" : near);
      continue;
    }
    if (!is_open(member.value)) word->check(member, reader);
    matchers.push_back({word->kind, member.value, member.key_span});
  }
  return matchers;
}

tree::FormKeys matcher_form() {
  tree::FormKeys form{.form = "matcher", .keys = {}, .required = {}};
  for (const auto word : known_words())
    form.keys.emplace_back(word);
  return form;
}

}  // namespace assay::cases
