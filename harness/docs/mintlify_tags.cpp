#include "docs/mintlify_tags.h"

#include <algorithm>

#include "docs/words.h"

namespace assay::docs::mintlify {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t most_attributes = 100;  // of a tag: what has more is none

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

}  // namespace

std::string_view TagReader::name_at(std::size_t at) const {
  auto from = at + 1;
  if (from < text_.size() && text_[from] == '/') ++from;
  auto end = from;
  while (end < text_.size() && is_word_character(text_[end]))
    ++end;
  return from < end ? text_.substr(from, end - from) : std::string_view{};
}

Tag TagReader::read(std::size_t at) const {
  Tag tag{.name = name_at(at)};
  tag.closing = text_.substr(at).starts_with("</");
  auto end = at + 1 + (tag.closing ? 1U : 0U) + tag.name.size();
  while (end < end_ && tag.attributes.size() <= most_attributes) {
    while (end < end_ && is_blank(text_[end]))
      ++end;
    if (end >= end_) return {};
    if (text_[end] == '>') {
      tag.end = end + 1;
      return tag;
    }
    if (text_.substr(end).starts_with("/>")) {
      tag.empty = true;
      tag.end = end + 2;
      return tag;
    }
    const auto before = end;
    end = read_attribute(end, tag);
    if (end <= before) return {};
  }
  return {};
}

/// Reads one attribute; gives the place behind it, or `at` when there is none.
std::size_t TagReader::read_attribute(std::size_t at, Tag& tag) const {
  auto end = at;
  while (end < text_.size() && (is_word_character(text_[end]) || text_[end] == '-'))
    ++end;
  if (end == at) return at;
  Attribute attribute{.name = text_.substr(at, end - at), .value = {}};
  if (end < text_.size() && text_[end] == '=') {
    const auto from = end + 1;
    const auto close = end_of_value(from);
    if (close == npos) return at;
    const bool bare = std::string_view("\"'{").find(text_[from]) == npos;
    attribute.value = bare ? span(from, close) : span(from + 1, close - 1);
    if (text_[from] == '{') attribute.value = without_quotes(attribute.value);
    end = close;
  }
  tag.attributes.push_back(attribute);
  return end;
}

/// `x` of `{"x"}`: an expression that is a string alone.
text::Span TagReader::without_quotes(text::Span value) const {
  const auto text = trimmed(text_.substr(value.begin, value.end - value.begin));
  if (text.size() < 2 || std::string_view("\"'`").find(text.front()) == npos ||
      text.find(text.front(), 1) != text.size() - 1)
    return value;
  const auto begin = static_cast<std::size_t>(text.data() - text_.data()) + 1;
  return span(begin, begin + text.size() - 2);
}

/// The end of a value that begins here: behind its quote or brace.
std::size_t TagReader::end_of_value(std::size_t at) const {
  if (at >= text_.size()) return npos;
  if (text_[at] == '"' || text_[at] == '\'') {
    const auto close = text_.find(text_[at], at + 1);
    return close == npos ? npos : close + 1;
  }
  if (text_[at] == '{') return braces_.behind(at);
  return std::min(text_.find_first_of(" \t\r\n>", at), text_.size());
}

text::Span TagReader::span(std::size_t begin, std::size_t end) const {
  return {.source = source_,
          .begin = static_cast<std::uint32_t>(begin),
          .end = static_cast<std::uint32_t>(end)};
}

}  // namespace assay::docs::mintlify
