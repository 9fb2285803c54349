#include <algorithm>
#include <optional>
#include <utility>

#include "docs/format.h"
#include "docs/openapi_reading.h"
#include "tree/read.h"

// OpenAPI documents themselves, in JSON or YAML, with the files that they refer to.

namespace assay::docs {
namespace {

constexpr auto npos = std::string_view::npos;

/// `: 3.1.0`: a page of Mintlify's may say `openapi: POST /things`.
bool is_version(std::string_view text) {
  text = text.substr(0, text.find('\n'));
  const auto colon = text.find_first_not_of(" \t");
  if (colon == npos || text[colon] != ':') return false;
  const auto value = text.find_first_not_of(" \t\"'", colon + 1);
  // In JSON the value may stand in the next line.
  return value == npos || (text[value] >= '0' && text[value] <= '9');
}

bool is_version_key(std::string_view text) {
  for (const std::string_view key : {"openapi", "swagger"}) {
    for (const std::string_view quote : {"", "\"", "'"}) {
      const auto size = key.size() + 2 * quote.size();
      if (text.starts_with(quote) && text.substr(quote.size()).starts_with(key) &&
          text.substr(0, size).ends_with(quote) && text.size() > size) {
        return is_version(text.substr(size));
      }
    }
  }
  return false;
}

/// Whether a line that begins so may have the key, or be a fence: few of a large page do.
bool may_count(char first) {
  return first == 'o' || first == 's' || first == '"' || first == '\'' || first == '`' ||
         first == '~';
}

/// Whether a line of the YAML text has the key at its beginning; a fence before it makes the text a
/// page with a document inside.
bool has_yaml_key(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at = std::min(text.find('\n', at), text.size()) + 1) {
    if (!may_count(text[at])) continue;
    const auto line = text.substr(at, text.find('\n', at) - at);
    if (is_version_key(line)) return true;
    if (line.starts_with("```") || line.starts_with("~~~")) return false;
  }
  return false;
}

/// Whether the outermost object of the JSON text has the key: strings are skipped, so that no
/// example inside is taken for it.
bool has_json_key(std::string_view text) {
  int depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      --depth;
    } else if (c == '"') {
      if (depth == 1 && is_version_key(text.substr(at))) return true;
      for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\') ++at;
      }
    }
  }
  return false;
}

int detect(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == npos) return 0;
  const bool json = text[first] == '{';
  return (json ? has_json_key(text) : has_yaml_key(text)) ? 99 : 0;
}

std::optional<Reading> read(text::SourceMap& sources,
                            text::Span page,
                            const Surroundings& surroundings,
                            text::Diagnostics& out) {
  auto document = tree::read_any(sources, page, out, {.merge_keys = true});
  if (!document) return std::nullopt;
  return read_openapi_page(
      sources, {.document = std::move(*document), .page = page}, surroundings, out);
}

}  // namespace

extern const Format openapi_format;
const Format openapi_format = {
    .name = "openapi",
    .title = "an OpenAPI document",
    .detect = detect,
    .read = read,
};

}  // namespace assay::docs
