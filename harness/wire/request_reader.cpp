#include "wire/request_reader.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "wire/characters.h"
#include "wire/head_fault.h"

namespace assay::wire {
namespace {

constexpr std::size_t usual_fields = 8;
constexpr std::size_t kept_room = std::size_t{64} << 10;

}  // namespace

RequestReader::RequestReader(const RequestLimits& limits) : limits_(limits), scanner_(limits.head) {
  begin_message();
}

void RequestReader::begin_message() {
  parser_ = MessageParser::for_request(
      *this, {.body_limit = limits_.body, .overhead_limit = limits_.head});
  scanner_.restart();
  state_ = State::more;
  in_head_ = is_between_ = true;
  skipped_line_ = request_line_checked_ = keeps_alive_ = false;
  lengths_ = transfer_codings_ = hosts_ = 0;
  transfer_coding_.clear();
  expect_.clear();
  host_.clear();
  target_.clear();
  request_.headers = {};
  request_.headers.reserve(usual_fields);
  // The room of a large body is not kept for all that follow.
  if (request_.body.capacity() > kept_room) std::string().swap(request_.body);
  request_.body.clear();
}

RequestReader::State RequestReader::put(std::string_view bytes) {
  if (state_ == State::refused || bytes.empty()) return state_;
  if (pending_.empty() && state_ == State::more) {
    const auto used = advance(bytes);
    if (state_ != State::refused) pending_.assign(bytes.substr(used));
  } else {
    pending_ += bytes;
    pending_.erase(0, advance(pending_));
  }
  return state_;
}

void RequestReader::next() {
  begin_message();
  if (!pending_.empty()) pending_.erase(0, advance(pending_));
}

std::size_t RequestReader::advance(std::string_view bytes) {
  std::size_t used = 0;
  while (state_ == State::more && used < bytes.size()) {
    const auto rest = bytes.substr(used);
    const auto step = in_head_ ? put_head(rest) : put_body(rest);
    if (step == 0) break;
    used += step;
  }
  return used;
}

std::size_t RequestReader::put_head(std::string_view bytes) {
  if (is_between_) {
    // One empty line before a request is passed over (RFC 9112 section 2.2).
    if (!skipped_line_ && bytes == "\r") return 0;
    if (!skipped_line_ && bytes.starts_with("\r\n")) {
      skipped_line_ = true;
      return 2;
    }
    is_between_ = false;
    if (!is_token(bytes.substr(0, 1))) {
      refuse(400,
             bytes[0] == '\x16' ? "a TLS handshake came to a plain port: use an http URL"
                                : "the request does not begin with a method");
      return 0;
    }
  }
  const auto scanned = scanner_.scan(bytes);
  if (!request_line_checked_ && !check_request_line(bytes)) return 0;
  switch (scanned) {
    case HeadScanner::State::more:
      return 0;
    case HeadScanner::State::too_long:
      refuse(431, fmt::format("the head has more than {} bytes", limits_.head));
      return 0;
    case HeadScanner::State::bare_line_feed:
      refuse(400, "a line of the head ends in LF without CR");
      return 0;
    case HeadScanner::State::whole:
      break;
  }
  const auto head = bytes.substr(0, scanner_.size());
  const auto used = parser_->put_head(head, scanner_.line_ends());
  if (parser_->fault() != ParseFault::none || used != head.size()) {
    refuse_parse(head);
  } else {
    end_of_head();
  }
  return state_ == State::refused ? 0 : head.size();
}

std::size_t RequestReader::put_body(std::string_view bytes) {
  const auto used = parser_->put(bytes);
  if (parser_->fault() != ParseFault::none) {
    refuse_parse({});
    return 0;
  }
  if (parser_->is_done()) state_ = State::whole;
  return used;
}

bool RequestReader::awaits_continue() const {
  return state_ == State::more && !in_head_ && version_ == 11 && !expect_.empty() &&
         pending_.empty() && request_.body.empty();
}

void RequestReader::on_request_line(std::string_view method, std::string_view target, int version) {
  request_.method = method;
  target_ = target;
  version_ = version;
}

void RequestReader::on_field(std::string_view name, std::string_view value) {
  const auto is = [&](std::string_view other) { return http::equal_ignoring_case(name, other); };
  if (is("Host")) {
    ++hosts_;
    host_ = value;
  } else if (is("Content-Length")) {
    lengths_ += 1 + static_cast<std::size_t>(std::count(value.begin(), value.end(), ','));
  } else if (is("Transfer-Encoding")) {
    ++transfer_codings_;
    transfer_coding_ = value;
  } else if (!is("Connection")) {
    if (is("Expect")) expect_ = value;
    request_.headers.add(name, value);
  }
}

void RequestReader::on_body(std::string_view bytes) {
  request_.body += bytes;
}

}  // namespace assay::wire
