#include "tree/json_number.h"

#include <algorithm>

namespace assay::tree {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Behind the digits from `at` on.
std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at]))
    ++at;
  return at;
}

}  // namespace

bool begins_number(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '.') return !text.substr(at).starts_with("..");
  return is_digit(c) || c == '-' || c == '+';
}

tl::expected<JsonNumber, JsonMistake> read_json_number(std::string_view text, std::size_t at) {
  JsonNumber number;
  const auto begin = at;
  const auto is_at = [&](char c) { return at < text.size() && text[at] == c; };
  const auto bad = [&](std::string_view message, std::string_view advice = {}) {
    return tl::unexpected(JsonMistake{.code = "json.bad-number",
                                      .message = std::string(message),
                                      .advice = std::string(advice),
                                      .size = std::max<std::size_t>(1, at - begin)});
  };
  const auto digits = [&] {
    const auto from = at;
    at = skip_digits(text, at);
    return at != from;
  };
  if (is_at('+')) return bad("a number begins with `+`", "leave the sign away");
  if (is_at('-')) ++at;
  if (is_at('.')) return bad("no digit stands before the `.` of a number", "write `0.`");
  const auto whole = at;
  if (!digits()) return bad("no digit follows the `-`");
  if (text[whole] == '0' && at - whole > 1)
    return bad("a number has a leading zero", "remove the zero, or quote the text");
  if (is_at('.')) {
    number.kind = Kind::number;
    ++at;
    if (!digits()) return bad("no digit follows the `.` of a number");
  }
  if (is_at('e') || is_at('E')) {
    number.kind = Kind::number;
    ++at;
    if (is_at('+') || is_at('-')) ++at;
    if (!digits()) return bad("no digit stands in the exponent of a number");
  }
  number.end = at;
  return number;
}

}  // namespace assay::tree
