#pragma once

#include <optional>
#include <string>
#include <vector>

#include "docs/yfm_page.h"

namespace assay::docs::yfm {

/// What a table's columns are.
enum class Column {
  name,
  type,
  required,
  preset,  ///< the value that holds where none is sent
  description,
  code,
  message,
  status,
  value,
  other
};

/// The header's words in small letters, a column each; none when the first row is no header: each
/// of its cells is bold, or one of the words that name a column.
[[nodiscard]] std::vector<std::string> header_words(const text::SourceMap& sources,
                                                    const Table& table);

/// The columns that a table's first row names; empty when that row is no header.
[[nodiscard]] std::vector<Column> header_of(const text::SourceMap& sources, const Table& table);

/// The index of the first such column.
[[nodiscard]] std::optional<std::size_t> find_column(const std::vector<Column>& columns,
                                                     Column wanted);

}  // namespace assay::docs::yfm
