#include "wire/response_reader.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "wire/coding.h"
#include "wire/head_fault.h"
#include "wire/status_line.h"

namespace assay::wire {
namespace {

using http::Failure;

constexpr std::size_t max_kept_extra = 64;
constexpr std::size_t usual_fields = 8;
// Above this Beast 1.81 throws for a single field.
constexpr std::size_t max_head = std::size_t{60} << 10;

}  // namespace

ResponseReader::ResponseReader(const http::Request& request)
    : request_(request),
      head_limit_(request.limits.headers == 0 ? max_head
                                              : std::min(request.limits.headers, max_head)),
      scanner_(head_limit_) {
  begin_message();
}

void ResponseReader::begin_message() {
  MessageParser::Options options;
  if (request_.limits.body != 0) options.body_limit = request_.limits.body;
  options.no_body = request_.method == "HEAD";
  options.overhead_limit = head_limit_;
  parser_ = MessageParser::for_response(*this, options);
  scanner_.restart();
  in_head_ = true;
  start_checked_ = status_line_checked_ = lacks_blank_ = false;
  lengths_ = transfer_codings_ = 0;
  transfer_coding_.clear();
  response_.headers = {};
  response_.headers.reserve(usual_fields);
  response_.status = 0;
}

ResponseReader::State ResponseReader::put(std::string_view bytes) {
  if (state_ == State::failed || bytes.empty()) return state_;
  received_ += bytes.size();
  if (pending_.empty()) {
    const auto used = advance(bytes);
    if (state_ == State::more) pending_.assign(bytes.substr(used));
  } else {
    pending_ += bytes;
    pending_.erase(0, advance(pending_));
  }
  return state_;
}

std::size_t ResponseReader::advance(std::string_view bytes) {
  std::size_t used = 0;
  while (state_ == State::more && used < bytes.size()) {
    const auto rest = bytes.substr(used);
    const auto step = in_head_ ? put_head(rest) : put_body(rest);
    if (step == 0) break;
    used += step;
  }
  response_.wire_size += used;
  if (state_ == State::whole && used < bytes.size()) {
    const auto extra = bytes.substr(used);
    extra_size_ += extra.size();
    extra_ += extra.substr(0, max_kept_extra - std::min(max_kept_extra, extra_.size()));
    used = bytes.size();
  }
  return used;
}

std::size_t ResponseReader::put_head(std::string_view bytes) {
  if (!check_start(bytes, false)) return 0;
  const auto scanned = scanner_.scan(bytes);
  if (scanner_.has_start_line() && !status_line_checked_ &&
      !check_status_line(bytes.substr(0, scanner_.start_line_size()))) {
    return 0;
  }
  switch (scanned) {
    case HeadScanner::State::more:
      return 0;
    case HeadScanner::State::too_long:
      fail(Failure::header_limit,
           fmt::format("the head of the response has more than {} bytes", head_limit_));
      return 0;
    case HeadScanner::State::bare_line_feed:
      fail(Failure::protocol, "a line of the head ends in LF without CR (RFC 9112 section 2.2)");
      return 0;
    case HeadScanner::State::whole:
      break;
  }
  const auto size = scanner_.size();
  parse_head(bytes.substr(0, size));
  return state_ == State::failed ? 0 : size;
}

bool ResponseReader::check_start(std::string_view bytes, bool ended) {
  if (start_checked_ || begins_as_http(bytes, false)) return start_checked_ = true;
  // Judged on the same bytes whatever the pieces, so that the words are the same: the first line,
  // and no more than is needed.
  const auto line_feed = bytes.find('\n');
  const bool is_line = line_feed < start_size;
  const auto start = bytes.substr(0, is_line ? line_feed + 1 : start_size);
  if (start.size() < start_size && !ended && !is_line) return false;
  start_checked_ = begins_as_http(start, ended);
  if (!start_checked_) fail(Failure::protocol, explain_start(start));
  return start_checked_;
}

bool ResponseReader::check_status_line(std::string_view line) {
  status_line_checked_ = true;
  auto reading = read_status_line(line);
  lacks_blank_ = reading.lacks_blank;
  if (!reading.oddity.empty()) odd("wire.status-line", std::move(reading.oddity));
  if (!reading.fault.empty()) fail(Failure::protocol, std::move(reading.fault));
  return state_ != State::failed;
}

void ResponseReader::parse_head(std::string_view head) {
  std::string mended;
  if (lacks_blank_) {
    mended.append(head.substr(0, scanner_.start_line_size()));
    mended.append(" ").append(head.substr(scanner_.start_line_size()));
  }
  const std::string_view given = lacks_blank_ ? std::string_view(mended) : head;
  const auto used =
      lacks_blank_ ? parser_->put(mended) : parser_->put_head(head, scanner_.line_ends());
  // The interim heads and a head without a body leave the parser done or at the body; anything else
  // is a fault.
  if (parser_->fault() != ParseFault::none || used != given.size()) return fail_parse(head);
  end_of_head();
}

void ResponseReader::end_of_head() {
  in_head_ = false;
  check_framing();
  if (state_ == State::failed) return;
  if (scanner_.has_fold()) {
    odd("wire.folded-header",
        "a header field is continued on a second line (obs-fold, RFC 9112 section 5.2)");
  }
  if (is_interim()) return pass_interim();
  if (response_.status < 100 || response_.status > 599) {
    odd("wire.status-range",
        fmt::format("the status is {:03}, outside 100 to 599 (RFC 9110 section 15)",
                    response_.status));
  }
  const auto length = parser_->content_length();
  if (length && !has_no_body()) {
    response_.body.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(*length, 16U << 20U)));
  }
  if (parser_->is_done()) state_ = State::whole;
}

