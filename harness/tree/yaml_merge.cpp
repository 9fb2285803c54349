#include "tree/yaml_merge.h"

#include <algorithm>
#include <unordered_set>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace assay::tree {
namespace {

/// A plain `<<`, not one in quotes.
bool is_merge_key(std::string_view source, std::size_t at, std::string_view key) {
  return key == "<<" && source.substr(std::min(at, source.size())).starts_with("<<");
}

class Merger {
 public:
  Merger(const text::SourceMap& sources, text::Diagnostics& out) : sources_(sources), out_(out) {}

  void merge(Node& node) {
    for (auto& item : node.items)
      merge(item);
    for (auto& member : node.members)
      merge(member.value);
    const auto found = std::find_if(node.members.begin(), node.members.end(), [&](const auto& one) {
      return is_merge_key(sources_.whole(one.key_span), one.key_span.begin, one.key);
    });
    if (found == node.members.end()) return;
    auto merged = std::move(found->value);
    node.members.erase(found);
    std::unordered_set<std::string_view> own;
    for (const auto& member : node.members)
      own.insert(member.key);
    if (merged.is(Kind::sequence)) {
      for (auto& one : merged.items)
        add(one, node, own);
    } else {
      add(merged, node, own);
    }
  }

 private:
  void add(Node& from, Node& to, std::unordered_set<std::string_view>& own) {
    if (!from.is(Kind::mapping)) {
      out_.error("yaml.merge-key",
                 from.span,
                 fmt::format("`<<` has a {} where a mapping is needed", name_of(from.kind)));
      return;
    }
    for (auto& member : from.members) {
      if (own.insert(member.key).second) to.members.push_back(std::move(member));
    }
  }

  const text::SourceMap& sources_;
  text::Diagnostics& out_;
};

}  // namespace

void merge_keys(const text::SourceMap& sources, Node& root, text::Diagnostics& out) {
  Merger(sources, out).merge(root);
}

}  // namespace assay::tree
