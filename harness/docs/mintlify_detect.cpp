#include "docs/mintlify_detect.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "docs/mintlify_slice.h"
#include "docs/page_head.h"
#include "docs/words.h"

namespace assay::docs::mintlify {
namespace {

constexpr auto npos = std::string_view::npos;

/// Where three of these stand next. Pages are full of single backticks: many bytes are looked at at
/// once, without a way out of the loop.
std::size_t find_three(std::string_view text, char mark, std::size_t at) {
  constexpr std::size_t block = 64;
  for (; mark == '`' && at + block + 2 <= text.size(); at += block) {
    const auto* const from = text.data() + at;
    unsigned char found = 0;
    for (std::size_t i = 0; i < block; ++i) {
      const bool three = (from[i] == mark) & (from[i + 1] == mark) & (from[i + 2] == mark);
      found |= static_cast<unsigned char>(three);
    }
    if (found != 0) break;
  }
  return text.find(std::string(3, mark), at);
}

/// Whether nothing stands before it in its line, but marks of quotes.
bool begins_line(std::string_view text, std::size_t at) {
  const auto before = text.substr(0, at).find_last_not_of(" \t>");
  return before == npos || text[before] == '\n';
}

/// Whether a fence of the text begins as one of Mintlify's does, as far as its line tells early.
bool has_heading(std::string_view text) {
  constexpr std::size_t early = 200;
  for (const char mark : {'`', '~'}) {
    for (auto at = find_three(text, mark, 0); at != npos; at = find_three(text, mark, at)) {
      const bool opens = begins_line(text, at);
      at = std::min(text.find_first_not_of(mark, at), text.size());
      auto line = text.substr(at, early);
      line = trimmed(line.substr(0, line.find('\n')));
      if (opens && kind_of(line) != FenceKind::other) return true;
    }
  }
  return false;
}

/// Whether a heading but of the first line names what Mintlify puts below it.
bool has_announcement(std::string_view text) {
  constexpr std::string_view mark = "## ";
  // A large page has fewer `#` than lines.
  for (auto at = text.find(mark, 1); at != npos; at = text.find(mark, at + 1)) {
    const auto words = text.substr(at + mark.size());
    const bool named = words.starts_with("OpenAPI") || words.starts_with("AsyncAPI");
    if (named && text[at - 1] == '\n') return true;
  }
  return false;
}

/// Whether a component of Mintlify's describes a field.
bool has_field(std::string_view text) {
  for (auto at = text.find('<'); at != npos; at = text.find('<', at + 1)) {
    const auto tag = text.substr(at);
    if (tag.starts_with("<ParamField") || tag.starts_with("<ResponseField")) return true;
  }
  return false;
}

/// Whether the front matter has a key by which Mintlify knows what a page shows.
bool has_front_key(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // a byte order mark
  text = trimmed(text);
  if (!text.starts_with("---")) return false;
  const auto front = text.substr(0, text.find("\n---", 3));
  for (const std::string_view key : {"\napi:", "\nopenapi:", "\nasyncapi:", "\nopenapi-schema:"}) {
    if (front.find(key) != npos) return true;
  }
  return false;
}

}  // namespace

int detect(std::string_view page) {
  const auto text = page_head(page);
  if (has_heading(text) || has_front_key(text)) return 95;
  if (has_field(text)) return 80;
  return has_announcement(text) && text.find("```") != npos ? 60 : 0;
}

}  // namespace assay::docs::mintlify
