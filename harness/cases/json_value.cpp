#include <charconv>
#include <cmath>

#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include "cases/matcher.h"
#include "tree/pointer.h"

namespace assay::cases {
namespace {

using boost::json::value;

/// A whole number as sign and magnitude, so that all of int64 and uint64 can be compared.
struct Whole {
  bool negative = false;
  std::uint64_t magnitude = 0;

  friend bool operator==(const Whole&, const Whole&) = default;
};

std::optional<Whole> whole_of(const value& number) {
  if (const auto* positive = number.if_uint64()) return Whole{false, *positive};
  if (const auto* either = number.if_int64()) {
    const bool negative = *either < 0;
    const auto bits = static_cast<std::uint64_t>(*either);
    return Whole{negative, negative ? ~bits + 1 : bits};
  }
  constexpr double limit = 18446744073709551616.0;  // 2^64
  const double real = number.as_double();
  if (std::floor(real) != real || std::fabs(real) >= limit) return std::nullopt;
  return Whole{real < 0, static_cast<std::uint64_t>(std::fabs(real))};
}

bool equal_numbers(const value& left, const value& right) {
  if (left.is_double() && right.is_double()) return left.as_double() == right.as_double();
  const auto a = whole_of(left);
  const auto b = whole_of(right);
  return a && b && *a == *b;
}

std::string child(const std::string& at, std::string_view token) {
  return at + "/" + tree::escape_token(token);
}

const value* find(const value& parent, std::string_view token) {
  if (const auto* object = parent.if_object())
    return object->if_contains({token.data(), token.size()});
  const auto* array = parent.if_array();
  std::size_t index = 0;
  const auto* end = token.data() + token.size();
  const auto parsed = std::from_chars(token.data(), end, index);
  // RFC 6901 section 4: an index has no leading zeros.
  const bool is_index =
      parsed.ec == std::errc{} && parsed.ptr == end && (token.size() == 1 || token.front() != '0');
  return array == nullptr || !is_index || index >= array->size() ? nullptr : &(*array)[index];
}

void collect(const value* at_value,
             const std::string& at,
             const std::vector<std::string>& tokens,
             std::size_t depth,
             std::vector<Place>& out) {
  if (depth == tokens.size()) {
    out.push_back({at, at_value});
    return;
  }
  const auto& token = tokens[depth];
  if (token != "*") {
    collect(at_value == nullptr ? nullptr : find(*at_value, token),
            child(at, token),
            tokens,
            depth + 1,
            out);
    return;
  }
  if (const auto* array = at_value == nullptr ? nullptr : at_value->if_array()) {
    for (std::size_t i = 0; i < array->size(); ++i)
      collect(&(*array)[i], child(at, fmt::to_string(i)), tokens, depth + 1, out);
  } else if (const auto* object = at_value == nullptr ? nullptr : at_value->if_object()) {
    for (const auto& member : *object) {
      const std::string_view key(member.key().data(), member.key().size());
      collect(&member.value(), child(at, key), tokens, depth + 1, out);
    }
  } else {
    // Nothing that has items stands here: the place is absent, which is said at the pattern itself.
    out.push_back({child(at, token), nullptr});
  }
}

}  // namespace

std::vector<Place> select(const value& body, std::string_view pattern) {
  std::vector<Place> found;
  const auto pointer = tree::Pointer::read(pattern);
  if (pointer) collect(&body, "", pointer->tokens, 0, found);
  return found;
}

bool equal(const value& left, const value& right) {
  if (left.is_number() && right.is_number()) return equal_numbers(left, right);
  if (left.kind() != right.kind()) return false;
  if (const auto* items = left.if_array()) {
    const auto& others = right.get_array();
    if (items->size() != others.size()) return false;
    for (std::size_t i = 0; i < items->size(); ++i) {
      if (!equal((*items)[i], others[i])) return false;
    }
    return true;
  }
  if (const auto* members = left.if_object()) {
    const auto& others = right.get_object();
    if (members->size() != others.size()) return false;
    for (const auto& member : *members) {
      const auto* other = others.if_contains(member.key());
      if (other == nullptr || !equal(member.value(), *other)) return false;
    }
    return true;
  }
  return left == right;
}

std::string show(const value& shown, std::size_t limit) {
  auto text = boost::json::serialize(shown);
  if (text.size() <= limit) return text;
  const auto size = text.size();
  // Not in the middle of a character: bytes 10xxxxxx go on with one.
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U)
    --limit;
  return fmt::format("{}… ({} bytes)", text.substr(0, limit), size);
}

}  // namespace assay::cases
