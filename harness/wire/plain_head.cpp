#include "wire/plain_head.h"

#include <charconv>

#include "http/message.h"
#include "wire/characters.h"

namespace assay::wire {
namespace {

constexpr std::string_view line_end = "\r\n";

/// What a field says of the framing.
enum class Framing { nothing, length, other };

/// By the names that Beast 1.81's parser looks for. HTTP/1.1 connections persist without being told
/// to (RFC 9112 section 9.3).
Framing framing_of(const PlainHead::Field& field, bool is_http_1_1) {
  const auto is = [name = field.name()](std::string_view other) {
    return http::equal_ignoring_case(name, other);
  };
  if (is("Content-Length")) return Framing::length;
  if (is("Connection")) {
    return is_http_1_1 && field.value() == "keep-alive" ? Framing::nothing : Framing::other;
  }
  return is("Transfer-Encoding") || is("Upgrade") || is("Proxy-Connection") ? Framing::other
                                                                            : Framing::nothing;
}

/// A length in digits alone, and not too many of them.
std::optional<std::uint64_t> read_length(std::string_view digits) {
  constexpr std::size_t most_digits = 18;
  std::uint64_t length = 0;
  const auto* const end = digits.data() + digits.size();
  const auto [behind, fault] = std::from_chars(digits.data(), end, length);
  if (fault != std::errc() || behind != end || digits.size() > most_digits) return std::nullopt;
  return length;
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

bool PlainHead::split(std::string_view head, LineEnds line_ends) {
  if (line_ends.empty()) return false;
  const auto start = head.substr(0, line_ends.front());
  const bool of_response = start.starts_with("HTTP/");
  if (!(of_response ? keep(start) : keep_request_line(start))) return false;
  const auto start_size = framing_size_;
  const bool is_http_1_1 =
      of_response ? start.starts_with("HTTP/1.1 ") : start.ends_with(" HTTP/1.1\r\n");
  std::size_t framing_fields = 0;
  std::size_t begin = start.size();
  for (const auto end : line_ends.subspan(1, line_ends.size() - 2)) {
    const auto line = head.substr(begin, end - begin);
    begin = end;
    const auto field = read_field(line);
    if (field.name_size == 0 || !is_field_value(field.value())) return false;
    fields_[count_++] = field;
    const auto framing = framing_of(field, is_http_1_1);
    if (framing == Framing::nothing) continue;
    if (!keep(line)) return false;
    const bool is_counted = ++framing_fields == 1 && framing == Framing::length && is_http_1_1;
    length_ = is_counted ? read_length(field.value()) : std::nullopt;
  }
  if (length_) framing_size_ = start_size;
  return keep(line_end);
}

}  // namespace assay::wire
