#pragma once

#include "docs/shape.h"
#include "text/diagnostic.h"
#include "text/source_map.h"
#include "tree/node.h"

namespace assay::docs {

/// Adds to a schema the format that its description tells in words: "dates (YYYY-MM-DD)" is
/// `format: date`, of level should, since words are no notation. Strings, and items of arrays of
/// strings, alone; none where there is no description.
void add_format(tree::Node& schema);

/// The same for a schema and all inside it.
void add_formats(tree::Node& schema);

/// Warns, as `docs.example-format`, of strings in examples that do not have the format which
/// add_format has given their schema.
void check_formats(const tree::Node& schema, const Values& examples, text::Diagnostics& out);

/// Whether a description says that the value is always true: "contains `true` in case of success".
[[nodiscard]] bool says_always_true(std::string_view description);

}  // namespace assay::docs
