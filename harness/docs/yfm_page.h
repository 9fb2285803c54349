#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/source_map.h"
#include "text/span.h"

// Yandex Flavored Markdown, as far as reference pages use it: headings with anchors, fences, `#| …
// |#` tables, liquid tags.

namespace assay::docs::yfm {

/// One row of a `#| … |#` table: what stands between the bars, without the blanks around it.
struct Row {
  std::vector<text::Span> cells;
  text::Span span;
};

struct Table {
  std::vector<Row> rows;  ///< the header row, where there is one, is the first
  bool closed = true;     ///< `|#` was found
  text::Span span;
};

/// A piece of a page, in reading order. Blocks inside tabs and notes stand where they are written.
struct Block {
  enum class Kind { heading, fence, table, include, quote, line };
  Kind kind = Kind::line;
  text::Span
      span;  ///< heading: its words; fence: its body; include: its path; quote and line: the words
  int level = 0;            ///< of a heading
  std::string_view anchor;  ///< `{#anchor}` of a heading
  std::string_view info;    ///< of a fence
  Table table;
};

/// Cuts the part of a source that `page` covers into blocks. Total: every text has blocks.
[[nodiscard]] std::vector<Block> cut_blocks(const text::SourceMap& sources, text::Span page);

/// Reads the table whose `#|` begins at `at`; sets `at` behind it. A table that is never closed
/// ends where a heading begins, or with the text.
[[nodiscard]] Table read_table(std::string_view text, std::uint32_t source, std::size_t& at);

/// The anchor that a heading without one gets: its words in small letters with hyphens.
[[nodiscard]] std::string slug(std::string_view words);

}  // namespace assay::docs::yfm
