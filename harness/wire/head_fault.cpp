#include "wire/head_fault.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "http/message.h"
#include "text/diagnostic.h"
#include "wire/characters.h"

namespace assay::wire {
namespace {

/// The field lines of a head; a line that continues another is left out, because the parser has
/// merged it into that one.
std::vector<std::string_view> field_lines(std::string_view head) {
  std::vector<std::string_view> lines;
  bool start_line = true;
  while (!head.empty()) {
    const auto end = std::min(head.find("\r\n"), head.size());
    const auto line = head.substr(0, end);
    head.remove_prefix(std::min(end + 2, head.size()));
    if (!start_line && !line.empty() && line.front() != ' ' && line.front() != '\t')
      lines.push_back(line);
    start_line = false;
  }
  return lines;
}

/// Empty when the line is right.
std::string fault_of_line(std::string_view line) {
  if (!is_field_value(line)) {
    const auto control = std::find_if(line.begin(), line.end(), [](char c) {
      return !is_field_value({&c, 1});
    });
    return fmt::format("holds the control byte `\\x{:02x}`: {}",
                       static_cast<unsigned>(static_cast<unsigned char>(*control)),
                       quoted(line));
  }
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return "has no colon: " + quoted(line);
  const auto name = line.substr(0, colon);
  if (name.empty()) return "has no name before the colon: " + quoted(line);
  if (!is_token(name)) return "has a name that is no token: " + quoted(line);
  return {};
}

}  // namespace

std::string explain_head(std::string_view head) {
  std::size_t number = 0;
  for (const auto line : field_lines(head)) {
    ++number;
    if (const auto fault = fault_of_line(line); !fault.empty()) {
      return fmt::format("header field {} {}", number, fault);
    }
  }
  return "the head is not as RFC 9112 sections 2 to 5 have it";
}

std::string explain_lengths(std::string_view head) {
  std::vector<std::string> lengths;
  bool coded = false;
  for (const auto line : field_lines(head)) {
    const auto name = line.substr(0, line.find(':'));
    const bool coding = http::equal_ignoring_case(name, "Transfer-Encoding");
    if (!coding && !http::equal_ignoring_case(name, "Content-Length")) continue;
    coded = coded || coding;
    lengths.push_back(quoted(line, 64));
  }
  if (lengths.empty()) return "a trailer carries a field that says where the body ends";
  if (lengths.size() == 1) {
    return fmt::format("{} does not say one length of the body", lengths.front());
  }
  return fmt::format("{} and {} stand in one head: {}",
                     lengths[0],
                     lengths[1],
                     coded ? "the body has two ends" : "they differ");
}

std::string quoted(std::string_view bytes, std::size_t size) {
  const bool cut = bytes.size() > size;
  return fmt::format("`{}{}`", text::printable(bytes.substr(0, size)), cut ? "…" : "");
}

}  // namespace assay::wire
