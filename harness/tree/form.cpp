#include "tree/form.h"

#include <charconv>

#include <fmt/format.h>

namespace assay::tree {
namespace {

std::string with_article(Kind kind) {
  switch (kind) {
    case Kind::null:
      return "empty";
    case Kind::integer:
      return "an integer";
    case Kind::boolean:
    case Kind::number:
    case Kind::string:
    case Kind::sequence:
    case Kind::mapping:
      break;
  }
  return fmt::format("a {}", name_of(kind));
}

std::string_view article_of(std::string_view word) {
  return std::string_view("aeiou").find(word.front()) == std::string_view::npos ? "a" : "an";
}

/// A scalar as the message shows it: short, and safe for a terminal.
std::string shown(const Node& value) {
  constexpr std::size_t limit = 60;
  const bool scalar = value.items.empty() && value.members.empty() && !value.is(Kind::null);
  if (!scalar || value.scalar.empty() || value.scalar.size() > limit) return {};
  return fmt::format(" (`{}`)", text::printable(value.scalar));
}

}  // namespace

void FormReader::error(std::string_view code,
                       text::Span span,
                       std::string message,
                       std::string advice) const {
  out.error(fmt::format("{}.{}", module_, code), span, std::move(message), std::move(advice));
}

void FormReader::warning(std::string_view code,
                         text::Span span,
                         std::string message,
                         std::string advice) const {
  out.warning(fmt::format("{}.{}", module_, code), span, std::move(message), std::move(advice));
}

std::optional<std::string> FormReader::text(const Member& member) const {
  if (member.value.is(Kind::string)) return std::string(member.value.scalar);
  wrong_type(member.key, member.value, "a string");
  return std::nullopt;
}

std::optional<std::int64_t> FormReader::integer(const Member& member,
                                                std::int64_t low,
                                                std::int64_t high) const {
  const auto& written = member.value.scalar;
  std::int64_t value = 0;
  if (!member.value.is(Kind::integer)) {
    wrong_type(member.key, member.value, "an integer");
    return std::nullopt;
  }
  const auto parsed = std::from_chars(written.data(), written.data() + written.size(), value);
  if (parsed.ec != std::errc{} || parsed.ptr != written.data() + written.size() || value < low ||
      value > high) {
    error(
        "wrong-value",
        member.value.span,
        high == INT64_MAX
            ? fmt::format("`{}` is {}; it is at least {}", member.key, written, low)
            : fmt::format("`{}` is {}; it lies between {} and {}", member.key, written, low, high));
    return std::nullopt;
  }
  return value;
}

const Nodes* FormReader::sequence(const Member& member) const {
  if (member.value.is(Kind::sequence)) return &member.value.items;
  wrong_type(member.key, member.value, "a sequence");
  return nullptr;
}

const Members* FormReader::mapping(const Member& member) const {
  if (member.value.is(Kind::mapping)) return &member.value.members;
  wrong_type(member.key, member.value, "a mapping");
  return nullptr;
}

std::vector<text::Spanned<std::string>> FormReader::texts(const Member& member) const {
  if (member.value.is(Kind::string)) return {{std::string(member.value.scalar), member.value.span}};
  std::vector<text::Spanned<std::string>> found;
  if (!member.value.is(Kind::sequence)) {
    wrong_type(member.key, member.value, "a string or a sequence of strings");
    return found;
  }
  for (const auto& item : member.value.items) {
    if (item.is(Kind::string)) {
      found.push_back({std::string(item.scalar), item.span});
    } else {
      wrong_type(member.key, item, "a string");
    }
  }
  return found;
}

std::optional<std::size_t> FormReader::choice(const Member& member,
                                              std::initializer_list<std::string_view> words) const {
  if (!member.value.is(Kind::string)) {
    wrong_type(member.key, member.value, "a string");
    return std::nullopt;
  }
  std::size_t i = 0;
  for (const auto word : words) {
    if (word == member.value.scalar) return i;
    ++i;
  }
  error("wrong-value",
        member.value.span,
        fmt::format("`{}` is no value of `{}`", text::printable(member.value.scalar), member.key),
        text::suggestion(member.value.scalar, std::vector<std::string_view>(words)));
  return std::nullopt;
}

void FormReader::wrong_type(std::string_view key,
                            const Node& value,
                            std::string_view wanted) const {
  error(
      "wrong-type",
      value.span,
      fmt::format(
          "`{}` is {}{} where {} is needed", key, with_article(value.kind), shown(value), wanted));
}

void FormReader::wrong_form(std::string_view form, const Node& value) const {
  error("wrong-type",
        value.span,
        fmt::format("this {} is {}{} where a mapping is needed",
                    form,
                    with_article(value.kind),
                    shown(value)));
}

void FormReader::unknown_key(const Member& member,
                             std::string_view form,
                             const std::vector<std::string_view>& known) const {
  error("unknown-key",
        member.key_span,
        fmt::format("`{}` is no key of {} {}", text::printable(member.key), article_of(form), form),
        text::suggestion(member.key, known));
}

void FormReader::missing_key(text::Span span, std::string_view form, std::string_view key) const {
  error("missing-key",
        span,
        fmt::format("this {} has no `{}`", form, key),
        fmt::format("add `{}:`", key));
}

}  // namespace assay::tree
