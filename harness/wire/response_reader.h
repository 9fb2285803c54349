#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "http/message.h"
#include "wire/head_scanner.h"
#include "wire/message_parser.h"

namespace assay::wire {

/// Reads the response to one request from bytes that come in pieces of any size, without doing I/O
/// itself: interim responses are passed over, content codings undone, limits held, and every fault
/// has its kind and words. The result does not depend on how the bytes were cut.
///
/// It is our guard around Beast 1.81's parser, which takes two lengths for a good one, a chunk
/// extension of any size, or an answer that never came for "200 OK".
class ResponseReader final : private MessageParts {
 public:
  enum class State { more, whole, failed };

  /// `request` outlives this: it says the method, the limits, and which codings were asked for.
  explicit ResponseReader(const http::Request& request);
  explicit ResponseReader(http::Request&&) = delete;
  ResponseReader(const ResponseReader&) = delete;
  ResponseReader& operator=(const ResponseReader&) = delete;

  /// Takes what came next. What stands behind the response is kept for `finish` to judge.
  State put(std::string_view bytes);
  /// The peer sent its last byte. `doubt`: why that may not be so, when a body ends there.
  State put_end(std::string_view doubt = {});
  /// To be called once the state is whole and nothing more is read: judges what stood behind the
  /// response and undoes the content codings.
  State finish();

  [[nodiscard]] State state() const { return state_; }
  /// Whether the connection may carry another request; needs a finished response.
  [[nodiscard]] bool may_reuse() const { return may_reuse_; }
  /// How far the response is, such as "5 of 10 body bytes", for messages.
  [[nodiscard]] std::string progress() const;
  /// The status, when the status line of a final response came; else 0.
  [[nodiscard]] int status() const { return is_interim() ? 0 : response_.status; }

  /// What was read, to be moved away. Needs State::whole.
  [[nodiscard]] http::Response&& take() { return std::move(response_); }
  /// Needs State::failed.
  [[nodiscard]] const http::TransportError& error() const { return error_; }

 private:
  void on_request_line(std::string_view, std::string_view, int) override {}
  void on_status_line(int status, std::string_view reason, int version) override;
  void on_field(std::string_view name, std::string_view value) override;
  void on_body(std::string_view bytes) override;

  void begin_message();
  [[nodiscard]] std::size_t advance(std::string_view bytes);
  [[nodiscard]] std::size_t put_head(std::string_view bytes);
  [[nodiscard]] std::size_t put_body(std::string_view bytes);
  [[nodiscard]] bool check_start(std::string_view bytes, bool ended);
  [[nodiscard]] bool check_status_line(std::string_view line);
  void parse_head(std::string_view head);
  void end_of_head();
  void pass_interim();
  void check_framing();
  void judge_extra();
  void decode();
  void fail_parse(std::string_view head);
  void fail(http::Failure failure, std::string message);
  void odd(std::string code, std::string message);
  [[nodiscard]] bool is_interim() const { return response_.status / 100 == 1; }
  [[nodiscard]] bool has_no_body() const;

  const http::Request& request_;
  const std::size_t head_limit_;

  State state_ = State::more;
  std::unique_ptr<MessageParser> parser_;
  HeadScanner scanner_;
  bool in_head_ = true;
  bool start_checked_ = false;
  bool status_line_checked_ = false;
  bool lacks_blank_ = false;
  bool may_reuse_ = false;
  int version_ = 11;
  int interim_ = 0;
  std::size_t lengths_ = 0;  // values of Content-Length
  std::size_t transfer_codings_ = 0;
  std::string transfer_coding_;
  std::size_t received_ = 0;
  std::string pending_;  // came, but not used up
  std::string extra_;    // behind the response; its first bytes
  std::size_t extra_size_ = 0;
  http::Response response_;
  http::TransportError error_;
};

}  // namespace assay::wire
