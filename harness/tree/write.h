#pragma once

#include <string>

#include "tree/node.h"

namespace assay::tree {

/// The value as JSON with two blanks a level, members in their order, ending with a newline.
[[nodiscard]] std::string write_json(const Node& root);

/// The value as YAML 1.2 block style, members in their order; strings are quoted only where the
/// core schema needs it, and reading the text gives an equal value. Ends with a newline.
[[nodiscard]] std::string write_yaml(const Node& root);

/// The value as YAML 1.2 on one line, without a line's end: `{status: 200, error: "${x}"}`. Strings
/// are quoted only where the core schema or the style needs it, and reading the text gives an equal
/// value. A key has at most 1000 bytes (an implicit key may have no more than 1024 characters).
[[nodiscard]] std::string write_flow_yaml(const Node& root);

}  // namespace assay::tree
