#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace assay::report::markdown {

/// `text` as plain words of CommonMark, one line, whatever it holds: every mark is behind a
/// backslash (section 2.4 of CommonMark), `<` and `&` are references.
[[nodiscard]] std::string plain(std::string_view text);

/// `text` as a code span (CommonMark section 6.1) that also fits into a table's cell.
[[nodiscard]] std::string code(std::string_view text);

/// A message of ours, where values stand in backticks: those as code spans, the rest as plain
/// words.
[[nodiscard]] std::string prose(std::string_view text);

/// `lines` as a fenced code block (CommonMark section 4.5). Ends with a newline.
[[nodiscard]] std::string fenced(std::string_view lines, std::string_view language = {});

/// One row of a table, of cells that are Markdown already. Ends with a newline.
[[nodiscard]] std::string row(const std::vector<std::string>& cells);

/// The heading and the ruler of a table.
[[nodiscard]] std::string table_head(const std::vector<std::string>& cells);

/// An address as a link when it is http(s) without a character that Markdown would take for its
/// own; else as code.
[[nodiscard]] std::string link(std::string_view url);

}  // namespace assay::report::markdown
