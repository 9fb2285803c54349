#pragma once

#include <string_view>

#include "tree/yaml_builder.h"

namespace assay::tree {

/// Reads `text`, which the pre-scan has passed, through yaml-cpp's events. What it cannot read
/// becomes an error of the builder.
void parse_with_yaml_cpp(std::string_view text, YamlBuilder& builder);

}  // namespace assay::tree
