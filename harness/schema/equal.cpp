#include "schema/equal.h"

#include <algorithm>
#include <functional>
#include <string_view>

#include "schema/run.h"

namespace assay::schema {
namespace {

namespace json = boost::json;

std::string_view view(const json::string& text) {
  return {text.data(), text.size()};
}

std::string_view view(json::string_view text) {
  return {text.data(), text.size()};
}

bool equal_numbers(const Run& run, const json::value& left, const json::value& right) {
  if (left.is_int64() && right.is_int64()) return left.get_int64() == right.get_int64();
  return run.decimal_of(left) == run.decimal_of(right);
}

std::size_t mix(std::size_t seed, std::size_t hash) {
  return seed ^ (hash + 0x9E3779B97F4A7C15U + (seed << 6U) + (seed >> 2U));
}

}  // namespace

bool equal(const Run& run, const json::value& left, const json::value& right) {
  if (left.is_number() && right.is_number()) return equal_numbers(run, left, right);
  if (left.kind() != right.kind()) return false;
  switch (left.kind()) {
    case json::kind::null:
      return true;
    case json::kind::bool_:
      return left.get_bool() == right.get_bool();
    case json::kind::string:
      return view(left.get_string()) == view(right.get_string());
    case json::kind::array: {
      const auto& items = left.get_array();
      const auto& others = right.get_array();
      return std::equal(items.begin(),
                        items.end(),
                        others.begin(),
                        others.end(),
                        [&](const auto& one, const auto& other) { return equal(run, one, other); });
    }
    case json::kind::object: {
      const auto& others = right.get_object();
      if (left.get_object().size() != others.size()) return false;
      return std::ranges::all_of(left.get_object(), [&](const auto& member) {
        const auto* other = others.if_contains(member.key());
        return other != nullptr && equal(run, member.value(), *other);
      });
    }
    case json::kind::int64:
    case json::kind::uint64:
    case json::kind::double_:
      break;
  }
  return false;
}

bool equal(const Run& run, const json::value& left, const tree::Node& right) {
  switch (right.kind) {
    case tree::Kind::null:
      return left.is_null();
    case tree::Kind::boolean:
      return left.is_bool() && left.get_bool() == (right.scalar == "true");
    case tree::Kind::integer:
    case tree::Kind::number:
      return left.is_number() && run.decimal_of(left) == read_decimal(right.scalar);
    case tree::Kind::string:
      return left.is_string() && view(left.get_string()) == right.scalar;
    case tree::Kind::sequence: {
      if (!left.is_array()) return false;
      const auto& items = left.get_array();
      return std::equal(items.begin(),
                        items.end(),
                        right.items.begin(),
                        right.items.end(),
                        [&](const auto& one, const auto& other) { return equal(run, one, other); });
    }
    case tree::Kind::mapping: {
      if (!left.is_object() || left.get_object().size() != right.members.size()) return false;
      return std::ranges::all_of(left.get_object(), [&](const auto& member) {
        const auto* other = right.find(view(member.key()));
        return other != nullptr && equal(run, member.value(), *other);
      });
    }
  }
  return false;
}

std::size_t hash_of(const json::value& value) {
  switch (value.kind()) {
    case json::kind::null:
      return 1;
    case json::kind::bool_:
      return value.get_bool() ? 2 : 3;
    case json::kind::int64:
      return std::hash<double>()(static_cast<double>(value.get_int64()));
    case json::kind::uint64:
      return std::hash<double>()(static_cast<double>(value.get_uint64()));
    case json::kind::double_:
      return std::hash<double>()(value.get_double());
    case json::kind::string:
      return std::hash<std::string_view>()(view(value.get_string()));
    case json::kind::array: {
      std::size_t hash = 5;
      for (const auto& item : value.get_array())
        hash = mix(hash, hash_of(item));
      return hash;
    }
    case json::kind::object: {
      std::size_t hash = 7;  // a sum, since members have no order
      for (const auto& member : value.get_object()) {
        hash += mix(std::hash<std::string_view>()(view(member.key())), hash_of(member.value()));
      }
      return hash;
    }
  }
  return 0;
}

}  // namespace assay::schema
