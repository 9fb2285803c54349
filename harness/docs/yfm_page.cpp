#include "docs/yfm_page.h"

#include <algorithm>
#include <array>
#include <utility>

#include "docs/words.h"

namespace assay::docs::yfm {
namespace {

constexpr auto npos = std::string_view::npos;

/// Russian letters as the anchors of headings have them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 33> in_latin = {
    {{"а", "a"},  {"б", "b"}, {"в", "v"}, {"г", "g"},  {"д", "d"},  {"е", "e"},  {"ё", "yo"},
     {"ж", "zh"}, {"з", "z"}, {"и", "i"}, {"й", "j"},  {"к", "k"},  {"л", "l"},  {"м", "m"},
     {"н", "n"},  {"о", "o"}, {"п", "p"}, {"р", "r"},  {"с", "s"},  {"т", "t"},  {"у", "u"},
     {"ф", "f"},  {"х", "h"}, {"ц", "c"}, {"ч", "ch"}, {"ш", "sh"}, {"щ", "sh"}, {"ъ", "u"},
     {"ы", "y"},  {"ь", ""},  {"э", "e"}, {"ю", "yu"}, {"я", "ya"}}};

class Cutter {
 public:
  Cutter(std::string_view text, text::Span page)
      : text_(text.substr(0, page.end)), source_(page.source), at_(page.begin) {}

  std::vector<Block> cut() {
    while (at_ < text_.size())
      line();
    return std::move(blocks_);
  }

 private:
  void line() {
    const auto end = std::min(text_.find('\n', at_), text_.size());
    const auto whole = text_.substr(at_, end - at_);
    const auto words = trimmed(whole);
    const auto next = std::min(end + 1, text_.size());
    if (words.starts_with("```") || words.starts_with("~~~")) return fence(words, next);
    if (words.starts_with("#|")) return table(words);
    at_ = next;
    if (words.empty()) return;
    if (words.front() == '#' && heading(words)) return;
    if (words.starts_with("{%")) return tag(words);
    if (words.front() == '>') {
      add(Block::Kind::quote, trimmed(words.substr(1)));
    } else {
      include(words);
      add(Block::Kind::line, words);
    }
  }

  void fence(std::string_view opening, std::size_t body) {
    const char mark = opening.front();
    const auto ticks = opening.substr(0, std::min(opening.find_first_not_of(mark), opening.size()));
    const auto info = trimmed(opening.substr(ticks.size()));
    at_ = body;
    if (mark == '`' && info.find('`') != npos) return add(Block::Kind::line, opening);
    auto end = body;
    while (at_ < text_.size()) {
      const auto line_end = std::min(text_.find('\n', at_), text_.size());
      const auto words = trimmed(text_.substr(at_, line_end - at_));
      const auto begin = at_;
      at_ = std::min(line_end + 1, text_.size());
      if (words.starts_with(ticks) && words.find_first_not_of(mark) == npos) {
        end = begin;
        break;
      }
      end = line_end;
    }
    add(Block::Kind::fence, text_.substr(body, end - body));
    blocks_.back().info = info;
  }

  void table(std::string_view words) {
    auto at = static_cast<std::size_t>(words.data() - text_.data());
    auto table = read_table(text_, source_, at);
    const auto span = table.span;
    blocks_.push_back({.kind = Block::Kind::table, .span = span, .table = std::move(table)});
    // What stands behind `|#` in its line says nothing.
    const auto line_end = std::min(text_.find('\n', at), text_.size());
    const bool heading_next =
        at < text_.size() && text_[at] == '#' && (at == 0 || text_[at - 1] == '\n');
    at_ = heading_next ? at : std::min(line_end + 1, text_.size());
  }

  bool heading(std::string_view words) {
    const auto level = words.find_first_not_of('#');
    if (level > 6 || (words[level] != ' ' && words[level] != '\t')) return false;
    words = trimmed(words.substr(level));
    std::string_view anchor;
    if (const auto open = words.rfind("{#"); open != npos && words.ends_with('}')) {
      anchor = words.substr(open + 2, words.size() - open - 3);
      words = trimmed(words.substr(0, open));
    }
    add(Block::Kind::heading, words);
    blocks_.back().level = static_cast<int>(level);
    blocks_.back().anchor = anchor;
    return true;
  }

  void tag(std::string_view words) {
    if (!include(words)) add(Block::Kind::line, words);
  }

  /// `{% include notitle [words](path) %}`, anywhere in the line.
  bool include(std::string_view words) {
    const auto open = words.find("{%");
    if (open == npos || !trimmed(words.substr(open + 2)).starts_with("include")) return false;
    const auto link = words.find("](", open);
    const auto close = link == npos ? npos : words.find(')', link);
    if (close == npos) return false;
    add(Block::Kind::include, words.substr(link + 2, close - link - 2));
    return true;
  }

  void add(Block::Kind kind, std::string_view words) {
    const auto begin = static_cast<std::uint32_t>(words.data() - text_.data());
    blocks_.push_back(
        {.kind = kind, .span = {source_, begin, begin + static_cast<std::uint32_t>(words.size())}});
  }

  std::string_view text_;
  std::uint32_t source_;
  std::size_t at_;
  std::vector<Block> blocks_;
};

}  // namespace

std::vector<Block> cut_blocks(const text::SourceMap& sources, text::Span page) {
  return Cutter(sources.whole(page), page).cut();
}

std::string slug(std::string_view words) {
  std::string slug;
  const auto lowered = lower_letters(words);
  for (std::size_t i = 0; i < lowered.size(); ++i) {
    const auto here = std::string_view(lowered).substr(i, 2);
    const bool ascii = (static_cast<unsigned char>(lowered[i]) & 0x80U) == 0;
    const auto* letter = std::find_if(ascii ? in_latin.end() : in_latin.begin(),
                                      in_latin.end(),
                                      [&](const auto& one) { return one.first == here; });
    if (letter != in_latin.end()) {
      slug += letter->second;
      ++i;
    } else if (is_word_character(lowered[i])) {
      slug += lowered[i];
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  while (!slug.empty() && slug.back() == '-')
    slug.pop_back();
  return slug;
}

}  // namespace assay::docs::yfm
