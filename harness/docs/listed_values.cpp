#include "docs/listed_values.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "docs/words.h"

namespace assay::docs {
namespace {

constexpr auto npos = std::string_view::npos;

bool announces_values(std::string_view line) {
  const auto words = lower_letters(trimmed(line));
  for (const std::string_view sign : {"possible values:",
                                      "allowed values:",
                                      "available values:",
                                      "acceptable values:",
                                      "valid values:",
                                      "supported values:",
                                      "available options:",
                                      "allowed options:",
                                      "possible options:",
                                      "supported options:",
                                      "one of the following:",
                                      "one of the following values:",
                                      "возможные значения:",
                                      "допустимые значения:"}) {
    if (words.ends_with(sign)) return true;
  }
  return false;
}

/// One that means itself: no gap, no placeholder.
bool is_literal_value(std::string_view value) {
  return !value.empty() && value.size() <= 60 && value.find_first_of("<>{}[]()*#%|$ \t") == npos &&
         value.find("..") == npos;
}

bool skip(std::string_view& text, std::string_view words) {
  if (!text.starts_with(words)) return false;
  text.remove_prefix(words.size());
  return true;
}

/// What may stand behind a bullet's values: nothing, or a mark that its explanation follows.
bool begins_explanation(std::string_view rest) {
  if (trimmed(rest).empty()) return true;
  for (const std::string_view mark : {" —", " –", " -", " (", ":", " =", ";", ".", ","}) {
    if (rest.starts_with(mark)) return true;
  }
  return false;
}

/// Adds the values at the front of a bullet: `a`, or `a`, `b` or `c`. False when it has none.
bool add_values(std::string_view bullet, std::vector<std::string_view>& values) {
  while (true) {
    const auto end = bullet.find('`', 1);
    if (!bullet.starts_with('`') || end == npos) return false;
    auto value = bullet.substr(1, end - 1);
    if (value.size() > 2 && value.front() == value.back() &&
        (value.front() == '"' || value.front() == '\''))
      value = value.substr(1, value.size() - 2);
    if (!is_literal_value(value)) return false;
    values.push_back(value);
    bullet.remove_prefix(end + 1);
    const auto before = bullet;
    if ((skip(bullet, ", ") || skip(bullet, " or ") || skip(bullet, " или ") ||
         skip(bullet, "/")) &&
        bullet.starts_with('`'))
      continue;
    return begins_explanation(before);
  }
}

/// The values of the list at the front of `text`; nothing when it is no list of values alone.
std::optional<std::vector<std::string_view>> read_list(std::string_view& text) {
  std::vector<std::string_view> values;
  std::optional<std::size_t> indent;
  while (!text.empty()) {
    auto rest = text;
    const auto line = take_line(rest);
    const auto words = trimmed(line);
    if (words.empty()) {
      text = rest;
      continue;
    }
    const auto column = line.find_first_not_of(" \t");
    const bool bullet = is_bullet(words);
    if (!indent && !bullet) return std::nullopt;
    const bool deeper = indent && column > *indent;
    if (!bullet && !deeper) break;
    if (!deeper) {
      indent = column;
      if (!add_values(trimmed(words.substr(2)), values)) return std::nullopt;
    }
    text = rest;
  }
  return values;
}

/// Whether `sign` stands in `words` with no letter beside it.
bool has_words(std::string_view words, std::string_view sign) {
  for (auto at = words.find(sign); at != npos; at = words.find(sign, at + 1)) {
    const auto end = at + sign.size();
    const bool begins = at == 0 || !is_word_character(words[at - 1]);
    if (begins && (end == words.size() || !is_word_character(words[end]))) return true;
  }
  return false;
}

/// Whether words say that a value holds several of those listed, or may be another.
bool says_not_all(std::string_view description) {
  const auto words = lower_letters(in_one_line(description));
  for (const std::string_view sign : {"comma",
                                      "commas",
                                      "separated",
                                      "several",
                                      "multiple",
                                      "list of",
                                      "for example",
                                      "other values",
                                      "etc.",
                                      "запятую",
                                      "несколько",
                                      "список",
                                      "массив",
                                      "например",
                                      "другие значения",
                                      "и др."}) {
    if (has_words(words, sign)) return true;
  }
  return false;
}

}  // namespace

std::vector<std::string_view> listed_values(std::string_view description) {
  if (says_not_all(description)) return {};
  std::optional<std::vector<std::string_view>> found;
  while (!description.empty()) {
    if (!announces_values(take_line(description))) continue;
    auto values = read_list(description);
    if (!values || found) return {};
    found = std::move(values);
  }
  if (!found) return {};
  auto sorted = *found;
  std::sort(sorted.begin(), sorted.end());
  const bool twice = std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end();
  return found->size() < 2 || twice ? std::vector<std::string_view>{} : *std::move(found);
}

}  // namespace assay::docs
