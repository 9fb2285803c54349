#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace assay::tree {

/// How far the reading of a YAML text had come when the parser gave up. All places are byte
/// offsets.
struct YamlProgress {
  std::size_t reached = 0;                    ///< behind the last node that was read
  std::size_t last_scalar = 0;                ///< where the last scalar before that begins
  std::optional<std::size_t> open_bracket{};  ///< the innermost `[` or `{` that is not closed
};

/// What a YAML parser could not read, in the words of a diagnostic.
struct YamlMistake {
  std::string code;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string message;
  std::string advice{};
};

/// Names the mistake that yaml-cpp met at `at` and calls `complaint`, as one that people make where
/// it is one: a quote or bracket that is not closed, a tab, a line that is indented wrongly, a `: `
/// in an unquoted text.
[[nodiscard]] YamlMistake name_yaml_mistake(std::string_view text,
                                            std::size_t at,
                                            const YamlProgress& progress,
                                            std::string_view complaint);

/// Whether the complaint is that a bracket or a quote has no end.
[[nodiscard]] bool is_unclosed(std::string_view complaint);

}  // namespace assay::tree
