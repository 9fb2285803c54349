#include "docs/yfm_errors.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "docs/words.h"
#include "docs/yfm_cells.h"
#include "docs/yfm_columns.h"

namespace assay::docs::yfm {
namespace {

constexpr std::size_t most_fields = 40;  // of a row: nobody names as many

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Words that stand where there is no code.
bool means_none(std::string_view text) {
  constexpr std::array<std::string_view, 13> nothing = {"",
                                                        "-",
                                                        "–",
                                                        "—",
                                                        "empty value",
                                                        "empty string",
                                                        "empty",
                                                        "none",
                                                        "no code",
                                                        "empty string\"",
                                                        "пустое значение",
                                                        "пустая строка",
                                                        "пусто"};
  const auto words = lower_letters(trimmed(text));
  if (words.find("empty error code") != std::string::npos) return true;
  return std::find(nothing.begin(), nothing.end(), words) != nothing.end();
}

/// The code, or codes, of a cell; what else stands in it goes to `words`.
std::vector<std::string> codes_in(std::string_view cell, std::string& words) {
  std::vector<std::string> codes;
  const auto line_end = std::min(cell.find('\n'), cell.size());
  const auto in_first = code_spans(cell.substr(0, line_end));
  for (const auto code : code_spans(cell)) {
    if (!means_none(code)) codes.emplace_back(code);
  }
  if (!in_first.empty()) {
    const auto rest = plain_words(cell.substr(line_end));
    // A second line without a code is the message.
    if (codes.size() == 1) words = rest;
  } else if (codes.empty()) {
    const auto plain = plain_words(cell);
    if (!means_none(plain)) codes.push_back(plain);
  }
  if (codes.empty()) codes.emplace_back();
  return codes;
}

int status_in(std::string_view text) {
  for (const auto& status : statuses_in(text)) {
    if (is_digit(status[1]))
      return (status[0] - '0') * 100 + (status[1] - '0') * 10 + (status[2] - '0');
  }
  return 0;
}

class ErrorReader {
 public:
  ErrorReader(const text::SourceMap& sources, int status, const Subjects& subjects)
      : sources_(sources), status_(status), subjects_(subjects) {}

  std::vector<contract::ErrorCode> read(const std::vector<Placed>& placed) {
    for (const auto& one : placed) {
      if (one.zone != Zone::errors) continue;
      const auto words = sources_.text(one.block->span);
      if (one.block->kind == Block::Kind::line) {
        note_code(words, one.block->span);
      } else if (one.block->kind == Block::Kind::table) {
        read_table(one.block->table);
      }
    }
    return std::move(errors_);
  }

 private:
  /// `Error Code: `X``, above a table of the fields that may have it.
  void note_code(std::string_view line, text::Span span) {
    const auto lowered = lower_letters(plain_words(line));
    if (!lowered.starts_with("error code:") && !lowered.starts_with("code:") &&
        !lowered.starts_with("код ошибки:"))
      return;
    const auto codes = code_spans(line);
    if (codes.empty()) return;
    code_above_ = std::string(codes.front());
    code_span_ = span;
  }

  void read_table(const Table& table) {
    const auto columns = header_of(sources_, table);
    const bool has_code = find_column(columns, Column::code).has_value() ||
                          find_column(columns, Column::message).has_value();
    if (!has_code && columns.empty() && !code_cells(table)) return;
    for (std::size_t i = columns.empty() ? 0 : 1; i < table.rows.size(); ++i) {
      if (has_code || columns.empty()) {
        read_row(table.rows[i], columns);
      } else if (!code_above_.empty()) {
        read_field_row(table.rows[i], columns);
      }
    }
  }

  /// A table without a header whose first cells are codes.
  [[nodiscard]] bool code_cells(const Table& table) const {
    return !table.rows.empty() &&
           std::all_of(table.rows.begin(), table.rows.end(), [&](const Row& row) {
             return !row.cells.empty() && sources_.text(row.cells.front()).starts_with('`');
           });
  }

