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

/// Whether a name may stand without bold marks: in code marks alone, as under a header that calls
/// the column names, or as any word, where further columns tell its type or whether it is required.
enum class Bare { refused, in_code, any };
[[nodiscard]] NameCell read_name_cell(const text::SourceMap& sources, text::Span cell, Bare bare);

/// The types in a cell of their own: in code, as the words of a link, or one word alone.
[[nodiscard]] std::vector<TypeName> read_type_cell(std::string_view cell);

/// What stands in inline code, in its order, without the backticks.
[[nodiscard]] std::vector<std::string_view> code_spans(std::string_view text);

/// The targets of the links in `text` that begin with `#`, without it.
[[nodiscard]] std::vector<std::string_view> anchors_in(std::string_view text);

/// The words without emphasis, code marks and link targets: `[**x**](y)` gives `x`.
[[nodiscard]] std::string plain_words(std::string_view text);

}  // namespace assay::docs::yfm
