#include "cases/write/layout.h"

#include <algorithm>

#include "tree/write.h"

namespace assay::cases::writing {
namespace {

using tree::Kind;
using tree::Node;

constexpr std::size_t columns = 120;
constexpr std::size_t longest_key = 1'000;  // YAML 1.2.2 section 7.4.2: 1024 characters

bool is_parted(const Node& node) {
  return !node.items.empty() || !node.members.empty();
}

bool has_long_key(const Node& node) {
  return std::any_of(node.members.begin(),
                     node.members.end(),
                     [](const tree::Member& member) {
                       return member.key.size() > longest_key || has_long_key(member.value);
                     }) ||
         std::any_of(node.items.begin(), node.items.end(), has_long_key);
}

/// What `write_yaml` says of the node, moved to the right.
void append_block(std::string& out, const Node& node, std::size_t indent) {
  const auto block = tree::write_yaml(node);
  for (std::size_t begin = 0; begin < block.size();) {
    const auto end = block.find('\n', begin);
    if (end > begin) out.append(indent, ' ').append(block, begin, end - begin);
    out += '\n';
    begin = end + 1;
  }
}

void append_value(std::string& out, const Node& value, std::size_t indent, std::size_t used);

void append_items(std::string& out, const Node& list, std::size_t indent) {
  for (const auto& item : list.items) {
    out.append(indent, ' ').append("-");
    append_value(out, item, indent, indent + 1);
  }
}

/// Appends the value behind a key or a dash that ends at the column `used`.
void append_value(std::string& out, const Node& value, std::size_t indent, std::size_t used) {
  const bool may_be_flow = !has_long_key(value);
  const auto flow = may_be_flow ? tree::write_flow_yaml(value) : std::string();
  if (may_be_flow && (!is_parted(value) || used + 1 + flow.size() <= columns)) {
    out.append(1, ' ').append(flow).append(1, '\n');
    return;
  }
  out += '\n';
  if (!may_be_flow) return append_block(out, value, indent + 2);
  if (value.is(Kind::sequence)) return append_items(out, value, indent + 2);
  for (const auto& member : value.members)
    append_member(out, member.key, member.value, indent + 2);
}

bool is_steps(const tree::Member& member) {
  return member.value.is(Kind::sequence) &&
         (member.key == "setup" || member.key == "steps" || member.key == "finally");
}

}  // namespace

void append_key(std::string& out, std::string_view key, std::size_t indent) {
  Node node;
  node.kind = Kind::string;
  node.scalar = key;
  out.append(indent, ' ').append(tree::write_flow_yaml(node)).append(1, ':');
}

void append_member(std::string& out, std::string_view key, const Node& value, std::size_t indent) {
  const auto from = out.size();
  append_key(out, key, indent);
  append_value(out, value, indent, out.size() - from);
}

void append_item(std::string& out, const Node& mapping, std::size_t indent) {
  const auto from = out.size();
  for (const auto& member : mapping.members) {
    if (!is_steps(member)) {
      append_member(out, member.key, member.value, indent + 2);
      continue;
    }
    append_key(out, member.key, indent + 2);
    out += '\n';
    for (const auto& step : member.value.items)
      append_item(out, step, indent + 4);
  }
  out[from + indent] = '-';
}

}  // namespace assay::cases::writing
