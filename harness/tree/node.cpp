#include "tree/node.h"

#include <algorithm>
#include <vector>

#include "tree/number.h"

namespace assay::tree {
namespace {

/// The members in the order of their keys, so that two mappings of any size are compared in n log
/// n.
std::vector<const Member*> by_key(const Members& members) {
  std::vector<const Member*> sorted;
  sorted.reserve(members.size());
  for (const auto& member : members)
    sorted.push_back(&member);
  std::stable_sort(sorted.begin(), sorted.end(), [](const Member* left, const Member* right) {
    return left->key < right->key;
  });
  return sorted;
}

bool same_order(const Members& left, const Members& right) {
  return std::equal(left.begin(), left.end(), right.begin(), [](const auto& l, const auto& r) {
    return l.key == r.key && equal(l.value, r.value);
  });
}

bool equal_members(const Members& left, const Members& right) {
  if (left.size() != right.size()) return false;
  const auto keys_in_order =
      std::equal(left.begin(), left.end(), right.begin(), [](const auto& l, const auto& r) {
        return l.key == r.key;
      });
  if (keys_in_order) return same_order(left, right);
  const auto l = by_key(left);
  const auto r = by_key(right);
  return std::equal(l.begin(), l.end(), r.begin(), [](const Member* one, const Member* two) {
    return one->key == two->key && equal(one->value, two->value);
  });
}

bool is_numeric(Kind kind) {
  return kind == Kind::integer || kind == Kind::number;
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  const auto found = std::find_if(
      members.begin(), members.end(), [&](const Member& member) { return member.key == key; });
  return found == members.end() ? nullptr : &found->value;
}

Node share(const Node& node) {
  return {.kind = node.kind,
          .quoted = node.quoted,
          .span = node.span,
          .scalar = node.scalar,
          .items = node.items.share(),
          .members = node.members.share()};
}

std::string_view Node::string_at(std::string_view key) const {
  const auto* found = find(key);
  return found != nullptr && found->is(Kind::string) ? found->scalar : std::string_view{};
}

bool equal(const Node& left, const Node& right) {
  if (is_numeric(left.kind) && is_numeric(right.kind)) {
    return compare_numbers(left.scalar, right.scalar) == std::partial_ordering::equivalent;
  }
  if (left.kind != right.kind) return false;
  switch (left.kind) {
    case Kind::null:
      return true;
    case Kind::boolean:
    case Kind::string:
    case Kind::integer:
    case Kind::number:
      return left.scalar == right.scalar;
    case Kind::sequence:
      return std::equal(
          left.items.begin(), left.items.end(), right.items.begin(), right.items.end(), equal);
    case Kind::mapping:
      return equal_members(left.members, right.members);
  }
  return false;
}

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::null:
      return "null";
    case Kind::boolean:
      return "boolean";
    case Kind::integer:
      return "integer";
    case Kind::number:
      return "number";
    case Kind::string:
      return "string";
    case Kind::sequence:
      return "sequence";
    case Kind::mapping:
      return "mapping";
  }
  return "value";
}

}  // namespace assay::tree
