#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace assay::tree {

/// What a YAML parser could not read, in the words of a diagnostic.
struct YamlMistake {
  std::string code;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string message;
  std::string advice;
};

/// Names the mistake that a parser met at `at` and calls `complaint`; all before `reached` was read
/// well. Knows the ones that people make: a quote or bracket that is not closed, a tab, a line that
/// is indented wrongly, a `: ` in an unquoted text.
[[nodiscard]] YamlMistake name_yaml_mistake(std::string_view text,
                                            std::size_t at,
                                            std::size_t reached,
                                            std::string_view complaint);

}  // namespace assay::tree
