#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/schema_site.h"
#include "schema/schema.h"
#include "tree/node.h"

namespace assay::lint {

/// One place where a written value breaks a schema.
struct Fault {
  text::Span span;                    ///< in the value
  const tree::Node* value = nullptr;  ///< what stands there
  std::string message;                ///< "`/id` is the string `x`, the schema asks for an integer"
  text::Span keyword;                 ///< in the schema
  contract::Level level = contract::Level::must;  ///< of the clause
};

/// What of `value` breaks the schema, in its order; at most `most_faults`.
[[nodiscard]] std::vector<Fault> find_faults(const text::SourceMap& sources,
                                             const schema::Schema& schema,
                                             const tree::Node& value);
inline constexpr std::size_t most_faults = 20;

/// The schema at the site with all that it refers to; nothing when it cannot be compiled, which is
/// said elsewhere.
[[nodiscard]] std::optional<schema::Schema> compile_whole(const SchemaSite& site);

/// What the schema says of a value by itself: its assertions on types, values, lengths, bounds,
/// patterns and formats, but for `without`; nothing where it has none but that, or where they
/// cannot be compiled.
class PlainSchema {
 public:
  PlainSchema(const SchemaSite& site, std::string_view without);

  /// What breaks it first; nothing when the value holds.
  [[nodiscard]] std::optional<Fault> fault_of(const tree::Node& value) const;

 private:
  const text::SourceMap& sources_;
  tree::Node plain_;
  std::optional<schema::Schema> compiled_;
};

}  // namespace assay::lint
