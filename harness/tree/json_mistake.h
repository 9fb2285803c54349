#pragma once

#include <cstddef>
#include <cstdint>
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

/// What the reader wanted next.
enum class Wanted : std::uint8_t { value, key, colon, comma_or_brace, comma_or_bracket, end };

/// Names the mistake at `at`, where something else stands than what the reader wanted: the ones
/// that people make in examples
/// (`...`, comments, single quotes, a comma too many, `None`) by name, any other by what stands
/// there.
[[nodiscard]] JsonMistake name_mistake(std::string_view text, std::size_t at, Wanted wanted);

}  // namespace assay::tree
