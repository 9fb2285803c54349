#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "http/message.h"
#include "wire/head_scanner.h"
#include "wire/message_parser.h"

namespace assay::wire {

struct RequestLimits {
  std::size_t head = std::size_t{48} << 10;
  std::size_t target = std::size_t{16} << 10;
  std::size_t body = std::size_t{16} << 20;
};

/// Why a request is not served: the answer to it, after which the connection is closed.
struct Refusal {
  int status = 400;
  std::string message;

  friend bool operator==(const Refusal&, const Refusal&) = default;
};

/// Reads the requests of one connection, one after the other, from bytes that come in pieces of any
/// size, without doing I/O itself. Strict, as a server must be whose client may be hostile: nothing
/// is taken that two parties could read differently (RFC 9112 sections 2.2, 3.2, 5.2, 6.1 and 6.3),
/// because what one takes for a body the next takes for a request.
class RequestReader final : private MessageParts {
 public:
  enum class State { more, whole, refused };

  explicit RequestReader(const RequestLimits& limits);
  RequestReader(const RequestReader&) = delete;
  RequestReader& operator=(const RequestReader&) = delete;

  /// Takes what came next; what stands behind the request is kept for the next one.
  State put(std::string_view bytes);
  /// Goes on to the next request, whose bytes may have come already: then the state is whole again,
  /// or refused. Needs State::whole.
  void next();

  [[nodiscard]] State state() const { return state_; }
  /// Needs State::refused.
  [[nodiscard]] const Refusal& refusal() const { return refusal_; }
  /// Whether a request has begun and is not whole.
  [[nodiscard]] bool is_inside() const { return state_ == State::more && !is_between_; }
  /// Whether the client waits for `100 Continue` before it sends the body (RFC 9110
  /// section 10.1.1).
  [[nodiscard]] bool awaits_continue() const;

  // Of the request that is whole:
  /// Without the fields that frame it: Host, Content-Length, Transfer-Encoding, Connection.
  [[nodiscard]] const http::Request& request() const { return request_; }
  [[nodiscard]] bool keeps_alive() const { return keeps_alive_; }
  [[nodiscard]] bool is_http_1_0() const { return version_ == 10; }

 private:
  void on_request_line(std::string_view method, std::string_view target, int version) override;
  void on_status_line(int, std::string_view, int) override {}
  void on_field(std::string_view name, std::string_view value) override;
  void on_body(std::string_view bytes) override;

  void begin_message();
  [[nodiscard]] std::size_t advance(std::string_view bytes);
  [[nodiscard]] std::size_t put_head(std::string_view bytes);
  [[nodiscard]] std::size_t put_body(std::string_view bytes);
  [[nodiscard]] bool check_request_line(std::string_view bytes);
  void end_of_head();
  void check_host();
  void check_target();
  void check_framing();
  void refuse_parse(std::string_view head);
  void refuse(int status, std::string message);

  const RequestLimits limits_;
  State state_ = State::more;
  std::unique_ptr<MessageParser> parser_;
  HeadScanner scanner_;
  bool in_head_ = true;
  bool is_between_ = true;  // nothing of the next request came
  bool skipped_line_ = false;
  bool request_line_checked_ = false;
  bool keeps_alive_ = false;
  int version_ = 11;
  std::size_t lengths_ = 0;
  std::size_t transfer_codings_ = 0;
  std::string transfer_coding_;
  std::string target_;
  std::string host_;
  std::size_t hosts_ = 0;
  std::string expect_;
  std::string pending_;
  http::Request request_;
  Refusal refusal_;
};

}  // namespace assay::wire
