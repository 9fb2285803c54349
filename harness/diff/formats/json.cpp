#include <string>
#include <utility>

#include "diff/format.h"
#include "text/diagnostic.h"
#include "tree/node.h"
#include "tree/write.h"

namespace assay::diff {
namespace {

using tree::Node;

void put(Node& mapping, std::string_view key, Node value) {
  mapping.kind = tree::Kind::mapping;
  mapping.members.push_back({.key = key, .value = std::move(value)});
}

bool has_words(const Side& side) {
  return !side.summary.empty() || side.span.known();
}

/// Makes the nodes of a comparison, and keeps their texts.
class Builder {
 public:
  explicit Builder(const text::SourceMap& sources) : sources_(sources) {}

  [[nodiscard]] Node comparison(const Comparison& comparison) {
    Node changes{.kind = tree::Kind::sequence};
    for (const auto& one : comparison.changes)
      changes.items.push_back(change(one));
    const auto breaking = count_breaking(comparison.changes);
    Node counts;
    put(counts, "breaking", number(breaking));
    put(counts, "compatible", number(comparison.changes.size() - breaking));
    Node root;
    put(root, "assay", number(1));
    put(root, "before", text(comparison.before));
    put(root, "after", text(comparison.after));
    put(root, "changes", std::move(changes));
    put(root, "counts", std::move(counts));
    return root;
  }

 private:
  [[nodiscard]] Node text(std::string_view value) {
    return {.kind = tree::Kind::string,
            .quoted = true,
            .scalar = texts_.intern(text::printable(value))};
  }
  [[nodiscard]] Node number(std::size_t value) {
    return {.kind = tree::Kind::integer, .scalar = texts_.intern(std::to_string(value))};
  }

  [[nodiscard]] Node side(const Side& side) {
    Node node;
    if (!side.summary.empty()) {
      put(node, "summary", text(side.summary));
      put(node, "level", text(name_of(side.level)));
    }
    if (side.span.known()) {
      const auto at = sources_.position(side.span);
      Node place;
      put(place, "file", text(sources_.name(side.span)));
      put(place, "line", number(at.line));
      put(place, "column", number(at.column));
      put(node, "place", std::move(place));
    }
    if (!side.source.empty()) put(node, "source", text(side.source));
    return node;
  }

  [[nodiscard]] Node change(const Change& change) {
    Node node;
    put(node, "clause", text(change.clause));
    put(node, "change", text(name_of(change.kind)));
    put(node, "rule", text(change.rule->id));
    put(node,
        "breaking",
        {.kind = tree::Kind::boolean, .scalar = change.breaks() ? "true" : "false"});
    put(node, "about", text(change.rule->about));
    if (has_words(change.before)) put(node, "before", side(change.before));
    if (has_words(change.after)) put(node, "after", side(change.after));
    put(node, "folded", number(change.folded));
    return node;
  }

  const text::SourceMap& sources_;
  text::SourceMap texts_;
};

std::string render(const Comparison& comparison, const text::SourceMap& sources) {
  return tree::write_json(Builder(sources).comparison(comparison));
}

}  // namespace

extern const Format json_format;
const Format json_format = {
    .name = "json", .title = "for programs (schemas/assay/diff.schema.json)", .render = render};

}  // namespace assay::diff
