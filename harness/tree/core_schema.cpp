#include "tree/core_schema.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include <fmt/format.h>

namespace assay::tree {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

template <std::size_t N>
bool is_one_of(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

constexpr std::array<std::string_view, 5> nulls{"", "~", "null", "Null", "NULL"};
constexpr std::array<std::string_view, 6> booleans{
    "true", "True", "TRUE", "false", "False", "FALSE"};
constexpr std::array<std::string_view, 16> old_booleans{"y",
                                                        "Y",
                                                        "yes",
                                                        "Yes",
                                                        "YES",
                                                        "n",
                                                        "N",
                                                        "no",
                                                        "No",
                                                        "NO",
                                                        "on",
                                                        "On",
                                                        "ON",
                                                        "off",
                                                        "Off",
                                                        "OFF"};
constexpr std::size_t longest_word = 5;  // of these
constexpr std::array<std::string_view, 6> endless{".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN"};

std::string_view without_sign(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return text;
}

std::string_view without_leading_zeros(std::string_view digits) {
  const auto first = digits.find_first_not_of('0');
  return digits.substr(first == std::string_view::npos ? digits.size() - 1 : first);
}

/// Keeps the spelling where it is JSON's already.
PlainScalar numeric(Kind kind, std::string_view text, std::string json) {
  if (json == text) return {.kind = kind, .json = std::nullopt};
  return {.kind = kind, .json = std::move(json)};
}

std::optional<PlainScalar> based_integer(std::string_view text) {
  const int base = text.starts_with("0x") ? 16 : text.starts_with("0o") ? 8 : 0;
  if (base == 0 || text.size() == 2) return std::nullopt;
  const auto digits = text.substr(2);
  const auto fits = [&](char c) {
    if (base == 8) return c >= '0' && c <= '7';
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  };
  if (!std::all_of(digits.begin(), digits.end(), fits)) return std::nullopt;
  std::uint64_t value = 0;
  const auto [end, problem] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (problem != std::errc{})
    return PlainScalar{.kind = Kind::integer, .json = std::nullopt, .not_json = true};
  return PlainScalar{.kind = Kind::integer, .json = fmt::format("{}", value)};
}

/// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`, which JSON spells with
/// digits on both sides of the point.
std::optional<PlainScalar> decimal(std::string_view text) {
  const auto unsigned_text = without_sign(text);
  const auto e = std::min(unsigned_text.find_first_of("eE"), unsigned_text.size());
  const auto mantissa = unsigned_text.substr(0, e);
  const auto point = std::min(mantissa.find('.'), mantissa.size());
  const auto whole = mantissa.substr(0, point);
  const bool has_point = point < mantissa.size();
  const auto fraction = has_point ? mantissa.substr(point + 1) : std::string_view{};
  if (whole.empty() && fraction.empty()) return std::nullopt;
  if ((!whole.empty() && !all_digits(whole)) || (!fraction.empty() && !all_digits(fraction)))
    return std::nullopt;
  const bool has_exponent = e < unsigned_text.size();
  if (has_exponent && !all_digits(without_sign(unsigned_text.substr(e + 1)))) return std::nullopt;
  std::string json = text.starts_with('-') ? "-" : "";
  json += whole.empty() ? "0" : without_leading_zeros(whole);
  if (has_point) json += fmt::format(".{}", fraction.empty() ? "0" : fraction);
  json += unsigned_text.substr(e);
  return numeric(has_point || has_exponent ? Kind::number : Kind::integer, text, std::move(json));
}

bool is_sexagesimal(std::string_view text) {
  text = without_sign(text);
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || !all_digits(text.substr(0, colon))) return false;
  text.remove_prefix(colon);
  while (!text.empty()) {
    if (text.front() != ':') return false;
    const auto end = std::min(text.find(':', 1), text.size());
    const auto part = text.substr(1, end - 1);
    const auto whole = part.substr(0, part.find('.'));
    if (!all_digits(whole) || whole.size() > 2 || (whole.size() == 2 && whole.front() > '5'))
      return false;
    const bool fraction_is_digits =
        whole.size() == part.size() || all_digits(part.substr(whole.size() + 1));
    if (!fraction_is_digits || (whole.size() != part.size() && end != text.size())) return false;
    text.remove_prefix(end);
  }
  return true;
}

bool has_digit_groups(std::string_view text) {
  text = without_sign(text);
  return text.find('_') != std::string_view::npos && !text.empty() && is_digit(text.front()) &&
         std::all_of(
             text.begin(), text.end(), [](char c) { return is_digit(c) || c == '_' || c == '.'; });
}

}  // namespace

PlainScalar resolve_plain(std::string_view text) {
  // Most are texts, and longer than any of these words.
  const bool is_short = text.size() <= longest_word;
  if (is_short && is_one_of(text, nulls)) return {.kind = Kind::null, .json = std::nullopt};
  const char first = text.front();
  if (!is_digit(first) && first != '-' && first != '+' && first != '.') {
    if (is_short && is_one_of(text, booleans)) return {.kind = Kind::boolean, .json = std::nullopt};
    return {};
  }
  if (is_one_of(without_sign(text), endless))
    return {.kind = Kind::number, .json = std::nullopt, .not_json = true};
  if (auto based = based_integer(text)) return std::move(*based);
  if (auto number = decimal(text)) return std::move(*number);
  return {};
}

std::string_view other_meaning(std::string_view text) {
  if (text.empty()) return {};
  if (text.size() <= longest_word && is_one_of(text, old_booleans)) return "a boolean";
  const auto digits = without_sign(text);
  if (digits.empty() || !is_digit(digits.front())) return {};
  if (digits.size() > 1 && digits.front() == '0' && all_digits(digits)) {
    return digits.find_first_of("89") == std::string_view::npos ? "an octal number" : "a string";
  }
  if (digits.size() > 2 && digits.starts_with("0b") &&
      digits.find_first_not_of("01_", 2) == std::string_view::npos) {
    return "a binary number";
  }
  if (is_sexagesimal(text)) return "a number to the base 60";
  if (has_digit_groups(text)) return "a number";
  return {};
}

}  // namespace assay::tree
