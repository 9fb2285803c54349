#include "wire/write_message.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include <fmt/format.h>

#include "wire/characters.h"
#include "wire/head_fault.h"
#include "wire/message_parser.h"

namespace assay::wire {
namespace {

using http::equal_ignoring_case;

constexpr std::string_view line_end = "\r\n";

tl::unexpected<base::Error> refused(std::string message, std::string advice = {}) {
  return tl::unexpected(base::Error{
      .code = "wire.request", .message = std::move(message), .advice = std::move(advice)});
}

void append_number(std::string& out, std::size_t number) {
  std::array<char, 20> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

/// Two characters one by one: a text of two costs a call to copy it.
void append(std::string& out, char first, char second) {
  out += first;
  out += second;
}

void end_line(std::string& out) {
  append(out, '\r', '\n');
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
  out += name;
  append(out, ':', ' ');
  out += value;
  end_line(out);
}

/// A method whose request without a body says so (RFC 9110 section 8.6).
bool expects_body(std::string_view method) {
  return method == "POST" || method == "PUT" || method == "PATCH";
}

/// More than the start line's and the framing's fixed parts, and the fields and the body as they
/// are.
std::size_t size_hint(const http::Request& request) {
  std::size_t size = 64 + request.body.size();
  for (const auto& field : request.headers.all())
    size += field.name.size() + field.value.size() + 4;
  return size;
}

enum class Use { send, leave_out };

/// Whether a header of a request goes out as it is.
base::Result<Use> use_of(const http::Header& field, std::size_t body_size) {
  if (!is_token(field.name)) {
    return refused(fmt::format("the header name {} is no token", quoted(field.name)));
  }
  if (!is_field_value(field.value)) {
    return refused(fmt::format("the value of header `{}` holds a control byte", field.name));
  }
  const auto is = [&](std::string_view name) { return equal_ignoring_case(field.name, name); };
  if (is("Host") || is("Transfer-Encoding")) {
    return refused(fmt::format("the header `{}` is set from the URL and the body", field.name),
                   "leave it out");
  }
  if (is("Content-Length")) {
    if (field.value == std::to_string(body_size)) return Use::leave_out;
    return refused(fmt::format("the header `Content-Length` is `{}`, but the body has {} bytes",
                               field.value,
                               body_size),
                   "leave it out");
  }
  if (is("Connection") && !equal_ignoring_case(field.value, "close") &&
      !equal_ignoring_case(field.value, "keep-alive")) {
    return refused(fmt::format("the header `Connection` is `{}`", field.value),
                   "use `close`, or leave it out");
  }
  return Use::send;
}

bool frames(std::string_view name) {
  return equal_ignoring_case(name, "Content-Length") ||
         equal_ignoring_case(name, "Transfer-Encoding") ||
         equal_ignoring_case(name, "Connection") || equal_ignoring_case(name, "Keep-Alive");
}

bool is_writable(const http::Response& response) {
  return response.status >= 0 && response.status <= 999 && is_field_value(response.reason) &&
         std::all_of(
             response.headers.all().begin(),
             response.headers.all().end(),
             [](const http::Header& f) { return is_token(f.name) && is_field_value(f.value); });
}

/// Writes a text whose room was made before.
class Pen {
 public:
  explicit Pen(char* at) : at_(at) {}

  Pen& write(std::string_view text) {
    if (!text.empty()) std::memcpy(at_, text.data(), text.size());
    at_ += text.size();
    return *this;
  }
  Pen& write(std::size_t number) {
    at_ = std::to_chars(at_, at_ + longest_number, number).ptr;
    return *this;
  }
  [[nodiscard]] char* at() const { return at_; }

  static constexpr std::size_t longest_number = 20;

 private:
  char* at_;
};

constexpr std::string_view start = "HTTP/1.1 ";
constexpr std::string_view colon = ": ";
constexpr std::string_view length_name = "Content-Length: ";
constexpr std::string_view close_line = "Connection: close\r\n";
constexpr std::string_view keep_alive_line = "Connection: keep-alive\r\n";

/// No less than what is written of a response beside its body: the fields, and what frames it.
std::size_t room_for_head(const http::Response& response, std::string_view reason) {
  constexpr auto start_line = start.size() + 3 + 1 + line_end.size();
  constexpr auto length_line = length_name.size() + Pen::longest_number + line_end.size();
  constexpr auto framing =
      length_line + std::max(close_line.size(), keep_alive_line.size()) + line_end.size();
  // A number takes the room of the longest while it is written.
  auto room = start_line + Pen::longest_number + reason.size() + framing;
  for (const auto& field : response.headers.all())
    room += field.name.size() + colon.size() + field.value.size() + line_end.size();
  return room;
}

}  // namespace

base::Result<std::string> write_request(const http::Request& request,
                                        std::string_view host,
                                        std::string_view target) {
  if (!is_token(request.method)) {
    return refused(fmt::format("the method {} is no token", quoted(request.method)));
  }
  std::string out;
  out.reserve(size_hint(request) + host.size() + target.size());
  out += request.method;
  out += ' ';
  out.append(target).append(" HTTP/1.1\r\nHost: ").append(host);
  end_line(out);
  for (const auto& field : request.headers.all()) {
    const auto use = use_of(field, request.body.size());
    if (!use) return tl::unexpected(use.error());
    if (*use == Use::send) append_field(out, field.name, field.value);
  }
  if (!request.body.empty() || expects_body(request.method)) {
    out += "Content-Length: ";
    append_number(out, request.body.size());
    end_line(out);
  }
  end_line(out);
  out += request.body;
  return out;
}

void append_response(std::string& out,
                     const http::Response& response,
                     const ResponseFraming& framing) {
  if (!is_writable(response)) {
    return append_response(
        out,
        {.status = 500,
         .headers = {{"Content-Type", "text/plain; charset=utf-8"}},
         .body = "the answer to this request cannot be written: its status is no status, or a "
                 "header holds a control byte\n"},
        framing);
  }
  const auto status = static_cast<std::size_t>(response.status);
  const bool has_body = status >= 200 && status != 204 && status != 304;
  const std::string_view body =
      has_body && !framing.to_head ? std::string_view(response.body) : std::string_view();
  const auto reason =
      response.reason.empty() ? reason_for(response.status) : std::string_view(response.reason);
  const auto before = out.size();
  out.resize(before + room_for_head(response, reason) + body.size());
  Pen pen(out.data() + before);
  pen.write(start).write(status < 100 ? status < 10 ? "00" : "0" : "").write(status);
  pen.write(" ").write(reason).write(line_end);
  for (const auto& field : response.headers.all()) {
    if (!frames(field.name)) pen.write(field.name).write(colon).write(field.value).write(line_end);
  }
  if (has_body) pen.write(length_name).write(response.body.size()).write(line_end);
  if (framing.closes) {
    pen.write(close_line);
  } else if (framing.to_http_1_0) {
    pen.write(keep_alive_line);
  }
  pen.write(line_end).write(body);
  out.resize(static_cast<std::size_t>(pen.at() - out.data()));
}

}  // namespace assay::wire
