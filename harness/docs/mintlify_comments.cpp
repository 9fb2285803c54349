#include "docs/mintlify_comments.h"

#include <algorithm>
#include <string_view>

namespace assay::docs::mintlify {
namespace {

constexpr auto npos = std::string_view::npos;

/// Where a comment ends that begins at `at`; `at` when none does.
std::size_t end_of_comment(std::string_view text, std::size_t at) {
  const bool expression = text.substr(at).starts_with("{/*");
  if (!expression && !text.substr(at).starts_with("<!--")) return at;
  const std::string_view close = expression ? "*/}" : "-->";
  const auto end = text.find(close, at + 3);
  return end == npos ? at : end + close.size();
}

/// Behind the inline code that begins at `at`, or behind its marks when no line closes it.
std::size_t behind_code(std::string_view text, std::size_t at) {
  const auto end = std::min(text.find_first_not_of('`', at), text.size());
  const auto close = text.find(text.substr(at, end - at), end);
  return close == npos || close > text.find('\n', end) ? end : close + (end - at);
}

std::vector<text::Span> find_comments(std::string_view text, const Page& page) {
  std::vector<text::Span> comments;
  auto fence = page.fences.begin();
  std::size_t at = page.body.begin;
  while ((at = text.find_first_of("{<`", at)) < page.body.end) {
    while (fence != page.fences.end() && fence->body.end <= at)
      ++fence;
    if (fence != page.fences.end() && fence->info.begin <= at) {
      at = fence->body.end;
    } else if (text[at] == '`') {
      at = behind_code(text, at);
    } else if (const auto end = end_of_comment(text, at); end > at && end <= page.body.end) {
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
  const auto in_comment = [&](text::Span span) {
    return std::any_of(page.comments.begin(), page.comments.end(), [&](text::Span comment) {
      return comment.begin <= span.begin && span.begin < comment.end;
    });
  };
  std::erase_if(page.fences, [&](const Fence& fence) { return in_comment(fence.info); });
  std::erase_if(page.prose, in_comment);
}

}  // namespace assay::docs::mintlify
