#include <algorithm>
#include <utility>

#include "docs/words.h"
#include "docs/yfm_page.h"

namespace assay::docs::yfm {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr int deepest = 8;  // tables within tables

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

/// Walks over a table once. A bar counts only outside inline code, fences and nested tables.
class TableReader {
 public:
  TableReader(std::string_view text, std::uint32_t source, std::size_t at, int depth)
      : text_(text), source_(source), at_(at), depth_(depth) {
    table_.span = part(at, at);
  }

  Table read(std::size_t& end) {
    at_ += 2;
    table_.closed = false;
    while (at_ < text_.size() && !done_)
      step();
    end_row(at_);
    table_.span.end = static_cast<std::uint32_t>(at_);
    end = at_;
    return std::move(table_);
  }

 private:
  void step() {
    if (at_line_start() && line_start()) return;
    const char c = text_[at_];
    if (c == '\\' && at_ + 1 < text_.size()) {
      at_ += 2;
    } else if (c == '`') {
      code();
    } else if (c == '|') {
      bar();
    } else {
      pass_over(c);
    }
  }

  /// To the next character that may mean something: one of those above, or the first of a line.
  void pass_over(char c) {
    const bool before_line = c == '\n' || is_blank(c);
    const auto stops = [&](char next) {
      return before_line ? !is_blank(next)
                         : next == '\n' || next == '|' || next == '`' || next == '\\';
    };
    ++at_;
    while (at_ < text_.size() && !stops(text_[at_]))
      ++at_;
  }

  [[nodiscard]] bool at_line_start() const {
    auto before = at_;
    while (before > 0 && is_blank(text_[before - 1]))
      --before;
    return (before == 0 || text_[before - 1] == '\n') &&
           (at_ >= text_.size() || !is_blank(text_[at_]));
  }

  /// True when it moved on.
  bool line_start() {
    const auto rest = text_.substr(at_);
    if (rest.starts_with("|#")) {
      end_row(at_);
      at_ += 2;
      table_.closed = true;
      done_ = true;
      return true;
    }
    if (rest.starts_with("```") && in_row_) return fence();
    if (rest.starts_with("#|")) {
      if (!in_row_ || depth_ >= deepest) {
        at_ += 2;
      } else {
        std::size_t end = at_;
        static_cast<void>(TableReader(text_, source_, at_, depth_ + 1).read(end));
        at_ = end;
      }
      return true;
    }
    if (is_heading()) {
      end_row(at_);
      done_ = true;
      return true;
    }
    if (!rest.starts_with("||")) return false;
    if (in_row_ && !ends_line(at_ + 2)) end_row(at_);  // the row before was never closed
    if (in_row_) return false;
    row_begin_ = at_;
    at_ += 2;
    cell_begin_ = at_;
    in_row_ = true;
    return true;
  }

  [[nodiscard]] bool is_heading() const {
    if (at_ > 0 && text_[at_ - 1] != '\n') return false;
    const auto level = text_.substr(at_, 8).find_first_not_of('#');
    return level != npos && level >= 1 && level <= 6 && text_[at_ + level] == ' ';
  }

  [[nodiscard]] bool ends_line(std::size_t at) const {
    while (at < text_.size() && is_blank(text_[at]))
      ++at;
    return at >= text_.size() || text_[at] == '\n';
  }

  /// A fenced block; false when it is inline code that happens to begin a line.
  bool fence() {
    auto ticks = at_;
    while (ticks < text_.size() && text_[ticks] == '`')
      ++ticks;
    const auto line_end = std::min(text_.find('\n', at_), text_.size());
    if (text_.substr(ticks, line_end - ticks).find('`') != npos) return false;
    const std::string_view fence = text_.substr(at_, ticks - at_);
    auto line = line_end;
    while (line < text_.size()) {
      const auto next = std::min(text_.find('\n', line + 1), text_.size());
      const auto words = trimmed(text_.substr(line + 1, next - line - 1));
      if (words.starts_with("|#")) break;  // it was never closed
      line = next;
      if (words.starts_with(fence)) {
        // What follows the closing backticks may be the end of the row: ``` ||
        at_ = static_cast<std::size_t>(words.data() - text_.data()) + fence.size();
        return true;
      }
    }
    at_ = line_end;
    return true;
  }

  /// Inline code ends with as many backticks in the same line; else the backticks are only
  /// themselves.
  void code() {
    auto ticks = at_;
    while (ticks < text_.size() && text_[ticks] == '`')
      ++ticks;
    const auto count = ticks - at_;
    const auto line_end = std::min(text_.find('\n', at_), text_.size());
    for (auto close = text_.find('`', ticks); close < line_end;) {
      auto end = close;
      while (end < line_end && text_[end] == '`')
        ++end;
      if (end - close == count) {
        at_ = end;
        return;
      }
      close = text_.find('`', end);
    }
    at_ = ticks;
  }

  void bar() {
    if (!in_row_) {
      ++at_;
      return;
    }
    const bool two = at_ + 1 < text_.size() && text_[at_ + 1] == '|';
    if (two && ends_line(at_ + 2)) {
      end_row(at_);
      at_ += 2;
    } else if (two) {
      at_ += 2;
    } else {
      end_cell(at_);
      cell_begin_ = ++at_;
    }
  }

  void end_cell(std::size_t end) {
    const auto words = trimmed(text_.substr(cell_begin_, end - cell_begin_));
    const auto begin = words.empty() ? end : static_cast<std::size_t>(words.data() - text_.data());
    row_.cells.push_back(part(begin, begin + words.size()));
  }

  void end_row(std::size_t end) {
    if (!in_row_) return;
    end_cell(std::max(end, cell_begin_));
    row_.span = part(row_begin_, std::max(end, row_begin_));
    table_.rows.push_back(std::move(row_));
    row_ = {};
    in_row_ = false;
  }

  [[nodiscard]] text::Span part(std::size_t begin, std::size_t end) const {
    return {.source = source_,
            .begin = static_cast<std::uint32_t>(begin),
            .end = static_cast<std::uint32_t>(end)};
  }

  std::string_view text_;
  std::uint32_t source_;
  std::size_t at_;
  int depth_;
  Table table_;
  Row row_;
  std::size_t row_begin_ = 0;
  std::size_t cell_begin_ = 0;
  bool in_row_ = false;
  bool done_ = false;
};

}  // namespace

Table read_table(std::string_view text, std::uint32_t source, std::size_t& at) {
  return TableReader(text, source, at, 0).read(at);
}

}  // namespace assay::docs::yfm
