#include "generate/to_json.h"

#include <boost/json/parse.hpp>

namespace assay::generate {

namespace json = boost::json;

json::value read_number(std::string_view text) {
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
