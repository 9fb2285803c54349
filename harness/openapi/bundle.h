#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "contract/references.h"
#include "text/source_map.h"
#include "tree/node.h"

namespace assay::openapi {

/// What the schemas that are copied come from, and go into.
struct Origin {
  /// Keywords that OpenAPI 3.0 and Swagger 2.0 have in place of JSON Schema's are turned into those
  /// of 2020-12.
  bool is_openapi3_0 = false;
  /// What they are copied into is no OpenAPI document: it has none of OpenAPI's annotations.
  bool is_standalone = false;
  /// Gives the `x-assay-source` of a schema that has none, by its place; empty: none is given.
  std::function<std::string(text::Span)> cite;
};

/// Copies schemas so that they refer only to definitions that go with them.
class Bundle {
 public:
  /// `prefix` is where the definitions will stand: `#/$defs/`.
  Bundle(text::SourceMap& sources,
         const contract::References& references,
         std::string prefix,
         Origin origin)
      : sources_(sources),
        references_(references),
        prefix_(std::move(prefix)),
        origin_(std::move(origin)) {}

  /// Makes references to `schema` go to the root (`#`) instead of a definition.
  void set_root(const tree::Node& schema) { names_.emplace(&schema, ""); }
  /// The schema with its references led to the definitions. It needs no `x-assay-source` of its
  /// own that is `source_above`, what it stands in has.
  [[nodiscard]] tree::Node copy(const tree::Node& schema, const std::string& source_above = {});
  /// All definitions that the copies, or they themselves, refer to; a mapping, in the order of
  /// their first mention.
  [[nodiscard]] tree::Node definitions();

 private:
  [[nodiscard]] tree::Node copy_below(const tree::Node& schema, const std::string& source_above);
  [[nodiscard]] tree::Node copy_member(const tree::Member& member, const std::string& source);
  [[nodiscard]] tree::Node lead(const tree::Node& reference);
  [[nodiscard]] std::string name_for(std::string_view reference);

  text::SourceMap& sources_;
  const contract::References& references_;
  std::string prefix_;
  Origin origin_;
  std::map<const tree::Node*, std::string> names_;
  std::set<std::string, std::less<>> taken_;
  std::vector<const tree::Node*> mentioned_;
};

/// One schema that stands for itself: what it refers to is in its `$defs`, and it says `$schema`.
[[nodiscard]] tree::Node standalone(text::SourceMap& sources,
                                    const contract::References& references,
                                    const Origin& origin,
                                    const tree::Node& schema);

}  // namespace assay::openapi
