#include "mock/prefer.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace assay::mock {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::optional<int> read_code(std::string_view text) {
  int code = 0;
  const auto [at, error] = std::from_chars(text.data(), text.data() + text.size(), code);
  if (error != std::errc() || at != text.data() + text.size() || code < 100 || code > 599)
    return std::nullopt;
  return code;
}

}  // namespace

Preferences read_preferences(const http::Headers& headers) {
  Preferences found;
  bool dynamic_seen = false;
  for (const auto& header : headers.all()) {
    if (!http::equal_ignoring_case(header.name, "Prefer")) continue;
    std::string_view rest = header.value;
    while (!rest.empty()) {
      const auto comma = rest.find(',');
      auto one = rest.substr(0, comma);
      rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
      one = one.substr(0, one.find(';'));
      const auto equals = one.find('=');
      if (equals == std::string_view::npos) continue;
      const auto name = trimmed(one.substr(0, equals));
      auto value = trimmed(one.substr(equals + 1));
      if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
        value = value.substr(1, value.size() - 2);
      if (http::equal_ignoring_case(name, "code") && !found.code) found.code = read_code(value);
      if (http::equal_ignoring_case(name, "dynamic") && !dynamic_seen) {
        found.full = value == "true";
        dynamic_seen = true;
      }
    }
  }
  return found;
}

}  // namespace assay::mock
