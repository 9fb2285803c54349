#include "cases/derive/json_node.h"

#include <fmt/format.h>

namespace assay::cases::deriving {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    out += c;
    if (c == '$') out += c;
  }
  return out;
}

tree::Node scalar(tree::Kind kind, const std::string& text, writing::Nodes& nodes) {
  auto node = nodes.text(text);
  node.kind = kind;
  return node;
}

tree::Node number(double value, writing::Nodes& nodes) {
  auto text = fmt::format("{}", value);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return scalar(tree::Kind::number, text, nodes);
}

}  // namespace

tree::Node node_of(const boost::json::value& value, writing::Nodes& nodes) {
  switch (value.kind()) {
    case boost::json::kind::null:
      return {};
    case boost::json::kind::bool_:
      return nodes.boolean(value.get_bool());
    case boost::json::kind::int64:
      return nodes.integer(value.get_int64());
    case boost::json::kind::uint64:
      return scalar(tree::Kind::integer, fmt::format("{}", value.get_uint64()), nodes);
    case boost::json::kind::double_:
      return number(value.get_double(), nodes);
    case boost::json::kind::string:
      return nodes.text(escaped(value.get_string()));
    case boost::json::kind::array: {
      auto node = writing::sequence();
      for (const auto& item : value.get_array())
        node.items.push_back(node_of(item, nodes));
      return node;
    }
    case boost::json::kind::object: {
      auto node = writing::mapping();
      for (const auto& member : value.get_object())
        nodes.put(node, member.key(), node_of(member.value(), nodes));
      return node;
    }
  }
  return {};
}

}  // namespace assay::cases::deriving
