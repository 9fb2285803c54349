#pragma once

#include <string_view>
#include <vector>

#include "docs/limit_rules.h"
#include "text/span.h"
#include "tree/node.h"

// How limits stand in a schema as its keywords: `maxLength`, or, of the members of an object,
// `maxLength` within `propertyNames`, which a limit calls `propertyNames.maxLength`.

namespace assay::docs {

/// Whether the value keeps the limit; one that it does not measure does.
[[nodiscard]] bool keeps(const tree::Node& value, std::string_view keyword, std::string_view limit);

/// Whether the schema says itself what the keyword would: the bound, or which values there are.
[[nodiscard]] bool is_said(const tree::Node& schema, std::string_view keyword);

/// Whether a limit may stand beside what the schema says: its own bounds do not say otherwise, and
/// it says nothing else of the members whose limit it is.
[[nodiscard]] bool can_stand(const tree::Node& schema, const Limit& limit);

/// Puts a number that is a limit; gives the keyword of `schema` that is new, if one is.
[[nodiscard]] std::string_view put_limit(tree::Node& schema, const Limit& limit, tree::Node value);

/// Notes the levels with the keywords, which also tells that words state them, and no notation.
void put_levels(tree::Node& schema, const std::vector<Limit>& limits, text::Span span);

}  // namespace assay::docs
