#include <charconv>

#include <fmt/format.h>

#include "schema/lower/lowering.h"
#include "schema/number.h"

namespace assay::schema::lower {
namespace {

/// valijson compares all numbers as doubles; up to here different integers are different doubles
/// (2^53 - 1).
constexpr double most_exact = 9'007'199'254'740'991.0;

bool is_safe_class_character(char c) {
  return c != '\\' && c != '[' && c != ']' && c != '^' && static_cast<unsigned char>(c) >= 0x20 &&
         static_cast<unsigned char>(c) < 0x7F;
}

/// A pattern of single characters, classes and counts, anchored or not: no groups, alternatives, or
/// escapes that std::regex reads in its own way. Its state machine has no nested loops, so that it
/// cannot run away.
class PlainPattern {
 public:
  explicit PlainPattern(std::string_view text) : rest_(text) {}

  bool read() {
    if (rest_.starts_with('^')) rest_.remove_prefix(1);
    if (rest_.ends_with('$') && !rest_.ends_with("\\$")) rest_.remove_suffix(1);
    while (!rest_.empty()) {
      if (!take_atom()) return false;
      take_count();
    }
    return true;
  }

 private:
  bool take_atom() {
    const char c = rest_[0];
    rest_.remove_prefix(1);
    if (c == '[') return take_class();
    if (c == '\\') return take_escape("dDwW.+*?()[]{}|^$/-\\");
    if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7F) return false;
    return std::string_view("^$|()[]{}*+?").find(c) == std::string_view::npos;
  }

  bool take_class() {
    if (rest_.starts_with('^')) rest_.remove_prefix(1);
    if (rest_.starts_with(']')) return false;
    while (!rest_.empty() && rest_[0] != ']') {
      const char c = rest_[0];
      rest_.remove_prefix(1);
      if (c == '\\' ? !take_escape("dw.-/\\") : !is_safe_class_character(c)) return false;
    }
    if (rest_.empty()) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool take_escape(std::string_view known) {
    if (rest_.empty() || known.find(rest_[0]) == std::string_view::npos) return false;
    rest_.remove_prefix(1);
    return true;
  }

  void take_count() {
    if (rest_.empty()) return;
    if (std::string_view("*+?").find(rest_[0]) != std::string_view::npos) {
      rest_.remove_prefix(1);
      return;
    }
    if (rest_[0] != '{') return;
    const auto end = rest_.find('}');
    const auto inside = rest_.substr(1, end == std::string_view::npos ? 0 : end - 1);
    const bool plain = !inside.empty() && inside[0] != ',' && inside.size() <= 7 &&
                       inside.find_first_not_of("0123456789,") == std::string_view::npos &&
                       inside.find(',') == inside.rfind(',');
    if (plain) rest_.remove_prefix(end + 1);
  }

  std::string_view rest_;
};

}  // namespace

bool is_comparable(std::string_view number) {
  double value = 0;
  const auto read = std::from_chars(number.data(), number.data() + number.size(), value);
  return read.ec == std::errc() && value >= -most_exact && value <= most_exact &&
         to_decimal(value) == read_decimal(number);
}

json::value lower_number(Lowering& lowering, const tree::Node& number) {
  if (!is_comparable(number.scalar)) {
    lowering.refuse(number.span,
                    fmt::format("`{}` is no number that a double holds", number.scalar));
    return 0;
  }
  double value = 0;
  std::from_chars(number.scalar.data(), number.scalar.data() + number.scalar.size(), value);
  if (read_decimal(number.scalar).is_integer()) return static_cast<std::int64_t>(value);
  return value;
}

std::string Lowering::name(std::string_view text, text::Span span) {
  if (text.find('\0') != std::string_view::npos)
    refuse(span, "a text holds the character NUL, where valijson ends it");
  return std::string(text);
}

json::value Lowering::pattern(std::string_view text, text::Span span) {
  out_.has_patterns = true;
  if (!PlainPattern(text).read()) {
    refuse(span, fmt::format("std::regex may read the pattern `{}` otherwise than ECMA-262", text));
  }
  return json::string(name(text, span));
}

json::value lower_value(Lowering& lowering, const tree::Node& value) {
  switch (value.kind) {
    case tree::Kind::null:
      return nullptr;
    case tree::Kind::boolean:
      return value.scalar == "true";
    case tree::Kind::integer:
    case tree::Kind::number:
      return lower_number(lowering, value);
    case tree::Kind::string:
      return json::string(lowering.name(value.scalar, value.span));
    case tree::Kind::sequence: {
      json::array items;
      for (const auto& item : value.items)
        items.push_back(lower_value(lowering, item));
      return items;
    }
    case tree::Kind::mapping: {
      json::object members;
      for (const auto& member : value.members) {
        members[lowering.name(member.key, member.key_span)] = lower_value(lowering, member.value);
      }
      return members;
    }
  }
  return nullptr;
}

}  // namespace assay::schema::lower
