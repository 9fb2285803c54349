#pragma once

#include <string_view>

#include "schema/resources.h"
#include "text/source_map.h"
#include "tree/node.h"

namespace assay::lint {

/// One schema of a document, as the rules see it: a mapping.
struct SchemaSite {
  const text::SourceMap& sources;
  const tree::Node& schema;
  const schema::Resource& resource;
  schema::Resources& resources;
  const schema::Resolver& resolver;
  /// The keyword of its parent that holds it (`allOf`, `properties`), or empty.
  std::string_view held_by;
  const tree::Node* parent = nullptr;

  [[nodiscard]] schema::Dialect dialect() const { return resource.dialect; }
  /// Whether a `$ref` hides all that stands beside it, as it does until draft 7 and in OpenAPI 3.0.
  [[nodiscard]] bool is_hidden() const;
  /// The value of a keyword that counts: the dialect knows it, it has the right shape, and nothing
  /// hides it; else nullptr.
  [[nodiscard]] const tree::Node* find(std::string_view keyword) const;
  /// The member with its place, where `find` gives something.
  [[nodiscard]] const tree::Member* member(std::string_view keyword) const;
  [[nodiscard]] bool has(std::string_view keyword) const { return find(keyword) != nullptr; }
  /// What a reference in this schema names, or nullptr.
  [[nodiscard]] const tree::Node* target(std::string_view reference) const;
  /// Whether it is one part of what its parent asks of the same value: a branch of `allOf`,
  /// `anyOf`, `then`, …
  [[nodiscard]] bool is_part() const;
};

}  // namespace assay::lint
