#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "tree/shown.h"
#include "tree/yaml_builder.h"

namespace assay::tree {
namespace {

/// How many nodes `node` is; stops counting beyond `most`.
std::size_t count(const Node& node, std::size_t most) {
  std::size_t nodes = 1;
  for (const auto& item : node.items) {
    if (nodes > most) break;
    nodes += count(item, most - nodes);
  }
  for (const auto& member : node.members) {
    if (nodes > most) break;
    nodes += count(member.value, most - nodes);
  }
  return nodes;
}

std::size_t height(const Node& node) {
  std::size_t highest = 0;
  for (const auto& item : node.items)
    highest = std::max(highest, height(item));
  for (const auto& member : node.members)
    highest = std::max(highest, height(member.value));
  return highest + (node.is(Kind::sequence) || node.is(Kind::mapping) ? 1 : 0);
}

const Node& child(const Node& node, std::size_t index) {
  return node.is(Kind::sequence) ? node.items[index] : node.members[index].value;
}

}  // namespace

/// YAML 1.1 has other names for anchors than 1.2, and each parser ends them elsewhere: we take what
/// is a name to all.
bool YamlBuilder::check_anchor_name(std::size_t at) {
  const auto end = places_.end_of_word(at);
  const auto name = text_.substr(at + 1, end - at - 1);
  const bool known = std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == '_';
  });
  if (known) return true;
  fail("yaml.anchor-name",
       at,
       end,
       fmt::format("`{}` has other characters than letters, digits, `-` and `_`",
                   shown(text_.substr(at, end - at))),
       "quote it if it is a text");
  return false;
}

bool YamlBuilder::check_anchor(std::size_t at, std::uint64_t anchor) {
  if (anchor == 0) return true;
  const auto begin = places_.find_anchor(at);
  if (begin == std::string_view::npos) return true;
  if (!check_anchor_name(begin)) return false;
  const auto end = places_.end_of_word(begin);
  const auto name = text_.substr(begin, end - begin);
  if (!anchor_names_.insert(name).second) {
    warning("yaml.anchor-twice",
            span(begin, end),
            fmt::format("`{}` names another value above", shown(name)),
            "give each anchor its own name");
  }
  return true;
}

void YamlBuilder::remember(std::uint64_t id, const Node& scalar) {
  if (id != 0) anchors_.push_back({.id = id, .scalar = scalar});
}

/// Null when the node is not finished, which is when an alias stands inside what it names.
const Node* YamlBuilder::find_anchored(const Anchor& anchor) const {
  if (anchor.scalar) return &*anchor.scalar;
  std::size_t level = 0;
  while (level < anchor.path.size() && anchor.path[level] == children_at(level))
    ++level;
  if (level == anchor.path.size()) return nullptr;
  const Node* node = &children_[frames_[level].first + anchor.path[level]].value;
  while (++level < anchor.path.size())
    node = &child(*node, anchor.path[level]);
  return node;
}

/// The value that the alias at `at` names; null after an error.
const Node* YamlBuilder::find_named(std::size_t at, std::uint64_t id) {
  const auto end = places_.end_of_word(at);
  const auto anchor = std::lower_bound(
      anchors_.begin(), anchors_.end(), id, [](const Anchor& known, std::uint64_t wanted) {
        return known.id < wanted;
      });
  if (anchor == anchors_.end() || anchor->id != id) {
    fail("yaml.unknown-alias",
         at,
         end,
         fmt::format("`{}` names no anchor above", shown(text_.substr(at, end - at))),
         "quote it if it is a text");
    return nullptr;
  }
  const auto* original = find_anchored(*anchor);
  if (original == nullptr) {
    fail("yaml.recursive-alias",
         at,
         end,
         fmt::format("`{}` stands inside the value that it names",
                     shown(text_.substr(at, end - at))),
         "write the value out");
  }
  return original;
}

/// Whether a copy of the value at `at` stays within the limits.
bool YamlBuilder::fits(std::size_t at, const Node& original) {
  const auto end = places_.end_of_word(at);
  const auto added = count(original, limits_.alias_nodes - alias_nodes_);
  alias_nodes_ += added;
  if (alias_nodes_ > limits_.alias_nodes) {
    fail("yaml.alias-budget",
         at,
         end,
         fmt::format("the aliases up to here add more than {} values", limits_.alias_nodes),
         "write the values out");
    return false;
  }
  if (frames_.size() + height(original) > limits_.depth) {
    fail("yaml.depth",
         at,
         end,
         fmt::format("the document nests deeper than {} levels", limits_.depth));
    return false;
  }
  return count_nodes(at, added);
}

void YamlBuilder::alias(std::size_t at, std::uint64_t anchor) {
  if (stopped_ || !check_anchor_name(at)) return;
  const auto* original = find_named(at, anchor);
  if (original == nullptr || !fits(at, *original)) return;
  const auto end = places_.end_of_word(at);
  if (!awaits_key()) {
    Node copy = *original;
    copy.span = span(at, end);
    return place(std::move(copy), end);
  }
  if (original->is(Kind::sequence) || original->is(Kind::mapping) || original->is(Kind::null)) {
    return fail("yaml.complex-key",
                at,
                end,
                fmt::format("a {} stands where a key should", name_of(original->kind)),
                "use a string as the key");
  }
  key(at, end, original->scalar, false);
}

}  // namespace assay::tree
