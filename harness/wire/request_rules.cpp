// What RequestReader holds a request to, beyond what the parser does.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "wire/characters.h"
#include "wire/coding.h"
#include "wire/head_fault.h"
#include "wire/request_reader.h"

namespace assay::wire {
namespace {

using http::equal_ignoring_case;

/// Beside the target, a request line holds a method, two blanks and a version.
constexpr std::size_t line_beside_target = 64;

/// `HTTP/` digit `.` digit (RFC 9112 section 2.3).
bool is_version(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return text.size() == 8 && text.starts_with("HTTP/") && is_digit(text[5]) && text[6] == '.' &&
         is_digit(text[7]);
}

bool has_lower_case(std::string_view method) {
  return std::any_of(method.begin(), method.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// The size of a line that is not whole: up to a line feed without CR, whatever came behind it, and
/// without a CR at its end, which may be the line end's.
std::size_t size_so_far(std::string_view bytes) {
  const auto size = std::min(bytes.find('\n'), bytes.size());
  return bytes.substr(0, size).ends_with('\r') ? size - 1 : size;
}

}  // namespace

bool RequestReader::check_request_line(std::string_view bytes) {
  const bool whole = scanner_.has_start_line();
  const auto size = whole ? scanner_.start_line_size() : size_so_far(bytes);
  if (size > limits_.target + line_beside_target) {
    refuse(414, fmt::format("the request target has more than {} bytes", limits_.target));
    return false;
  }
  if (!whole) return true;
  request_line_checked_ = true;
  const auto line = bytes.substr(0, size);
  const auto last = line.rfind(' ');
  const auto version = line.substr(last == std::string_view::npos ? line.size() : last + 1);
  if (version != "HTTP/1.1" && version != "HTTP/1.0") {
    if (is_version(version)) {
      refuse(505, fmt::format("the version is {}; HTTP/1.1 is served", quoted(version)));
    } else {
      refuse(400, fmt::format("the request line is {}", quoted(line, 64)));
    }
    return false;
  }
  const auto first = line.find(' ');
  if (last > first && last - first - 1 > limits_.target) {
    refuse(414, fmt::format("the request target has more than {} bytes", limits_.target));
    return false;
  }
  return true;
}

void RequestReader::end_of_head() {
  in_head_ = false;
  if (scanner_.has_fold()) return refuse(400, "a header field is continued on a second line");
  check_framing();
  if (state_ != State::refused) check_host();
  if (state_ != State::refused) check_target();
  if (state_ == State::refused) return;
  if (!expect_.empty() && !equal_ignoring_case(expect_, "100-continue")) {
    return refuse(417, fmt::format("the expectation {} is not met", quoted(expect_)));
  }
  keeps_alive_ = parser_->keeps_alive();
  if (parser_->is_done()) state_ = State::whole;
}

void RequestReader::check_framing() {
  if (lengths_ > 1) return refuse(400, "`Content-Length` is given more than once");
  if (transfer_codings_ == 0 || equal_ignoring_case(transfer_coding_, "chunked")) {
    if (transfer_codings_ != 0 && version_ == 10) {
      refuse(400, "`Transfer-Encoding` stands in an HTTP/1.0 request");
    }
    return;
  }
  const auto codings = list_elements(transfer_coding_);
  const auto is_chunked = [](std::string_view coding) {
    return equal_ignoring_case(coding, "chunked");
  };
  // Chunked somewhere else than at the end leaves the length open; another coding is one that we do
  // not undo.
  const auto chunked = std::find_if(codings.begin(), codings.end(), is_chunked);
  const bool misplaced = chunked != codings.end() && chunked != codings.end() - 1;
  refuse(misplaced || version_ == 10 ? 400 : 501,
         fmt::format("`Transfer-Encoding` is {}; `chunked` alone is served",
                     quoted(transfer_coding_)));
}

void RequestReader::check_host() {
  if (hosts_ > 1) return refuse(400, "`Host` is given more than once");
  if (hosts_ == 0) {
    if (version_ == 11) return refuse(400, "`Host` is missing");
    host_ = "localhost";
  }
  if (!is_host(host_)) refuse(400, fmt::format("`Host` is {}, no host and port", quoted(host_)));
}

void RequestReader::check_target() {
  const auto& method = request_.method;
  if (has_lower_case(method)) {
    return refuse(400, fmt::format("the method is {}; methods are upper case", quoted(method)));
  }
  if (method == "CONNECT" || method == "TRACE" || target_ == "*") {
    return refuse(405, fmt::format("{} {} is not served", method, quoted(target_)));
  }
  std::string_view path = target_;
  constexpr std::string_view scheme = "http://";
  if (equal_ignoring_case(path.substr(0, scheme.size()), scheme)) {
    path.remove_prefix(scheme.size());
    const auto end = std::min(path.find_first_of("/?"), path.size());
    if (!equal_ignoring_case(path.substr(0, end), host_)) {
      return refuse(400,
                    fmt::format("the target names another host than `Host`: {}", quoted(target_)));
    }
    path.remove_prefix(end);
  }
  const std::string_view root = path.size() != target_.size() && !path.starts_with('/') ? "/" : "";
  auto& url = request_.url;
  url.clear();
  url.reserve(scheme.size() + host_.size() + root.size() + path.size());
  url.append(scheme).append(host_).append(root).append(path);
  if (!is_origin_form(std::string_view(url).substr(scheme.size() + host_.size()))) {
    return refuse(400, fmt::format("the target is no path: {}", quoted(target_, 64)));
  }
}

void RequestReader::refuse_parse(std::string_view head) {
  switch (parser_->fault()) {
    case ParseFault::length:
    case ParseFault::transfer_encoding:
      return refuse(400, explain_lengths(head));
    case ParseFault::chunk:
      return refuse(400, "a chunk is malformed");
    case ParseFault::body_limit:
      return refuse(413, fmt::format("the body has more than {} bytes", limits_.body));
    case ParseFault::header_limit:
      return refuse(431, fmt::format("the head has more than {} bytes", limits_.head));
    case ParseFault::overhead_limit:
      return refuse(
          431, fmt::format("chunk extensions and trailers have more than {} bytes", limits_.head));
    case ParseFault::none:
    case ParseFault::truncated:
    case ParseFault::syntax:
      break;
  }
  refuse(400, in_head_ ? explain_head(head) : "a trailer is malformed");
}

void RequestReader::refuse(int status, std::string message) {
  state_ = State::refused;
  keeps_alive_ = false;
  refusal_ = {.status = status, .message = std::move(message)};
}

}  // namespace assay::wire
