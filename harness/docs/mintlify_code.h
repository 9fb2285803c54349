#pragma once

#include <cstddef>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "docs/mintlify_page.h"

namespace assay::docs::mintlify {

/// The inline code of a page: marks end where as many are repeated in the same paragraph
/// (CommonMark 0.31.2, 6.1), which ends at a blank line and at a fence.
class InlineCode {
 public:
  /// `text` is the whole source that the page is of.
  InlineCode(std::string_view text, const Page& page);

  /// Behind the code that begins at `at`, where marks begin; behind the marks when nothing closes
  /// them.
  [[nodiscard]] std::size_t behind(std::size_t at) const;

 private:
  void add_line(std::size_t begin, std::size_t end);

  std::string_view text_;
  std::vector<std::pair<std::size_t, std::size_t>> codes_;  ///< from its marks to its end, in order
  /// Of the paragraph that is being read: which of `codes_` so many marks began last.
  std::map<std::size_t, std::size_t> last_;
};

/// Which brace closes which.
class Braces {
 public:
  explicit Braces(std::string_view text);

  /// Behind the brace that closes the one at `at`; npos where none does.
  [[nodiscard]] std::size_t behind(std::size_t at) const;

 private:
  std::vector<std::pair<std::size_t, std::size_t>>
      pairs_;  ///< an opening one and its end, in order
};

/// The end of the last line of a fence, or of the page.
[[nodiscard]] std::size_t behind_fence(std::string_view text, const Page& page, const Fence& fence);

}  // namespace assay::docs::mintlify
