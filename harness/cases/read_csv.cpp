#include <fmt/format.h>

#include "cases/reader.h"
#include "text/utf8.h"

namespace assay::cases {
namespace {

struct Cell {
  std::string text;
  text::Span span;
};

/// One record of a CSV text after the other (RFC 4180): cells in quotes may hold commas, line
/// breaks and doubled quotes.
class Records {
 public:
  Records(std::string_view text, text::Span source) : text_(text), source_(source) {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
  }

  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  /// False when a quote is not closed; `place` is then where it opened.
  bool next(std::vector<Cell>& cells, text::Span& place) {
    cells.clear();
    while (true) {
      const auto begin = at_;
      std::string value;
      if (at_ < text_.size() && text_[at_] == '"') {
        if (!quoted(value)) {
          place = part(begin, begin + 1);
          return false;
        }
      }
      while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '\n')
        value += text_[at_++];
      if (at_ >= text_.size() || text_[at_] == '\n') {
        if (value.ends_with('\r')) value.pop_back();
      }
      cells.push_back({std::move(value), part(begin, at_)});
      if (at_ >= text_.size()) return true;
      if (text_[at_++] == '\n') return true;
    }
  }

 private:
  bool quoted(std::string& value) {
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] != '"') {
        value += text_[at_];
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        value += text_[++at_];
      } else {
        ++at_;
        return true;
      }
    }
    return false;
  }
  [[nodiscard]] text::Span part(std::size_t begin, std::size_t end) const {
    return {.source = source_.source,
            .begin = source_.begin + static_cast<std::uint32_t>(begin),
            .end = source_.begin + static_cast<std::uint32_t>(end)};
  }

  std::string_view text_;
  text::Span source_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<Row> read_csv(text::Span source, const Reader& reader) {
  std::vector<Row> rows;
  const auto whole = reader.sources.text(source);
  if (text::find_invalid_utf8(whole) != std::string_view::npos) {
    reader.error("csv", source, "this CSV file is not UTF-8");
    return rows;
  }
  Records records(whole, source);
  std::vector<Cell> heading;
  std::vector<Cell> cells;
  text::Span place;
  const auto unclosed = [&] { reader.error("csv", place, "this quote is not closed"); };
  if (records.at_end()) {
    reader.error("csv", source, "this CSV file is empty", "begin it with a line of names");
    return rows;
  }
  if (!records.next(heading, place)) {
    unclosed();
    return rows;
  }
  while (!records.at_end()) {
    if (!records.next(cells, place)) {
      unclosed();
      break;
    }
    if (cells.size() == 1 && cells[0].text.empty() && heading.size() > 1) continue;  // a blank line
    if (cells.size() != heading.size()) {
      reader.error(
          "csv",
          cells[0].span,
          fmt::format("this line has {} cells and the heading {}", cells.size(), heading.size()));
      continue;
    }
    Row row{.values = {}, .text_only = true};
    for (std::size_t i = 0; i < cells.size(); ++i) {
      tree::Node value{.kind = tree::Kind::string, .quoted = true, .span = cells[i].span};
      value.scalar = reader.sources.intern(std::move(cells[i].text));
      row.values.push_back({heading[i].text, std::move(value), cells[i].span});
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace assay::cases
