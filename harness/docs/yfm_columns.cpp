#include "docs/yfm_columns.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "docs/words.h"
#include "docs/yfm_cells.h"

namespace assay::docs::yfm {
namespace {

struct Title {
  std::string_view beginning;
  Column column;
};

/// How titles of columns begin, in small letters; the first that fits rules.
constexpr std::array<Title, 46> titles = {{
    {"code", Column::code},
    {"error code", Column::code},
    {"код", Column::code},
    {"status", Column::status},
    {"http", Column::status},
    {"статус", Column::status},
    {"error message", Column::message},
    {"error text", Column::message},
    {"message", Column::message},
    {"текст ошибки", Column::message},
    {"сообщение", Column::message},
    {"cообщение", Column::message},  // with a Latin first letter
    {"name", Column::name},
    {"field", Column::name},
    {"parameter", Column::name},
    {"key", Column::name},
    {"property", Column::name},
    {"название", Column::name},
    {"наименование", Column::name},
    {"имя", Column::name},
    {"поле", Column::name},
    {"параметр", Column::name},
    {"ключ", Column::name},
    {"свойство", Column::name},
    {"type", Column::type},
    {"тип", Column::type},
    {"required", Column::required},
    {"mandatory", Column::required},
    {"обязательн", Column::required},
    {"default", Column::preset},
    {"по умолчанию", Column::preset},
    {"значение по умолчанию", Column::preset},
    {"description", Column::description},
    {"meaning", Column::description},
    {"error description", Column::description},
    {"описание", Column::description},
    {"value", Column::value},
    {"when it", Column::value},
    {"additional", Column::value},
    {"how to", Column::value},
    {"значение", Column::value},
    {"когда", Column::value},
    {"дополнительн", Column::value},
    {"как ", Column::value},
    {"error", Column::code},
    {"ошибка", Column::code},
}};

const Title* title_of(std::string_view words) {
  const auto found = std::find_if(titles.begin(), titles.end(), [&](const Title& one) {
    return words.starts_with(one.beginning);
  });
  return found == titles.end() ? nullptr : &*found;
}

/// Whether words without bold marks are the title of a column, and not the words of a row.
bool is_plain_title(std::string_view words) {
  const auto* title = title_of(words);
  if (title == nullptr) return false;
  words = trimmed(words.substr(title->beginning.size()));
  if (words.starts_with('/')) words = trimmed(words.substr(1));
  return words.empty() || words == "type" || words == "тип" || words == "value";
}

}  // namespace

std::vector<std::string> header_words(const text::SourceMap& sources, const Table& table) {
  if (table.rows.empty()) return {};
  std::vector<std::string> words;
  for (const auto& cell : table.rows.front().cells) {
    const auto text = sources.text(cell);
    words.push_back(lower_letters(plain_words(text)));
    if (!text.empty() && !text.starts_with("**") && !is_plain_title(words.back())) return {};
  }
  return words;
}

std::vector<Column> header_of(const text::SourceMap& sources, const Table& table) {
  std::vector<Column> columns;
  for (const auto& words : header_words(sources, table)) {
    const auto* title = title_of(words);
    columns.push_back(title == nullptr ? Column::other : title->column);
  }
  return columns;
}

std::optional<std::size_t> find_column(const std::vector<Column>& columns, Column wanted) {
  const auto found = std::find(columns.begin(), columns.end(), wanted);
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

}  // namespace assay::docs::yfm