std::size_t ResponseReader::put_body(std::string_view bytes) {
  const auto used = parser_->put(bytes);
  if (parser_->fault() != ParseFault::none) {
    fail_parse({});
    return 0;
  }
  if (parser_->is_done()) state_ = State::whole;
  return used;
}

ResponseReader::State ResponseReader::put_end(std::string_view doubt) {
  if (state_ != State::more) return state_;
  if (received_ == 0) {
    fail(Failure::empty_reply, "the connection was closed before any byte of an answer");
    return state_;
  }
  if (in_head_ && !pending_.empty() && !check_start(pending_, true)) return state_;
  if (!in_head_ && parser_->ends_at_close()) {
    parser_->put_end();
    state_ = State::whole;
    may_reuse_ = false;
    // An attacker can end a connection, but cannot write TLS's own end.
    if (!doubt.empty()) {
      odd("wire.no-close-notify", fmt::format("the body ends with the connection, and {}", doubt));
    }
    return state_;
  }
  fail(Failure::truncated, fmt::format("the connection was closed after {}", progress()));
  return state_;
}

ResponseReader::State ResponseReader::finish() {
  if (state_ == State::whole) judge_extra();
  if (state_ == State::whole) decode();
  return state_;
}

void ResponseReader::fail(Failure failure, std::string message) {
  state_ = State::failed;
  may_reuse_ = false;
  error_ = {.failure = failure, .message = std::move(message), .status = status()};
}

void ResponseReader::odd(std::string code, std::string message) {
  response_.oddities.push_back({std::move(code), std::move(message)});
}

bool ResponseReader::has_no_body() const {
  return request_.method == "HEAD" || response_.status == 204 || response_.status == 304;
}

std::string ResponseReader::progress() const {
  if (received_ == 0) return "no byte";
  if (in_head_) {
    return interim_ == 0 ? fmt::format("{} bytes of an unfinished head", pending_.size())
                         : fmt::format("{} interim responses and {} bytes of an unfinished head",
                                       interim_,
                                       pending_.size());
  }
  const auto body = response_.body.size();
  if (parser_->is_chunked()) return fmt::format("{} body bytes, without the last chunk", body);
  if (const auto length = parser_->content_length()) {
    return fmt::format("{} of {} body bytes", body, *length);
  }
  return fmt::format("{} body bytes of a body whose end is the connection's", body);
}

void ResponseReader::on_status_line(int status, std::string_view reason, int version) {
  response_.status = status;
  response_.reason = reason;
  version_ = version;
}

void ResponseReader::on_field(std::string_view name, std::string_view value) {
  const auto is = [&](std::string_view other) { return http::equal_ignoring_case(name, other); };
  if (is("Content-Length")) {
    lengths_ += 1 + static_cast<std::size_t>(std::count(value.begin(), value.end(), ','));
  } else if (is("Transfer-Encoding")) {
    ++transfer_codings_;
    transfer_coding_ = value;
  }
  response_.headers.add(name, value);
}

void ResponseReader::on_body(std::string_view bytes) {
  response_.body += bytes;
}

}  // namespace assay::wire
