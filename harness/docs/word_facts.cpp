#include "docs/word_facts.h"

#include <array>

#include <fmt/format.h>

#include "docs/nodes.h"
#include "docs/words.h"

namespace assay::docs {
namespace {

struct WordedFormat {
  std::string_view words;  ///< in small letters
  std::string_view format;
};

/// The first that a description has rules.
constexpr std::array<WordedFormat, 12> worded_formats = {{
    {"yyyy-mm-ddthh", "date-time"},
    {"yyyy-mm-dd hh", ""},  // a notation of its own
    {"yyyy-mm-dd", "date"},
    {"rfc 3339", "date-time"},
    {"rfc3339", "date-time"},
    {"iso 8601 date-time", "date-time"},
    {"iso 8601 timestamp", "date-time"},
    {"iso 8601 format", "date-time"},
    {"iso-8601 format", "date-time"},
    {"atom format", "date-time"},
    {"a uuid", "uuid"},
    {"uuid of the", "uuid"},
}};

std::string_view format_in(std::string_view description) {
  const auto words = lower_case(description);
  for (const auto& one : worded_formats) {
    if (words.find(one.words) != std::string::npos) return one.format;
  }
  return {};
}

bool is_of(const tree::Node& schema, std::string_view type) {
  return schema.string_at("type") == type;
}

void give_format(tree::Node& schema, std::string_view format, text::Span span) {
  if (schema.find("format") != nullptr) return;
  put(schema, "format", string_node(format, span));
  auto level = mapping_node(span);
  put(level, "format", string_node("should", span));
  put(schema, "x-assay-level", std::move(level));
}

/// The inferred format of a schema; empty where a format was documented, or none.
std::string_view inferred_format(const tree::Node& schema) {
  return has_level(schema, "format") ? schema.string_at("format") : std::string_view{};
}

}  // namespace

void add_format(tree::Node& schema) {
  const auto* description = schema.find("description");
  if (description == nullptr) return;
  auto* items = member_of(schema, "items");
  const bool is_string = is_of(schema, "string");
  const bool has_strings = items != nullptr && is_of(*items, "string");
  if (!is_string && !has_strings) return;
  const auto span = description->span;
  const auto format = format_in(description->scalar);
  if (!format.empty() && has_strings) give_format(*items, format, span);
  if (!format.empty() && is_string) give_format(schema, format, span);
}

void add_formats(tree::Node& schema) {
  add_format(schema);
  for (auto& member : schema.members) {
    if (member.key == "properties" || member.key == "patternProperties" || member.key == "$defs") {
      for (auto& inner : member.value.members)
        add_formats(inner.value);
    } else if (member.key == "items" || member.key == "additionalProperties") {
      add_formats(member.value);
    } else if (member.key == "anyOf") {
      for (auto& inner : member.value.items)
        add_formats(inner);
    }
  }
}

void check_formats(const tree::Node& schema, const Values& examples, text::Diagnostics& out) {
  if (examples.empty()) return;
  const auto format = inferred_format(schema);
  for (const auto* value : examples) {
    if (format.empty() || !value->is(tree::Kind::string) || format == "uuid") continue;
    if (common_format({value}) == format) continue;
    out.warning("docs.example-format",
                value->span,
                fmt::format("the words say that this is a `{}`, the example shows `{}`",
                            format,
                            value->scalar.substr(0, 60)));
  }
  if (const auto* properties = schema.find("properties")) {
    for (const auto& member : properties->members)
      check_formats(member.value, members_of(examples, member.key), out);
  }
  if (const auto* items = schema.find("items")) check_formats(*items, items_of(examples), out);
}

bool says_always_true(std::string_view description) {
  const auto words = lower_case(description);
  for (const std::string_view sign : {"contains `true`",
                                      "returns `true`",
                                      "always `true`",
                                      "`true` in case of success",
                                      "`true` if successful",
                                      "`true` on success",
                                      "`true` upon success"}) {
    if (words.find(sign) != std::string::npos) return words.find("`false`") == std::string::npos;
  }
  return false;
}

}  // namespace assay::docs
