#include "docs/mintlify_code.h"

#include <algorithm>
#include <optional>

#include "docs/words.h"

namespace assay::docs::mintlify {
namespace {

constexpr auto npos = std::string_view::npos;

using Places = std::vector<std::pair<std::size_t, std::size_t>>;

/// The end of the one that begins at `at`; nothing when none does.
std::optional<std::size_t> end_of(const Places& places, std::size_t at) {
  const auto found = std::lower_bound(places.begin(), places.end(), std::pair(at, std::size_t{0}));
  if (found == places.end() || found->first != at) return std::nullopt;
  return found->second;
}

}  // namespace

InlineCode::InlineCode(std::string_view text, const Page& page)
    : text_(text.substr(0, page.body.end)) {
  auto fence = page.fences.begin();
  for (std::size_t at = page.body.begin; at < text_.size();) {
    const auto end = std::min(text_.find('\n', at), text_.size());
    while (fence != page.fences.end() && fence->info.begin < at)
      ++fence;
    if (fence != page.fences.end() && fence->info.begin <= end) {
      last_.clear();
      at = std::max(end, behind_fence(text_, page, *fence)) + 1;
      continue;
    }
    if (trimmed(text_.substr(at, end - at)).empty()) last_.clear();
    add_line(at, end);
    at = end + 1;
  }
  last_.clear();
}

void InlineCode::add_line(std::size_t begin, std::size_t end) {
  const auto line = text_.substr(0, end);
  for (auto at = line.find('`', begin); at < end;) {
    const auto behind = std::min(line.find_first_not_of('`', at), end);
    const auto [last, first] = last_.try_emplace(behind - at, codes_.size());
    if (!first) {
      codes_[last->second].second = behind;
      last->second = codes_.size();
    }
    codes_.emplace_back(at, behind);
    at = line.find('`', behind);
  }
}

std::size_t InlineCode::behind(std::size_t at) const {
  return end_of(codes_, at).value_or(std::min(text_.find_first_not_of('`', at), text_.size()));
}

Braces::Braces(std::string_view text) {
  std::vector<std::size_t> open;
  constexpr std::string_view signs = "{}";
  for (auto at = text.find_first_of(signs); at != npos; at = text.find_first_of(signs, at + 1)) {
    if (text[at] == '{') {
      open.push_back(pairs_.size());
      pairs_.emplace_back(at, npos);
    } else if (!open.empty()) {
      pairs_[open.back()].second = at + 1;
      open.pop_back();
    }
  }
}

std::size_t Braces::behind(std::size_t at) const {
  return end_of(pairs_, at).value_or(npos);
}

std::size_t behind_fence(std::string_view text, const Page& page, const Fence& fence) {
  if (!fence.closed) return page.body.end;
  return std::min<std::size_t>(text.find('\n', fence.body.end), page.body.end);
}

}  // namespace assay::docs::mintlify
