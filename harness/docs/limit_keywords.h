#pragma once

#include <string_view>
#include <vector>

#include "docs/limit_rules.h"
#include "text/span.h"
#include "tree/node.h"

// How limits stand in a schema as its keywords: `maxLength`, or, of the members of an object,
// `maxLength` within `propertyNames`, which a limit calls `propertyNames.maxLength`.

namespace assay::docs {

/// Whether the value keeps the keyword's bound; one that it does not measure does.
[[nodiscard]] bool keeps(const tree::Node& value, std::string_view keyword, double bound);

/// A number that values must not be beyond, or not reach.
struct Bound {
  double number = 0;
  bool is_exclusive = false;
};
using Bounds = std::vector<Bound>;

/// The schema's bounds on one side of what the keyword measures. `exclusiveMinimum` is a flag up to
/// OpenAPI 3.0, a bound of its own from then on.
[[nodiscard]] Bounds bounds_of(const tree::Node& schema, std::string_view keyword, bool lower);

/// How a limit stands to what the schema says itself.
enum class Standing {
  alone,    ///< it says nothing of the kind
  said,     ///< it says the same, or more that goes with it
  refused,  ///< it says otherwise, or something else of the members whose limit it is
};

/// The same beside limits that were stated before, which count as the schema's.
[[nodiscard]] Standing standing_of(const tree::Node& schema,
                                   const Limit& limit,
                                   const std::vector<Limit>& stated);

/// Puts a number that is a limit; gives the keyword of `schema` that is new, if one is.
[[nodiscard]] std::string_view put_limit(tree::Node& schema, const Limit& limit, tree::Node value);

/// Notes the levels with the keywords, which also tells that words state them, and no notation.
void put_levels(tree::Node& schema, const std::vector<Limit>& limits, text::Span span);

/// Writes exclusive bounds that words state as up to OpenAPI 3.0: `exclusiveMinimum: 0` is
/// `minimum: 0` with a flag. The level stays that of the flag, as which the bound is read.
void put_flags(tree::Node& schema);

}  // namespace assay::docs
