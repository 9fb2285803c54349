#include "tree/yaml_mistake.h"

#include <algorithm>

#include <fmt/format.h>

namespace assay::tree {

YamlMistake name_yaml_mistake(std::string_view text,
                              std::size_t at,
                              std::size_t reached,
                              std::string_view complaint) {
  at = std::min(at, text.size());
  static_cast<void>(reached);
  return {.code = "yaml.syntax",
          .begin = at,
          .end = std::min(at + 1, text.size()),
          .message = fmt::format("this is no YAML: {}", complaint),
          .advice = {}};
}

}  // namespace assay::tree
