#pragma once

#include <string>

#include "tree/node.h"

namespace assay::tree {

/// The value as JSON with two blanks a level, members in their order, ending with a newline.
[[nodiscard]] std::string write_json(const Node& root);

/// The value as YAML 1.2 block style, members in their order; strings are quoted only where the
/// core schema needs it, and reading the text gives an equal value. Ends with a newline.
[[nodiscard]] std::string write_yaml(const Node& root);

}  // namespace assay::tree
