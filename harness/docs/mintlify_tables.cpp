#include "docs/mintlify_tables.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "docs/cell_words.h"
#include "docs/mintlify_cells.h"
#include "docs/words.h"

namespace assay::docs::mintlify {
namespace {

constexpr auto npos = std::string_view::npos;

/// Where the columns stand that tell of fields; none: where none does.
struct Columns {
  std::optional<std::size_t> name, type, required, description, preset, status, code;
};

Columns columns_of(const Cells& head) {
  struct Named {
    std::optional<std::size_t> Columns::*column;
    std::initializer_list<std::string_view> titles;
  };
  static const std::array<Named, 7> known = {
      {{&Columns::status,
        {"status", "status code", "http status", "http code", "http status code"}},
       {&Columns::code, {"code", "error code", "error"}},
       {&Columns::name,
        {"parameter",
         "name",
         "field",
         "key",
         "header",
         "property",
         "attribute",
         "argument",
         "param",
         "parameter name",
         "field name",
         "header name",
         "path parameter",
         "query parameter",
         "body parameter"}},
       {&Columns::type, {"type", "data type", "datatype"}},
       {&Columns::required, {"required", "required?", "mandatory", "is required"}},
       {&Columns::description, {"description", "details", "meaning", "notes", "explanation"}},
       {&Columns::preset, {"default", "default value"}}}};
  Columns columns;
  for (std::size_t i = 0; i < head.size(); ++i) {
    auto title = lower_case(head[i]);
    std::erase_if(title, [](char c) { return c == '*' || c == '`'; });
    for (const auto& one : known) {
      const bool is_it = std::find(one.titles.begin(), one.titles.end(), title) != one.titles.end();
      if (is_it && !(columns.*one.column)) columns.*one.column = i;
    }
  }
  if (!columns.status) columns.status = std::exchange(columns.code, std::nullopt);
  return columns;
}

class TableReader {
 public:
  TableReader(const text::SourceMap& sources,
              const Element& page,
              const Outline& outline,
              const Target& target,
              std::vector<Unread>& unread)
      : sources_(sources), page_(page), outline_(outline), target_(target), unread_(unread) {}

  Tables run() {
    for (const auto words : page_.words)
      read_words(words);
    return std::move(tables_);
  }

 private:
  void read_words(text::Span words) {
    words_ = words;
    auto rest = sources_.text(words);
    std::string_view before;
    while (!rest.empty()) {
      const auto line = trimmed(take_line(rest));
      if (is_below_table_head(line) && before.find('|') != npos) {
        std::vector<Cells> rows;
        std::string_view row = line;
        for (auto left = rest;
             !left.empty() && (row = trimmed(take_line(left))).find('|') != npos;) {
          rows.push_back(cells_of(row));
          rest = left;
        }
        read_table(before, rows);
      }
      read_bullet(line);
      before = line;
    }
  }

  [[nodiscard]] text::Span span_of(std::string_view text) const {
    const auto begin = static_cast<std::uint32_t>(text.data() - sources_.whole(words_).data());
    return {.source = words_.source,
            .begin = begin,
            .end = begin + static_cast<std::uint32_t>(text.size())};
  }

  void read_table(std::string_view head, const std::vector<Cells>& rows) {
    const auto titles = cells_of(head);
    const auto columns = columns_of(titles);
    auto above = outline_.above(span_of(head));
    if (columns.name) above.insert(above.begin(), titles[*columns.name]);
    auto section = section_of(above);
    if (is_generic(titles, columns)) above.erase(above.begin()), section = section_of(above);
    const bool tells = columns.name && (columns.type || columns.required);
    if (columns.status && read_statuses(rows, columns)) return;
    if (!tells || section.part == Part::unknown || section.part == Part::other ||
        (section.is_error && section.status.empty())) {
      unread_.push_back({span_of(head), "a table beside the fields"});
      return;
    }
    for (const auto& row : rows)
      read_field(row, columns, section);
  }

  /// Whether the head of the names is a word such as "Parameter", which says less than the titles.
  static bool is_generic(const Cells& titles, const Columns& columns) {
    if (!columns.name) return false;
    const auto part = section_of({titles[*columns.name]}).part;
    return part == Part::request || part == Part::unknown;
  }

