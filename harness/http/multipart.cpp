#include "http/multipart.h"

#include <algorithm>

#include "http/message.h"

namespace assay::http {
namespace {

constexpr std::string_view line_end = "\r\n";

base::Error bad(std::string message) {
  return {.code = "http.bad-multipart", .message = std::move(message), .advice = {}};
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// The value of `name` among `; name="value"` parameters (RFC 9110 section 5.6.6).
std::string parameter(std::string_view field, std::string_view name) {
  std::size_t at = std::min(field.find(';'), field.size());
  while (at < field.size()) {
    const auto equals = field.find('=', at);
    if (equals == std::string_view::npos) return {};
    const auto key = trimmed(field.substr(at + 1, equals - at - 1));
    std::string value;
    auto end = equals + 1;
    if (end < field.size() && field[end] == '"') {
      for (++end; end < field.size() && field[end] != '"'; ++end) {
        if (field[end] == '\\' && end + 1 < field.size()) ++end;
        value += field[end];
      }
    } else {
      const auto stop = std::min(field.find(';', end), field.size());
      value = trimmed(field.substr(end, stop - end));
    }
    if (equal_ignoring_case(key, name)) return value;
    at = std::min(field.find(';', end), field.size());
  }
  return {};
}

base::Result<FormPart> read_part(std::string_view text) {
  FormPart part;
  while (!text.starts_with(line_end)) {
    const auto end = text.find(line_end);
    if (end == std::string_view::npos)
      return tl::unexpected(bad("a part has no empty line behind its headers"));
    const auto line = text.substr(0, end);
    text.remove_prefix(end + line_end.size());
    const auto colon = line.find(':');
    const auto name = line.substr(0, colon);
    const auto value =
        colon == std::string_view::npos ? std::string_view{} : line.substr(colon + 1);
    if (equal_ignoring_case(name, "Content-Type")) part.type = trimmed(value);
    if (!equal_ignoring_case(name, "Content-Disposition")) continue;
    part.name = parameter(value, "name");
    part.filename = parameter(value, "filename");
  }
  if (part.name.empty()) return tl::unexpected(bad("a part has no name"));
  part.content = text.substr(line_end.size());
  return part;
}

}  // namespace

base::Result<std::vector<FormPart>> read_multipart(std::string_view content_type,
                                                   std::string_view body) {
  const auto boundary = parameter(content_type, "boundary");
  if (boundary.empty()) return tl::unexpected(bad("the media type names no boundary"));
  // The first delimiter may stand at the very beginning; all others stand behind a line's end.
  const auto delimiter = std::string(line_end) + "--" + boundary;
  const auto whole = std::string(line_end) + std::string(body);
  std::vector<FormPart> parts;
  auto at = whole.find(delimiter);
  while (at != std::string::npos) {
    auto rest = std::string_view(whole).substr(at + delimiter.size());
    if (rest.starts_with("--")) return parts;
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
    if (!rest.starts_with(line_end))
      return tl::unexpected(bad("there is something behind a boundary on its line"));
    rest.remove_prefix(line_end.size());
    const auto next = whole.find(delimiter, whole.size() - rest.size() - line_end.size());
    if (next == std::string::npos) break;
    auto part = read_part(rest.substr(0, next - (whole.size() - rest.size())));
    if (!part) return tl::unexpected(part.error());
    parts.push_back(std::move(*part));
    at = next;
  }
  return tl::unexpected(bad("the closing boundary is missing"));
}

}  // namespace assay::http
