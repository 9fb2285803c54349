#include "docs/mintlify_page.h"

#include <algorithm>
#include <array>

#include "docs/mintlify_comments.h"
#include "docs/words.h"
#include "tree/read.h"

namespace assay::docs::mintlify {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// The words that a slice's first line can have: language, file, method and path.
std::vector<std::string_view> first_words(std::string_view text) {
  constexpr std::size_t most = 4;
  std::vector<std::string_view> words;
  while (words.size() < most && !(text = trimmed(text)).empty()) {
    const auto end = std::min(text.find_first_of(" \t"), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

/// A line of the page without its line ending.
struct Line {
  std::string_view text;
  std::size_t begin = 0;  ///< in the page
  std::size_t next = 0;   ///< where the next line begins
};

Line line_at(std::string_view page, std::size_t begin) {
  const auto end = std::min(page.find('\n', begin), page.size());
  auto text = page.substr(begin, end - begin);
  if (text.ends_with('\r')) text.remove_suffix(1);
  return {.text = text, .begin = begin, .next = std::min(end + 1, page.size())};
}

/// The marks that open or close a fence: how many, and of which kind; 0 when it is none.
std::size_t fence_marks(std::string_view line, char kind) {
  const auto indent = line.find_first_not_of(" \t");
  if (indent == npos || line[indent] != kind) return 0;
  const auto end = std::min(line.find_first_not_of(kind, indent), line.size());
  return end - indent >= 3 ? end - indent : 0;
}

/// The first address in a text, without what punctuation follows it.
std::string_view address_in(std::string_view text) {
  auto at = text.find("https://");
  if (at == npos) at = text.find("http://");
  if (at == npos) return {};
  text = text.substr(at);
  text = text.substr(0, text.find_first_of(" \t\r\n)>\"'`"));
  while (text.ends_with('.') || text.ends_with(','))
    text.remove_suffix(1);
  return text;
}

/// What Mintlify, or who mirrored the page, puts around it.
bool is_furniture(std::string_view line) {
  for (const std::string_view sign : {"Documentation Index",
                                      "Fetch the complete documentation index",
                                      "Use this file to discover",
                                      "Built with [Mintlify]",
                                      "To find navigation and other pages"}) {
    if (line.find(sign) != npos) return true;
  }
  return false;
}

bool is_source_line(std::string_view line) {
  return line.starts_with("# Source: ") || line.starts_with("> Source: ");
}

class Cutter {
 public:
  Cutter(text::SourceMap& sources, text::Span whole, text::Diagnostics& out)
      : sources_(sources), text_(sources.text(whole)), out_(out) {
    page_.whole = whole;
  }

  Page run() {
    page_.body = cut_front();
    auto at = static_cast<std::size_t>(page_.body.begin - page_.whole.begin);
    while (at < text_.size()) {
      const auto line = line_at(text_, at);
      at = line.next;
      const char mark = fence_marks(line.text, '`') > 0 ? '`' : '~';
      if (const auto marks = fence_marks(line.text, mark); marks > 0) {
        end_paragraph();
        at = cut_fence(line, mark, marks);
      } else {
        take(line);
      }
    }
    end_paragraph();
    take_out_comments(sources_, page_);
    return std::move(page_);
  }

 private:
  [[nodiscard]] text::Span span(std::size_t begin, std::size_t end) const {
    return {.source = page_.whole.source,
            .begin = page_.whole.begin + static_cast<std::uint32_t>(begin),
            .end = page_.whole.begin + static_cast<std::uint32_t>(end)};
  }

  /// Reads the front matter; gives the rest of the page.
  text::Span cut_front() {
    const std::size_t mark = text_.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    const auto first =
        line_at(text_, std::min(text_.find_first_not_of(" \t\r\n", mark), text_.size()));
    if (trimmed(first.text) != "---") return page_.whole;
    for (auto at = first.next; at < text_.size();) {
      const auto line = line_at(text_, at);
      at = line.next;
      if (trimmed(line.text) != "---") continue;
      page_.front = tree::read_yaml(sources_, span(first.next, line.begin), out_);
      if (page_.front && !page_.front->is(tree::Kind::mapping)) page_.front.reset();
      if (page_.front && page_.front->find("title") != nullptr)
        page_.title = page_.front->find("title")->span;
      return span(at, text_.size());
    }
    return page_.whole;
  }

  std::size_t cut_fence(const Line& opening, char mark, std::size_t marks) {
    auto begin = opening.begin + opening.text.find_first_not_of(mark, opening.text.find(mark));
    const auto end = opening.begin + opening.text.size();
    if (opening.text.find_first_not_of(mark, opening.text.find(mark)) == npos) begin = end;
    const auto info = trimmed(text_.substr(begin, end - begin));
    const auto info_begin =
        info.empty() ? end : static_cast<std::size_t>(info.data() - text_.data());
    Fence fence{.info = span(info_begin, info_begin + info.size()), .body = {}, .closed = false};
    auto at = opening.next;
    while (at < text_.size()) {
      const auto line = line_at(text_, at);
      const auto closing = fence_marks(line.text, mark);
      if (closing >= marks && trimmed(line.text).size() == closing) {
        fence.body = span(opening.next, line.begin);
        fence.closed = true;
        page_.fences.push_back(fence);
        return line.next;
      }
      at = line.next;
    }
    fence.body = span(opening.next, text_.size());
    page_.fences.push_back(fence);
    return text_.size();
  }

  void take(const Line& line) {
    const auto plain = trimmed(line.text);
    if (page_.site.empty()) page_.site = address_in(plain);
    if (plain.empty()) return end_paragraph();
    if (is_source_line(plain)) {
      if (page_.url.empty()) page_.url = address_in(plain);
    } else if (plain.starts_with("# ") && !page_.title.known()) {
      end_paragraph();
      const auto begin = static_cast<std::size_t>(plain.data() - text_.data()) + 2;
      page_.title = span(begin, begin + plain.size() - 2);
    } else if (!plain.starts_with('#') && !is_furniture(plain) && plain != "---" && plain != ">") {
      if (!paragraph_.known()) paragraph_ = span(line.begin, line.begin);
      paragraph_.end = span(0, line.begin + line.text.size()).end;
    }
  }

  void end_paragraph() {
    if (paragraph_.known()) page_.prose.push_back(paragraph_);
    paragraph_ = {};
  }

  text::SourceMap& sources_;
  std::string_view text_;
  text::Diagnostics& out_;
  Page page_;
  text::Span paragraph_;
};

}  // namespace

bool is_method(std::string_view word) {
  constexpr std::array<std::string_view, 8> methods = {
      "get", "put", "post", "delete", "options", "head", "patch", "trace"};
  return std::any_of(methods.begin(), methods.end(), [&](std::string_view method) {
    return equal_ignoring_case(method, word);
  });
}

std::optional<Heading> read_heading(std::string_view info) {
  const auto words = first_words(info);
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const auto path = words[i + 1];
    if (!is_method(words[i]) || (!path.starts_with('/') && path.find("://") == npos)) continue;
    Heading heading{.method = words[i], .path = path};
    heading.rest =
        trimmed(info.substr(static_cast<std::size_t>(path.data() - info.data()) + path.size()));
    if (i > 0) heading.language = words.front();
    if (i > 1) heading.file = words[i - 1];
    if (i == 1 && heading.language.find('.') != npos) std::swap(heading.language, heading.file);
    return heading;
  }
  return std::nullopt;
}

Page cut_page(text::SourceMap& sources, text::Span whole, text::Diagnostics& out) {
  return Cutter(sources, whole, out).run();
}

}  // namespace assay::docs::mintlify