  /// Whether every row begins with a status, which are answers then.
  bool read_statuses(const std::vector<Cells>& rows, const Columns& columns) {
    std::vector<ShownAnswer> answers;
    for (const auto& row : rows) {
      if (row.size() <= *columns.status) return false;
      const auto cell = bare(row[*columns.status]);
      const auto status = status_in(cell);
      if (status.empty() || status.data() != cell.data()) return false;
      auto words = trimmed(cell.substr(status.size()));
      if (columns.description && *columns.description < row.size())
        words = row[*columns.description];
      answers.push_back({.status = std::string(status), .span = span_of(cell), .words = words});
    }
    std::move(answers.begin(), answers.end(), std::back_inserter(tables_.answers));
    if (columns.code) note_codes(rows, *columns.code);
    return true;
  }

  /// The codes beside the statuses: nothing says where in the body they stand.
  void note_codes(const std::vector<Cells>& rows, std::size_t column) {
    for (const auto& row : rows) {
      if (column < row.size() && !bare(row[column]).empty())
        unread_.push_back({span_of(row[column]), "the code of an error in a table"});
    }
  }

  /// Whether the number at the beginning of a bullet is no part of its words: it is marked, alone,
  /// or a mark or what it is called stands behind it.
  static bool is_set_off(std::string_view bullet, std::string_view behind) {
    const bool marked = bullet.starts_with('`') || bullet.starts_with("**");
    behind = trimmed(behind);
    const bool cut_off = behind.starts_with(':') || behind.starts_with("—") ||
                         behind.starts_with("–") || behind.starts_with("- ");
    return marked || cut_off || behind.empty() || begins_with_reason(behind);
  }

  /// `- `404`: No such ship`, in a list of answers.
  void read_bullet(std::string_view line) {
    if (!line.starts_with("- ") && !line.starts_with("* ")) return;
    const auto words = bare(trimmed(line.substr(2)));
    const auto status = status_in(words.substr(0, 3));
    if (status.empty() || status.data() != words.data()) return;
    const auto above = outline_.above(span_of(line));
    const bool of_answers = std::any_of(above.begin(), above.end(), [](std::string_view title) {
      return speaks_of_error(title) || lower_case(title).find("status code") != npos;
    });
    if (!of_answers && section_of(above).part != Part::answer) return;
    auto behind = line.substr(static_cast<std::size_t>(status.data() - line.data()) + 3);
    if (!is_set_off(trimmed(line.substr(2)), behind)) return;
    const auto begin = behind.find_first_not_of("`*:() -");
    behind = begin == npos ? std::string_view{} : behind.substr(begin);
    for (const std::string_view dash : {"— ", "– "}) {
      if (behind.starts_with(dash)) behind = trimmed(behind.substr(dash.size()));
    }
    tables_.answers.push_back(
        {.status = std::string(status), .span = span_of(status), .words = behind});
  }

  void read_field(const Cells& row, const Columns& columns, const Section& section) {
    const auto cell = [&](std::optional<std::size_t> column) {
      return column && *column < row.size() ? row[*column] : std::string_view{};
    };
    const auto written = cell(columns.name);
    const auto name = bare(written);
    if (name.empty() || name.find_first_of(" \t<{") != npos) {
      if (!written.empty()) unread_.push_back({span_of(written), "a row that names no field"});
      return;
    }
    Element element{.name = section.part == Part::answer ? "ResponseField" : "ParamField",
                    .span = span_of(written)};
    const auto put = [&](std::string_view attribute, std::string_view value) {
      element.attributes.push_back({.name = attribute, .value = span_of(value)});
    };
    put(section.part == Part::answer ? "name" : place_of(section.part, name, target_), name);
    if (!bare(cell(columns.type)).empty()) put("type", cell(columns.type));
    if (const auto preset = cell(columns.preset); !is_blank_default(preset)) {
      const auto value = one_value(preset);
      if (value) put("default", *value);
      if (!value) unread_.push_back({span_of(preset), "a default that is not one value"});
    }
    const auto required = answer_of(cell(columns.required));
    if (!required) unread_.push_back({span_of(cell(columns.required)), "whether it is required"});
    const bool starred = written.ends_with("*") && !written.ends_with("**");
    if (required.value_or(false) || starred) element.attributes.push_back({"required", {}});
    const auto words = cell(columns.description);
    if (!words.empty()) element.words.push_back(span_of(words));
    tables_.fields.push_back(std::move(element));
  }

  const text::SourceMap& sources_;
  const Element& page_;
  const Outline& outline_;
  const Target& target_;
  std::vector<Unread>& unread_;
  text::Span words_;
  Tables tables_;
};

}  // namespace

Tables read_tables(const text::SourceMap& sources,
                   const Element& page,
                   const Outline& outline,
                   const Target& target,
                   std::vector<Unread>& unread) {
  return TableReader(sources, page, outline, target, unread).run();
}

}  // namespace assay::docs::mintlify
