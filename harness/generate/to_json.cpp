#include "generate/to_json.h"

#include <charconv>
#include <cstdint>

#include <boost/json/parse.hpp>

namespace assay::generate {

namespace json = boost::json;

json::value read_number(std::string_view text) {
  // Nearly all are whole and short, and need no parser; `07` is no number of JSON.
  std::int64_t whole = 0;
  const auto* const end = text.data() + text.size();
  const bool is_plain = !text.empty() && text.front() >= '1' && text.front() <= '9';
  if (is_plain && std::from_chars(text.data(), end, whole) == std::from_chars_result{end, {}})
    return whole;
  boost::system::error_code problem;
  auto value = json::parse(json::string_view(text.data(), text.size()), problem);
  if (problem.failed() || !value.is_number()) return nullptr;
  return value;
}

json::value to_json(const tree::Node& node) {
  switch (node.kind) {
    case tree::Kind::null:
      return nullptr;
    case tree::Kind::boolean:
      return node.scalar == "true";
    case tree::Kind::integer:
    case tree::Kind::number:
      return read_number(node.scalar);
    case tree::Kind::string:
      return json::value(json::string(node.scalar.data(), node.scalar.size()));
    case tree::Kind::sequence: {
      json::array items;
      for (const auto& item : node.items)
        items.push_back(to_json(item));
      return items;
    }
    case tree::Kind::mapping: {
      json::object members;
      for (const auto& member : node.members) {
        members[json::string_view(member.key.data(), member.key.size())] = to_json(member.value);
      }
      return members;
    }
  }
  return nullptr;
}

}  // namespace assay::generate
