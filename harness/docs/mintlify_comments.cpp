#include "docs/mintlify_comments.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "docs/mintlify_code.h"

namespace assay::docs::mintlify {
namespace {

constexpr auto npos = std::string_view::npos;

/// Finds the ends of comments, each kind's only as long as there are any.
class Ends {
 public:
  explicit Ends(std::string_view text) : text_(text) {}

  /// Where a comment ends that begins at `at`; `at` when none does.
  std::size_t of_comment(std::size_t at) {
    const auto rest = text_.substr(at);
    if (rest.starts_with("{/*")) return end("*/}", at, expressions_);
    return rest.starts_with("<!--") ? end("-->", at, tags_) : at;
  }

 private:
  std::size_t end(std::string_view close, std::size_t at, bool& more) const {
    const auto found = more ? text_.find(close, at + 3) : npos;
    more = found != npos;
    return more ? found + close.size() : at;
  }

  std::string_view text_;
  bool expressions_ = true;
  bool tags_ = true;
};

std::vector<text::Span> find_comments(std::string_view text, const Page& page) {
  std::vector<text::Span> comments;
  text = text.substr(0, page.body.end);
  const InlineCode code(text, page);
  Ends ends(text);
  auto fence = page.fences.begin();
  std::size_t at = page.body.begin;
  while ((at = text.find_first_of("{<`", at)) != npos) {
    while (fence != page.fences.end() && fence->body.end <= at)
      ++fence;
    if (fence != page.fences.end() && fence->info.begin <= at) {
      at = behind_fence(text, page, *fence);
    } else if (text[at] == '`') {
      at = code.behind(at);
    } else if (const auto end = ends.of_comment(at); end > at) {
      comments.push_back({.source = page.whole.source,
                          .begin = static_cast<std::uint32_t>(at),
                          .end = static_cast<std::uint32_t>(end)});
      at = end;
      while (fence != page.fences.end() && fence->info.begin < at)
        ++fence;
    } else {
      ++at;
    }
  }
  return comments;
}

}  // namespace

void take_out_comments(const text::SourceMap& sources, Page& page) {
  page.comments = find_comments(sources.whole(page.whole), page);
  const auto& comments = page.comments;
  const auto in_comment = [&](text::Span span) {
    const auto next = std::upper_bound(
        comments.begin(), comments.end(), span.begin, [](std::uint32_t at, text::Span comment) {
          return at < comment.begin;
        });
    return next != comments.begin() && span.begin < std::prev(next)->end;
  };
  std::erase_if(page.fences, [&](const Fence& fence) { return in_comment(fence.info); });
  std::erase_if(page.prose, in_comment);
}

}  // namespace assay::docs::mintlify
