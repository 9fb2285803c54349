#include "cases/syntax.h"

#include <algorithm>

#include <fmt/format.h>

#include "text/diagnostic.h"

namespace assay::cases {
namespace {

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Where the first `${` stands.
std::size_t find_variable(std::string_view text) {
  // `$$` is a dollar, so that `$${x}` is no variable.
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text[i] != '$') continue;
    if (text[i + 1] == '{') return i;
    if (text[i + 1] == '$') ++i;
  }
  return std::string_view::npos;
}

}  // namespace

bool is_token(std::string_view text) {
  constexpr std::string_view others = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return is_alphanumeric(c) || others.find(c) != std::string_view::npos;
  });
}

bool is_header_value(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7f;
  });
}

std::optional<std::string> fault_of_id(std::string_view id) {
  constexpr std::size_t limit = 200;
  constexpr std::string_view others = "._~@+=,:#*-";
  if (id.empty()) return "is empty";
  if (id.size() > limit) return fmt::format("has {} bytes; the limit is {}", id.size(), limit);
  for (const char c : id) {
    if (is_alphanumeric(c) || c == '/' || others.find(c) != std::string_view::npos) continue;
    return "has other characters than letters, digits and `._~@+=,:#*-/`";
  }
  for (std::size_t begin = 0; begin <= id.size();) {
    const auto end = std::min(id.find('/', begin), id.size());
    const auto segment = id.substr(begin, end - begin);
    if (segment.empty()) return "has an empty segment";
    if (segment == "." || segment == "..") return fmt::format("has the segment `{}`", segment);
    begin = end + 1;
  }
  return std::nullopt;
}

bool has_variable(std::string_view text) {
  return find_variable(text) != std::string_view::npos;
}

bool has_unclosed_variable(std::string_view text) {
  for (auto at = find_variable(text); at != std::string_view::npos; at = find_variable(text)) {
    const auto end = text.find('}', at);
    if (end == std::string_view::npos) return true;
    text.remove_prefix(end + 1);
  }
  return false;
}

}  // namespace assay::cases
