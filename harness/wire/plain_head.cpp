#include "wire/plain_head.h"

#include "http/message.h"
#include "wire/characters.h"

namespace assay::wire {
namespace {

constexpr std::string_view line_end = "\r\n";

/// The names that Beast 1.81's parser looks for.
bool decides_framing(std::string_view name) {
  const auto is = [&](std::string_view other) { return http::equal_ignoring_case(name, other); };
  return is("Content-Length") || is("Connection") || is("Transfer-Encoding") || is("Upgrade") ||
         is("Proxy-Connection");
}

/// Connections of HTTP/1.1 persist without it (RFC 9112 section 9.3).
bool says_nothing(const PlainHead::Field& field, bool is_http_1_1) {
  return is_http_1_1 && field.value() == "keep-alive" &&
         http::equal_ignoring_case(field.name(), "Connection");
}

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

/// The field of a line with its CRLF; its name has no byte when the line is none.
PlainHead::Field read_field(std::string_view line) {
  std::size_t name_size = 0;
  while (is_token_byte(line[name_size]))
    ++name_size;
  if (line[name_size] != ':') return {line.data(), 0, 0, 0};
  auto begin = name_size + 1;
  auto end = line.size() - line_end.size();
  while (begin < end && is_blank(line[begin]))
    ++begin;
  while (begin < end && is_blank(line[end - 1]))
    --end;
  return {line.data(),
          static_cast<std::uint32_t>(name_size),
          static_cast<std::uint32_t>(begin),
          static_cast<std::uint32_t>(end - begin)};
}

}  // namespace

bool PlainHead::keep(std::string_view text) {
  if (text.size() > framing_.size() - framing_size_) return false;
  text.copy(framing_.data() + framing_size_, text.size());
  framing_size_ += text.size();
  return true;
}

bool PlainHead::keep_request_line(std::string_view line) {
  const auto blank = line.find(' ');
  const auto target = line.substr(blank + 1, line.find(' ', blank + 1) - blank - 1);
  // Beast takes any target without blanks and control bytes, and costs some ten instructions a
  // byte.
  if (!target.starts_with('/') || target.find('\t') != std::string_view::npos ||
      !is_field_value(target)) {
    return keep(line);
  }
  target_ = target;
  return keep(line.substr(0, blank + 2)) && keep(line.substr(blank + 1 + target.size()));
}

bool PlainHead::split(std::string_view head) {
  const auto start = head.substr(0, head.find('\n') + 1);
  const bool of_response = start.starts_with("HTTP/");
  if (!(of_response ? keep(start) : keep_request_line(start))) return false;
  const bool is_http_1_1 =
      of_response ? start.starts_with("HTTP/1.1 ") : start.ends_with(" HTTP/1.1\r\n");
  for (auto rest = head.substr(start.size()); rest != line_end;) {
    const auto line = rest.substr(0, rest.find('\n') + 1);
    rest.remove_prefix(line.size());
    if (line.empty() || count_ == fields_.size()) return false;
    const auto field = read_field(line);
    if (field.name_size == 0 || !is_field_value(field.value())) return false;
    fields_[count_++] = field;
    if (decides_framing(field.name()) && !says_nothing(field, is_http_1_1) && !keep(line))
      return false;
  }
  return keep(line_end);
}

}  // namespace assay::wire
