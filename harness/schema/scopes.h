#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "schema/resources.h"

namespace assay::schema {

/// The dynamic scope of a schema, as far as it matters: for every dynamic anchor (the empty name:
/// `$recursiveAnchor`) the schema of the outermost resource that has it (JSON Schema core 2020-12
/// section 8.2.3.2).
using Scope = std::map<std::string_view, const tree::Node*>;

/// Follows references through dynamic scopes. Equal scopes have one address.
class Scopes {
 public:
  explicit Scopes(Resources& resources) : resources_(resources) {}

  [[nodiscard]] const Scope* outermost() { return &*scopes_.insert(Scope{}).first; }
  /// The scope within a resource that is reached from `scope`.
  [[nodiscard]] const Scope* enter(const Scope& scope, const Resource& resource);

  struct Target {
    const tree::Node* schema = nullptr;
    const Scope* scope = nullptr;
  };
  /// What `$ref`, `$dynamicRef` or `$recursiveRef` of a schema names, and the scope it has there;
  /// or why it names nothing.
  [[nodiscard]] tl::expected<Target, std::string> follow(const tree::Node& schema,
                                                         std::string_view keyword,
                                                         const Scope& scope);

 private:
  Resources& resources_;
  std::set<Scope> scopes_;
};

/// The value of a keyword that the dialect and the vocabularies of the schema's resource know, if
/// it has the right shape; else nullptr.
[[nodiscard]] const tree::Node* find_value(const Resource& resource,
                                           const tree::Node& schema,
                                           std::string_view keyword);

/// Whether a schema, or what it refers to, has the boolean keyword `mark`.
[[nodiscard]] bool is_marked(Resources& resources, const tree::Node& schema, std::string_view mark);

}  // namespace assay::schema
