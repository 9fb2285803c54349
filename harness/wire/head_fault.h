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

}  // namespace assay::wire
