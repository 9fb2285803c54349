#include "docs/mintlify_elements.h"

#include <algorithm>
#include <array>
#include <utility>

#include "docs/mintlify_code.h"
#include "docs/mintlify_outline.h"
#include "docs/words.h"

namespace assay::docs::mintlify {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t deepest = 60;
constexpr std::size_t most_attributes = 100;  // of a tag: what has more is none

bool is_known(std::string_view name) {
  constexpr std::array<std::string_view, 6> names = {
      "ParamField", "ResponseField", "Expandable", "RequestExample", "ResponseExample", "Param"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// What shows words in another way and says nothing of its own.
bool is_layout(std::string_view name) {
  constexpr std::array<std::string_view, 25> names = {
      "Note",      "Tip",       "Info",           "Warning", "Check", "Danger", "Callout",
      "Card",      "CardGroup", "Column",         "Columns", "Tab",   "Tabs",   "CodeGroup",
      "CodeBlock", "Accordion", "AccordionGroup", "Step",    "Steps", "Frame",  "Icon",
      "Tooltip",   "Panel",     "Badge",          "Banner"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// A tag.
struct Tag {
  std::string_view name;
  bool closing = false;
  bool empty = false;   ///< `<x/>`
  std::size_t end = 0;  ///< behind its `>`
  std::vector<Attribute> attributes;
};

class Scanner {
 public:
  Scanner(const text::SourceMap& sources, const Page& page, std::vector<Unread>& unread)
      : page_(page),
        text_(sources.whole(page.whole)),
        code_(text_, page),
        braces_(text_),
        unread_(unread) {
    open_.emplace_back();
  }

  Element run() {
    std::size_t at = page_.body.begin;
    words_from_ = at;
    auto fence = page_.fences.begin();
    auto comment = page_.comments.begin();
    const auto next_sign = [&] {
      return std::min<std::size_t>(text_.find_first_of("<`", at), page_.body.end);
    };
    for (auto next = next_sign(); at < page_.body.end;) {
      if (next < at) next = next_sign();
      while (comment != page_.comments.end() && comment->end <= at)
        ++comment;
      if (comment != page_.comments.end() && comment->begin <= next) {
        end_words(comment->begin);
        at = words_from_ = comment->end;
        continue;
      }
      while (fence != page_.fences.end() && fence->body.begin <= next && fence->info.begin < next)
        ++fence;
      if (next == page_.body.end) break;
      if (fence != page_.fences.end() && starts_at(*fence, next)) {
        at = take_fence(*fence, next);
      } else if (text_[next] == '`') {
        at = code_.behind(next);
      } else {
        at = take_tag(next);
      }
    }
    end_words(page_.body.end);
    while (open_.size() > 1)
      close();
    return std::move(open_.front());
  }

 private:
  [[nodiscard]] text::Span span(std::size_t begin, std::size_t end) const {
    return {.source = page_.whole.source,
            .begin = static_cast<std::uint32_t>(begin),
            .end = static_cast<std::uint32_t>(end)};
  }

  /// Whether the marks at `at` open the fence.
  [[nodiscard]] bool starts_at(const Fence& fence, std::size_t at) const {
    const auto marks = text_.find_first_not_of('`', at);
    if (marks == npos || marks < at + 3) return false;
    const auto words = text_.find_first_not_of(" \t", marks);
    return std::min(words, text_.size()) == fence.info.begin;
  }

  std::size_t take_fence(const Fence& fence, std::size_t at) {
    end_words(at);
    open_.back().fences.push_back(fence);
    words_from_ = behind_fence(text_, page_, fence);
    return words_from_;
  }

  std::size_t take_tag(std::size_t at) {
    auto tag = read_tag(at);
    if (!tag.end) {
      note_unknown_tag(at);
      return at + 1;
    }
    end_words(at);
    words_from_ = tag.end;
    if (tag.closing) {
      close_until(tag.name);
    } else if (open_.size() < deepest) {
      Element element{.name = tag.name, .span = span(at, tag.end)};
      element.attributes = std::move(tag.attributes);
      open_.push_back(std::move(element));
      if (tag.empty) finish();
    }
    return tag.end;
  }

  [[nodiscard]] bool in_example() const {
    return open_.back().name == "RequestExample" || open_.back().name == "ResponseExample";
  }

  /// A component of the vendor's own may stand for fields.
  void note_unknown_tag(std::size_t at) {
    auto end = at + 1;
    while (end < page_.body.end && is_word_character(text_[end]))
      ++end;
    const auto name = text_.substr(at + 1, end - at - 1);
    const bool component = !name.empty() && name.front() >= 'A' && name.front() <= 'Z';
    const bool ends =
        end < page_.body.end && (is_blank(text_[end]) || text_[end] == '>' || text_[end] == '/');
    if (component && ends && !is_known(name) && !is_layout(name) && !in_example())
      unread_.push_back({span(at + 1, end), "a component that is not known"});
  }

  /// A table inside a field explains it in a way that is not read.
  void note_tables(std::string_view words) {
    if (in_example() || open_.size() == 1) return;
    std::string_view before;
    while (!words.empty()) {
      const auto end = std::min(words.find('\n'), words.size());
      const auto line = trimmed(words.substr(0, end));
      if (is_below_table_head(line) && before.find('|') != npos) {
        const auto begin = static_cast<std::size_t>(before.data() - text_.data());
        unread_.push_back({span(begin, begin + before.size()), "a table beside the fields"});
      }
      before = line;
      words.remove_prefix(std::min(end + 1, words.size()));
    }
  }

  Tag read_tag(std::size_t at) {
    Tag tag;
    auto from = at + 1;
    tag.closing = from < text_.size() && text_[from] == '/';
    if (tag.closing) ++from;
    auto end = from;
    while (end < text_.size() && is_word_character(text_[end]))
      ++end;
    tag.name = text_.substr(from, end - from);
    if (!is_known(tag.name)) return {};
    while (end < page_.body.end && tag.attributes.size() <= most_attributes) {
      while (end < page_.body.end && is_blank(text_[end]))
        ++end;
      if (end >= page_.body.end) return {};
      if (text_[end] == '>') {
        tag.end = end + 1;
        return tag;
      }
      if (text_.substr(end).starts_with("/>")) {
        tag.empty = true;
        tag.end = end + 2;
        return tag;
      }
      const auto before = end;
      end = read_attribute(end, tag);
      if (end <= before) return {};
    }
    return {};
  }

  /// Reads one attribute; gives the place behind it, or `at` when there is none.
  std::size_t read_attribute(std::size_t at, Tag& tag) {
    auto end = at;
    while (end < text_.size() && (is_word_character(text_[end]) || text_[end] == '-'))
      ++end;
    if (end == at) return at;
    Attribute attribute{.name = text_.substr(at, end - at), .value = {}};
    if (end < text_.size() && text_[end] == '=') {
      const auto from = end + 1;
      const auto close = end_of_value(from);
      if (close == npos) return at;
      const bool bare = std::string_view("\"'{").find(text_[from]) == npos;
      attribute.value = bare ? span(from, close) : span(from + 1, close - 1);
      if (text_[from] == '{') attribute.value = without_quotes(attribute.value);
      end = close;
    }
    tag.attributes.push_back(attribute);
    return end;
  }

  /// `x` of `{"x"}`: an expression that is a string alone.
  [[nodiscard]] text::Span without_quotes(text::Span value) const {
    const auto text = trimmed(text_.substr(value.begin, value.end - value.begin));
    if (text.size() < 2 || std::string_view("\"'`").find(text.front()) == npos ||
        text.find(text.front(), 1) != text.size() - 1)
      return value;
    const auto begin = static_cast<std::size_t>(text.data() - text_.data()) + 1;
    return span(begin, begin + text.size() - 2);
  }

  /// The end of a value that begins here: behind its quote or brace.
  [[nodiscard]] std::size_t end_of_value(std::size_t at) const {
    if (at >= text_.size()) return npos;
    if (text_[at] == '"' || text_[at] == '\'') {
      const auto close = text_.find(text_[at], at + 1);
      return close == npos ? npos : close + 1;
    }
    if (text_[at] == '{') return braces_.behind(at);
    return std::min(text_.find_first_of(" \t\r\n>", at), text_.size());
  }

  void end_words(std::size_t end) {
    const auto words = trimmed(text_.substr(words_from_, end - std::min(end, words_from_)));
    if (words.empty()) return;
    const auto begin = static_cast<std::size_t>(words.data() - text_.data());
    open_.back().words.push_back(span(begin, begin + words.size()));
    note_tables(words);
  }

  void close_until(std::string_view name) {
    const auto same = [&](const Element& one) { return one.name == name; };
    if (std::none_of(open_.begin() + 1, open_.end(), same)) return;  // it closes nothing
    while (open_.back().name != name)
      close();
    finish();
  }

  /// Ends an element that has no closing tag.
  void close() {
    unread_.push_back({open_.back().span, "a component without an end"});
    finish();
  }

  void finish() {
    auto element = std::move(open_.back());
    open_.pop_back();
    open_.back().children.push_back(std::move(element));
  }

  const Page& page_;
  std::string_view text_;
  InlineCode code_;
  Braces braces_;
  std::vector<Unread>& unread_;
  std::vector<Element> open_;  ///< the first is the page
  std::size_t words_from_ = 0;
};

}  // namespace

const Attribute* Element::find(std::string_view attribute) const {
  const auto found = std::find_if(attributes.begin(), attributes.end(), [&](const Attribute& one) {
    return one.name == attribute;
  });
  return found == attributes.end() ? nullptr : &*found;
}

Element read_elements(const text::SourceMap& sources,
                      const Page& page,
                      std::vector<Unread>& unread) {
  return Scanner(sources, page, unread).run();
}

}  // namespace assay::docs::mintlify
