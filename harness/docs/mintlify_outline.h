#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "docs/mintlify_page.h"
#include "text/source_map.h"

namespace assay::docs::mintlify {

/// What the titles above a place say that it is about.
enum class Part { unknown, path, query, header, cookie, body, request, answer, other };

struct Section {
  Part part = Part::unknown;
  std::string_view status;  ///< of an answer; empty where no title says one
  std::string_view words;   ///< what stands behind the status: `Not Found` of `404 Not Found`
  bool is_error = false;    ///< of an answer that reports an error
};

/// What titles say, the innermost first: the first that knows rules.
[[nodiscard]] Section section_of(const std::vector<std::string_view>& titles);

/// `404` of `Not found (404)`: the first status in the words; empty where there is none.
[[nodiscard]] std::string_view status_in(std::string_view words);

/// Whether the words speak of an error.
[[nodiscard]] bool speaks_of_error(std::string_view words);

/// Whether the words begin with what a status is called: `Not Found`, `Error`.
[[nodiscard]] bool begins_with_reason(std::string_view words);

/// Whether a line is `|---|:--:|`, as between the head of a table and its rows.
[[nodiscard]] bool is_below_table_head(std::string_view line);

/// The titles of a page: headings, lines in bold, and the titles of tabs and accordions.
class Outline {
 public:
  Outline(const text::SourceMap& sources, const Page& page);

  /// Says that another source stands at this byte of the page.
  void place(std::uint32_t source, std::size_t position) { places_[source] = position; }

  /// The titles that rule at a place of the page, or of a source that was placed in it, the
  /// innermost first.
  [[nodiscard]] std::vector<std::string_view> above(text::Span at) const;

 private:
  struct Mark {
    std::size_t begin;
    int level;
    std::string_view title;  ///< empty where a tab or an accordion ends
    std::size_t above;       ///< how many marks there are up to that which it stands below; 0: none
  };
  void add(std::size_t begin, int level, std::string_view title);

  std::map<std::uint32_t, std::size_t> places_;
  std::vector<Mark> marks_;
};

}  // namespace assay::docs::mintlify
