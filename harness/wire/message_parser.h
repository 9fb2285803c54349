#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "base/pooled.h"
#include "wire/head_scanner.h"

namespace assay::wire {

/// Takes the parts of one message as the parser meets them. The views are valid during the call.
class MessageParts {
 public:
  virtual ~MessageParts() = default;
  /// `version` is 10 or 11.
  virtual void on_request_line(std::string_view method, std::string_view target, int version) = 0;
  virtual void on_status_line(int status, std::string_view reason, int version) = 0;
  virtual void on_field(std::string_view name, std::string_view value) = 0;
  virtual void on_body(std::string_view bytes) = 0;
};

enum class ParseFault {
  none,
  length,             ///< Content-Length is no number, or two differ, or stands beside chunked
  transfer_encoding,  ///< a second Transfer-Encoding, or one beside Content-Length
  chunk,              ///< a chunk's size line or end
  body_limit,
  header_limit,
  overhead_limit,
  truncated,  ///< the input ended inside the message
  syntax,     ///< anything else
};

/// Beast's parser, fed with byte spans: the only place that includes Beast. It has the quirks of
/// Boost 1.81; the readers that use it stand guard (ResponseReader, RequestReader).
class MessageParser : public base::Pooled {
 public:
  struct Options {
    std::optional<std::uint64_t> body_limit;
    bool no_body = false;  ///< the response to a HEAD request
    /// For what a chunked body has beside its data: each line of a chunk, each trailer section (RFC
    /// 9112 section 7.1), and the sum of all extensions and trailers. In bytes.
    std::size_t overhead_limit = std::size_t{64} << 10;
  };

  [[nodiscard]] static std::unique_ptr<MessageParser> for_request(MessageParts& parts,
                                                                  const Options& options);
  [[nodiscard]] static std::unique_ptr<MessageParser> for_response(MessageParts& parts,
                                                                   const Options& options);
  virtual ~MessageParser() = default;

  /// Takes the next bytes, which must not be empty, and says how many it used up. What it leaves
  /// must be given again, with more behind it. Stops behind the head.
  [[nodiscard]] virtual std::size_t put(std::string_view bytes) = 0;
  /// Takes a whole head at once and says how much of it was used up: all, but for a fault.
  /// `line_ends` is where its lines end, all in CRLF (HeadScanner::line_ends).
  [[nodiscard]] virtual std::size_t put_head(std::string_view head, LineEnds line_ends) = 0;
  /// The input has ended. Needs a whole head.
  virtual void put_end() = 0;

  [[nodiscard]] virtual ParseFault fault() const = 0;
  [[nodiscard]] virtual bool is_head_done() const = 0;
  [[nodiscard]] virtual bool is_done() const = 0;

  // After the head:
  /// Whether the connection may carry another message after this one.
  [[nodiscard]] virtual bool keeps_alive() const = 0;
  /// Whether the body ends where the connection ends (RFC 9112 section 6.3, rule 8).
  [[nodiscard]] virtual bool ends_at_close() const = 0;
  [[nodiscard]] virtual bool is_chunked() const = 0;
  [[nodiscard]] virtual std::optional<std::uint64_t> content_length() const = 0;
};

/// The usual words for a status (RFC 9110 section 15); empty for an unknown one.
[[nodiscard]] std::string_view reason_for(int status);

}  // namespace assay::wire
