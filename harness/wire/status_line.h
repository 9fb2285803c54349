#pragma once

#include <string>
#include <string_view>

namespace assay::wire {

/// The first bytes of an answer are judged when this many are there, or a line has ended, or the
/// connection has.
inline constexpr std::size_t start_size = 5;

/// Whether bytes that begin an answer begin as HTTP/1.x does. With `ended`, a part of `HTTP/` is
/// enough.
[[nodiscard]] bool begins_as_http(std::string_view bytes, bool ended);

/// What an answer is that does not begin as HTTP/1.x, in words that quote its first bytes and guess
/// what they are.
[[nodiscard]] std::string explain_start(std::string_view bytes);

/// What a status line without its CRLF is worth (RFC 9112 section 4).
struct StatusLineReading {
  std::string fault;         ///< why it cannot be used; or empty
  std::string oddity;        ///< what is odd about it; or empty
  bool lacks_blank = false;  ///< it ends behind the status: Beast's parser wants the blank that may
                             ///< stand before nothing
};

[[nodiscard]] StatusLineReading read_status_line(std::string_view line);

}  // namespace assay::wire
