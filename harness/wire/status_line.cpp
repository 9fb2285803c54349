#include "wire/status_line.h"

#include <algorithm>

#include <fmt/format.h>

#include "wire/characters.h"
#include "wire/head_fault.h"

namespace assay::wire {
namespace {

constexpr std::string_view prefix = "HTTP/";

std::string_view hint_for(std::string_view bytes) {
  if (bytes.size() >= 3 && (bytes[0] == '\x15' || bytes[0] == '\x16') && bytes[1] == '\x03') {
    return "a TLS record: the port speaks TLS, use an https URL";
  }
  if (bytes.starts_with("ICY")) return "the answer of a streaming server, not HTTP";
  if (bytes.starts_with("SSH-")) return "the greeting of an SSH server";
  if (bytes.size() >= 4 && bytes[0] == '\0' && bytes[3] == '\x04') {
    return "an HTTP/2 frame: the port speaks only HTTP/2, which is not supported";
  }
  return "no HTTP/1.1 status line";
}

}  // namespace

bool begins_as_http(std::string_view bytes, bool ended) {
  return bytes.starts_with(prefix) || (ended && prefix.starts_with(bytes));
}

std::string explain_start(std::string_view bytes) {
  const auto first = bytes.substr(0, start_size);
  return fmt::format("the answer begins with {}: {}", quoted(first), hint_for(first));
}

StatusLineReading read_status_line(std::string_view line) {
  const auto version = line.substr(0, line.find(' '));
  if (version != "HTTP/1.1" && version != "HTTP/1.0") {
    return {.fault = fmt::format(
                "the answer is {}, not HTTP/1.1: {}", quoted(version), quoted(line, 64))};
  }
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto rest = line.substr(std::min(version.size() + 1, line.size()));
  const bool has_status = rest.size() >= 3 &&
                          std::all_of(rest.begin(), rest.begin() + 3, is_digit) &&
                          (rest.size() == 3 || rest[3] == ' ');
  if (!has_status) {
    return {.fault =
                fmt::format("the status line has no status of three digits: {}", quoted(line, 64))};
  }
  if (!is_field_value(rest)) {
    return {.fault = fmt::format("the status line holds a control byte: {}", quoted(line, 64))};
  }
  if (rest.size() == 3) {
    return {
        .oddity = fmt::format(
            "the status line {} has no blank after the status (RFC 9112 section 4)", quoted(line)),
        .lacks_blank = true};
  }
  if (std::any_of(rest.begin(), rest.end(), [](char c) { return (c & '\x80') != 0; })) {
    return {.oddity = fmt::format("the reason phrase is not ASCII: {}", quoted(line, 64))};
  }
  return {};
}

}  // namespace assay::wire
