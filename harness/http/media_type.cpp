#include "http/media_type.h"

#include <algorithm>

#include "http/message.h"

namespace assay::http {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

std::string unquoted(std::string_view value) {
  if (value.size() < 2 || value.front() != '"' || value.back() != '"') return std::string(value);
  std::string out;
  for (std::size_t i = 1; i + 1 < value.size(); ++i) {
    if (value[i] == '\\' && i + 2 < value.size()) ++i;
    out += value[i];
  }
  return out;
}

}  // namespace

MediaType read_media_type(std::string_view text) {
  MediaType type;
  const auto end = text.find(';');
  type.essence = lowered(trimmed(text.substr(0, end)));
  const auto slash = type.essence.find('/');
  if (slash == 0 || slash == std::string::npos || slash + 1 == type.essence.size()) return {};
  auto rest = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  while (!rest.empty()) {
    const auto next = rest.find(';');
    const auto parameter = trimmed(rest.substr(0, next));
    const auto equals = parameter.find('=');
    if (equals != std::string_view::npos &&
        equal_ignoring_case(trimmed(parameter.substr(0, equals)), "charset")) {
      type.charset = lowered(unquoted(trimmed(parameter.substr(equals + 1))));
    }
    rest = next == std::string_view::npos ? std::string_view{} : rest.substr(next + 1);
  }
  return type;
}

bool is_json(const MediaType& type) {
  return type.essence == "application/json" || type.essence == "text/json" ||
         type.essence.ends_with("+json");
}

int closeness(std::string_view range, const MediaType& type) {
  const auto wanted = read_media_type(range).essence;
  if (wanted.empty() || type.essence.empty()) return 0;
  if (wanted == "*/*") return 1;
  if (wanted.ends_with("/*"))
    return type.essence.starts_with(std::string_view(wanted).substr(0, wanted.size() - 1)) ? 2 : 0;
  return wanted == type.essence ? 3 : 0;
}

bool matches(std::string_view range, const MediaType& type) {
  return closeness(range, type) > 0;
}

}  // namespace assay::http
