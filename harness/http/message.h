#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/clock.h"

namespace assay::http {

/// One header field, as sent or received.
struct Header {
  std::string name;
  std::string value;

  friend bool operator==(const Header&, const Header&) = default;
};

/// Header fields in their order; names are compared without case (RFC 9110 section 5.1).
class Headers {
 public:
  Headers() = default;
  Headers(std::initializer_list<Header> fields) : fields_(fields) {}

  void add(std::string_view name, std::string_view value) {
    fields_.push_back({std::string(name), std::string(value)});
  }
  /// Makes room for `count` fields at once.
  void reserve(std::size_t count) { fields_.reserve(count); }
  /// Replaces all fields of that name by one.
  void set(std::string_view name, std::string value);
  void remove(std::string_view name);
  /// The first field of that name, or nullptr.
  [[nodiscard]] const std::string* find(std::string_view name) const;
  [[nodiscard]] std::size_t count(std::string_view name) const;
  [[nodiscard]] const std::vector<Header>& all() const { return fields_; }

  friend bool operator==(const Headers&, const Headers&) = default;

 private:
  std::vector<Header> fields_;
};

namespace detail {
/// Needs texts of one size.
[[nodiscard]] bool has_same_letters(std::string_view left, std::string_view right);
}  // namespace detail

/// ASCII case-insensitive equality of header names and tokens.
[[nodiscard]] inline bool equal_ignoring_case(std::string_view left, std::string_view right) {
  // Most that differ do so in their first letters, whose cases are one bit apart.
  return left.size() == right.size() &&
         (left.empty() || ((left.front() ^ right.front()) & ~0x20) == 0) &&
         detail::has_same_letters(left, right);
}

/// How long an exchange may take, and how much may come back. Zero means no limit of its own.
struct Limits {
  base::Duration connect = std::chrono::seconds(5);
  base::Duration first_byte = std::chrono::seconds(30);
  base::Duration whole = std::chrono::seconds(60);
  std::size_t body = std::size_t{10} << 20;     ///< bytes, after content codings are undone
  std::size_t headers = std::size_t{48} << 10;  ///< bytes of the head of a message

  friend bool operator==(const Limits&, const Limits&) = default;
};

/// What is to be sent. `url` is absolute; its path and query are already percent-encoded.
struct Request {
  std::string method = "GET";
  std::string url;
  Headers headers;  ///< Host, Content-Length and Connection are the wire's business
  std::string body;
  Limits limits;
  /// Never sent a second time, even where a safe method would be because a kept-alive connection
  /// had died: a destructive request (architecture, section 7).
  bool once = false;

  friend bool operator==(const Request&, const Request&) = default;
};

/// Something odd about how a response came that is no failure of its own, such as a status line
/// without its blank
/// (`wire.status-line`), or bytes after the response (`wire.extra-bytes`).
struct Oddity {
  std::string code;
  std::string message;

  friend bool operator==(const Oddity&, const Oddity&) = default;
};

/// What came back. The body has its content codings undone; `wire_size` is what crossed the wire.
struct Response {
  int status = 0;
  std::string reason;
  Headers headers;
  std::string body;
  std::size_t wire_size = 0;
  std::vector<Oddity> oddities;

  friend bool operator==(const Response&, const Response&) = default;
};

/// Why there is no whole response. The comment says what the verdict becomes (architecture, section
/// 1).
enum class Failure {
  // Not connected: blocked.
  resolve,
  refused,
  unreachable,
  connect_timeout,
  tls,
  // Wrong after the request was sent: fail.
  reset,
  empty_reply,
  truncated,
  first_byte_timeout,
  timeout,
  framing,
  protocol,
  encoding,
  // Our own limit: indeterminate.
  header_limit,
  body_limit,
};

/// The stable word for a failure, such as `first-byte-timeout`.
[[nodiscard]] std::string_view name_of(Failure failure);

enum class Blame { not_connected, endpoint, own_limit };
[[nodiscard]] Blame blame_of(Failure failure);

struct TransportError {
  Failure failure = Failure::refused;
  std::string message;  ///< one clause with the figures: what was awaited, what came
  int status = 0;       ///< the status line's, when it came before the failure; else 0

  friend bool operator==(const TransportError&, const TransportError&) = default;
};

struct Timing {
  base::Duration connect{};     ///< zero on a connection that was open already
  base::Duration first_byte{};  ///< from the start of sending to the first byte received
  base::Duration whole{};
};

/// What was sent, and what came back or why nothing did.
struct Exchange {
  Request request;
  std::variant<Response, TransportError> received;
  Timing timing;

  [[nodiscard]] const Response* response() const { return std::get_if<Response>(&received); }
  [[nodiscard]] const TransportError* error() const {
    return std::get_if<TransportError>(&received);
  }
};

}  // namespace assay::http
