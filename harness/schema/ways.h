#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace assay::schema {

struct Link;
struct Node;
struct Step;

/// The keywords that lead from schema to schema, for `keywordLocation`: the way that evaluation
/// took, through references (JSON Schema core 2020-12 section 12.3.1).
class Ways {
 public:
  /// A schema before a value, on the stack of an evaluation.
  struct Visited {
    const Node* node = nullptr;
    const Step* step = nullptr;
  };

  /// Notes that `link` of `from` (nullptr: the root) leads to `to`, behind `references` of `$ref`
  /// that say nothing else.
  void add(const Node* from, const Node* to, const Link& link, std::size_t references);
  /// The JSON Pointer of the way down the stack.
  [[nodiscard]] std::string find(const std::vector<Visited>& stack) const;

 private:
  struct Way {
    std::string token;  // of the member or item that it leads to, or empty
    bool is_below = false;
    std::string pointer;
  };
  [[nodiscard]] static bool leads_to(const Way& way, const Step& step);

  std::map<std::pair<const Node*, const Node*>, std::vector<Way>> ways_;
};

}  // namespace assay::schema