  [[nodiscard]] std::string cell(const Row& row,
                                 const std::vector<Column>& columns,
                                 Column wanted) const {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const auto column = i < columns.size()          ? columns[i]
                          : columns.empty() && i == 0 ? Column::code
                          : columns.empty() && i == 1 ? Column::description
                                                      : Column::other;
      if (column != wanted) continue;
      const auto text = sources_.text(row.cells[i]);
      if (text == ">" || text == "^") return {};  // spans of cells
      return wanted == Column::code ? std::string(text) : plain_words(text);
    }
    return {};
  }

  void read_row(const Row& row, const std::vector<Column>& columns) {
    const auto code_cell = cell(row, columns, Column::code);
    auto message = cell(row, columns, Column::message);
    auto details = cell(row, columns, Column::description);
    const auto value = cell(row, columns, Column::value);
    std::string second_line;
    const auto codes = codes_in(code_cell, second_line);
    if (message.empty()) message = second_line;
    if (message.empty()) message = std::exchange(details, value);
    if (details.empty()) details = value;
    if (message.empty() && code_cell.empty()) return;
    const auto stated = status_in(cell(row, columns, Column::status));
    const auto begin = row.cells.front();
    for (const auto& code : codes)
      add(code, message, details, stated != 0 ? stated : status_, begin);
  }

  /// A row may name several fields, of each of which its words hold.
  void read_field_row(const Row& row, const std::vector<Column>& columns) {
    if (row.cells.empty()) return;
    const auto message = cell(row, columns, Column::description);
    const auto value = cell(row, columns, Column::value);
    const auto column = find_column(columns, Column::name);
    std::vector<std::string_view> fields;
    if (column && *column < row.cells.size())
      fields = code_spans(sources_.text(row.cells[*column]));
    const auto whole = cell(row, columns, Column::name);
    if (fields.size() < 2 || fields.size() > most_fields) fields.assign(1, whole);
    for (const auto field : fields)
      add_of_field(field, message, value, row.cells.front());
  }

  void add_of_field(std::string_view field,
                    const std::string& message,
                    const std::string& value,
                    text::Span span) {
    const auto details = "`" + std::string(field) + "` " + value;
    add(code_above_, message, details, status_, span);
    // The code is that of the whole table: the row says what it means here.
    const ErrorWords words{.code = {}, .message = message, .details = details, .status = status_};
    auto when = condition_of(words, subjects_);
    if (when.condition != contract::Condition::unknown) errors_.back().when = std::move(when);
  }

  void add(const std::string& code,
           const std::string& message,
           const std::string& details,
           int status,
           text::Span span) {
    const ErrorWords words{.code = code, .message = message, .details = details, .status = status};
    errors_.push_back({.code = code,
                       .message = message,
                       .status = status,
                       .when = condition_of(words, subjects_),
                       .source = sources_.place(span),
                       .span = span});
  }

  const text::SourceMap& sources_;
  int status_;
  const Subjects& subjects_;
  std::string code_above_;
  text::Span code_span_;
  std::vector<contract::ErrorCode> errors_;
};

}  // namespace

std::vector<std::string> statuses_in(std::string_view line) {
  std::vector<std::string> statuses;
  for (std::size_t i = 0; i + 3 <= line.size(); ++i) {
    if (i > 0 && is_word_character(line[i - 1])) continue;
    if (i + 3 < line.size() && is_word_character(line[i + 3])) continue;
    const auto digit_or_x = [](char c) { return is_digit(c) || c == 'x' || c == 'X'; };
    if (line[i] < '1' || line[i] > '5' || !digit_or_x(line[i + 1]) || !digit_or_x(line[i + 2]))
      continue;
    auto status = std::string(line.substr(i, 3));
    if (!is_digit(status[1]) || !is_digit(status[2])) status = std::string(1, status[0]) + "XX";
    if (std::find(statuses.begin(), statuses.end(), status) == statuses.end())
      statuses.push_back(std::move(status));
  }
  return statuses;
}

std::vector<contract::ErrorCode> read_errors(const text::SourceMap& sources,
                                             const std::vector<Placed>& placed,
                                             int status,
                                             const Subjects& subjects) {
  return ErrorReader(sources, status, subjects).read(placed);
}

}  // namespace assay::docs::yfm
