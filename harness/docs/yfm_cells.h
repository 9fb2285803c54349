#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "docs/yfm_page.h"

namespace assay::docs::yfm {

/// A type as a cell names it, with the page that explains it.
struct TypeName {
  std::string_view text;
  std::string_view link;  ///< target of the link around it, or empty
};

/// What the first cell of a parameter's row says.
struct NameCell {
  std::string name;  ///< empty where the cell names nothing
  text::Span span;   ///< of the name
  bool starred = false;
  std::vector<TypeName> types;
};

/// `bare`: whether a name may stand there in code marks alone, as under a header that calls the
/// column names.
enum class Bare { refused, taken };
[[nodiscard]] NameCell read_name_cell(const text::SourceMap& sources, text::Span cell, Bare bare);

/// What stands in inline code, in its order, without the backticks.
[[nodiscard]] std::vector<std::string_view> code_spans(std::string_view text);

/// The targets of the links in `text` that begin with `#`, without it.
[[nodiscard]] std::vector<std::string_view> anchors_in(std::string_view text);

/// The words without emphasis, code marks and link targets: `[**x**](y)` gives `x`.
[[nodiscard]] std::string plain_words(std::string_view text);

/// What a table's columns are.
enum class Column { name, description, code, message, status, value, other };

/// The columns that a table's first row names; empty when that row is no header.
[[nodiscard]] std::vector<Column> header_of(const text::SourceMap& sources, const Table& table);

/// The header's words in small letters, a column each.
[[nodiscard]] std::vector<std::string> header_words(const text::SourceMap& sources,
                                                    const Table& table);

}  // namespace assay::docs::yfm
