#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace assay::results {

/// The characters of a text: UTF-8 sequences, and bytes where it is not UTF-8.
[[nodiscard]] std::vector<std::string> characters_of(std::string_view text);

/// Whether a spelling of a character that begins with the byte `wanted` can begin with `byte`.
[[nodiscard]] bool may_begin(char byte, char wanted);

/// How many bytes at the front of `text` may stand for `character`: as it is, percent-encoded
/// (RFC 3986 section 2.1) once or twice, as a JSON escape (RFC 8259 section 7), an HTML reference,
/// a quote within shell quotes, or a visible terminal escape. Each possible length once; none when
/// something else stands there.
[[nodiscard]] std::vector<std::size_t> spelled(std::string_view text, std::string_view character);

/// How many bytes at the front of `text` spell `characters[first..last)`, the longest way; 0 when
/// they do not stand there.
[[nodiscard]] std::size_t spelled(std::string_view text,
                                  const std::vector<std::string>& characters,
                                  std::size_t first,
                                  std::size_t last);

}  // namespace assay::results
