#pragma once

#include <set>
#include <string>
#include <vector>

#include "docs/shape.h"
#include "docs/yfm_outline.h"

namespace assay::docs::yfm {

/// A documented value with the values documented inside it.
struct DocNode {
  std::string name;              ///< one key
  std::string path;              ///< as parameters are named: `MESSAGES[].user.id`
  const Field* field = nullptr;  ///< its row; none for a key that only longer names imply
  bool list = false;             ///< the children are of its items
  bool maybe = false;  ///< its table is one of several: a star in it does not hold for all
  std::vector<DocNode> children;
};

/// Builds the tree of the tables, the first of which is the root. Dotted names are taken apart;
/// `values` (examples) tell arrays from objects, and, for answers, where a row of the root table
/// belongs that is no key of the answer itself.
enum class Placing { as_written, by_example };
[[nodiscard]] DocNode build_tree(const std::vector<FieldTable>& tables,
                                 const Values& values,
                                 Placing placing);

/// `a.b[].c` in its keys, where that is what the name means; else the name alone.
struct Key {
  std::string name;
  bool list = false;
};
[[nodiscard]] std::vector<Key> keys_of(const std::string& name);

/// The beginning that all names have which `UF_CRM_...` stands for; empty when the name is no
/// wildcard.
[[nodiscard]] std::string wildcard_prefix(const std::string& name);

}  // namespace assay::docs::yfm
