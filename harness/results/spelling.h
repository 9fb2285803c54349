#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace assay::results {

/// One character of a secret, and how else it may be spelled: percent-encoded (RFC 3986 section
/// 2.1) once or twice, as a JSON escape (RFC 8259 section 7), an HTML reference, within shell
/// quotes, or as a visible terminal escape. Hexadecimal digits in lower case stand for either.
struct Character {
  std::string plain;
  std::vector<std::string> escaped;
};

/// The characters of a text: UTF-8 sequences, and bytes where it is not UTF-8.
[[nodiscard]] std::vector<Character> characters_of(std::string_view text);

/// Whether a spelling of a character that begins with the byte `wanted` can begin with `byte`.
[[nodiscard]] bool may_begin(char byte, char wanted);

/// How many bytes at the front of `text` spell all of `characters`, the longest way; 0 when they do
/// not stand there.
[[nodiscard]] std::size_t spelled(std::string_view text, const std::vector<Character>& characters);

}  // namespace assay::results
