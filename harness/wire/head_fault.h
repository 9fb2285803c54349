#pragma once

#include <string>
#include <string_view>

namespace assay::wire {

/// What is wrong with a head that the parser refused: the first faulty field line, in words that
/// quote it.
[[nodiscard]] std::string explain_head(std::string_view head);

/// Why the length of the body of a message with this head is not known (RFC 9112 section 6.3): the
/// fields that say different things. An empty head means that such a field stood in the trailers.
[[nodiscard]] std::string explain_lengths(std::string_view head);

/// The first `size` bytes of what a peer sent, fit to be shown, in backticks; `…` marks a cut.
[[nodiscard]] std::string quoted(std::string_view bytes, std::size_t size = 32);

/// Whether all of a non-empty text may stand in a token (RFC 9110 section 5.6.2).
[[nodiscard]] bool is_token(std::string_view text);

/// A byte that no field value may hold (RFC 9110 section 5.5): C0 but HTAB, and DEL.
[[nodiscard]] bool is_control(char c);

}  // namespace assay::wire
