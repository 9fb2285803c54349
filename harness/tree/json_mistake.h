#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace assay::tree {

/// What is wrong at one place of a JSON text, in the words of a diagnostic.
struct JsonMistake {
  std::string code;
  std::string message;
  std::string advice;
  std::size_t size = 1;  ///< bytes to mark
};

/// Names the mistake at `at`, where the reader wanted `wanted` (such as "a value") and found
/// something else: the ones that people make in examples (`...`, comments, single quotes, a comma
/// too many, `None`) by name, any other by what stands there.
[[nodiscard]] JsonMistake name_mistake(std::string_view text,
                                       std::size_t at,
                                       std::string_view wanted);

}  // namespace assay::tree
