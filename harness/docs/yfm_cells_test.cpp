#include "docs/yfm_cells.h"

#include <gtest/gtest.h>

#include "docs/yfm_errors.h"

namespace assay::docs::yfm {
namespace {

struct Cell {
  std::string name;
  bool starred;
  std::vector<std::string> types;
  friend bool operator==(const Cell&, const Cell&) = default;
};

Cell cell(const std::string& text) {
  text::SourceMap sources;
  const auto read = read_name_cell(sources, sources.add("page.md", text), Bare::refused);
  Cell cell{.name = read.name, .starred = read.starred};
  for (const auto& type : read.types)
    cell.types.emplace_back(type.text);
  return cell;
}

TEST(ReadNameCell, KnowsEverySpellingOfARequiredName) {
  for (const std::string text : {"**id***\n`integer`",
                                 "**id**^*^\n`integer`",
                                 "**id^*^**\n`integer`",
                                 "**id\\***\n`integer`",
                                 "**id*** \n`integer` \\"}) {
    EXPECT_EQ(cell(text), (Cell{"id", true, {"integer"}})) << text;
  }
}

TEST(ReadNameCell, TakesTheTypesFromCodeAndLinks) {
  EXPECT_EQ(cell("**x**\n[`a`](../t.md#a) \n`b`"), (Cell{"x", false, {"a", "b"}}));
  EXPECT_EQ(cell("**x** `a`"), (Cell{"x", false, {"a"}}));
  EXPECT_EQ(cell("**x**\n[```a | null```](t.md)"), (Cell{"x", false, {"a | null"}}));
  EXPECT_EQ(cell("**x**"), (Cell{"x", false, {}}));
}

TEST(ReadNameCell, TellsAWildcardFromAStar) {
  EXPECT_EQ(cell("**UF_\\***\n`object`"), (Cell{"UF_*", false, {"object"}}));
}

TEST(ReadNameCell, TakesEscapesOff) {
  EXPECT_EQ(cell("**\\<chatId\\>**"), (Cell{"<chatId>", false, {}}));
}

TEST(ReadNameCell, NamesNothingWhereNothingIsBold) {
  EXPECT_EQ(cell("`frost`"), Cell{});
  EXPECT_EQ(cell("plain"), Cell{});
  EXPECT_EQ(cell("**never closed"), Cell{});
}

Table table(const std::string& text, text::SourceMap& sources) {
  const auto page = sources.add("page.md", text);
  std::size_t at = 0;
  return read_table(sources.whole(page), page.source, at);
}

std::vector<std::vector<std::string>> cells(const std::string& text) {
  text::SourceMap sources;
  std::vector<std::vector<std::string>> rows;
  for (const auto& row : table(text, sources).rows) {
    auto& cells = rows.emplace_back();
    for (const auto& cell : row.cells)
      cells.emplace_back(sources.text(cell));
  }
  return rows;
}

using Cells = std::vector<std::vector<std::string>>;

TEST(ReadTable, SplitsRowsAndCells) {
  EXPECT_EQ(cells("#|\n|| a | b ||\n|| c\nd | e ||\n|#\n"), (Cells{{"a", "b"}, {"c\nd", "e"}}));
}

TEST(ReadTable, CountsNoBarInsideCodeFencesAndNestedTables) {
  EXPECT_EQ(cells("#|\n|| `a | b` | c \\| d ||\n|#"), (Cells{{"`a | b`", "c \\| d"}}));
  EXPECT_EQ(cells("#|\n|| a |\n```\nx || y ||\n``` ||\n|#"), (Cells{{"a", "```\nx || y ||\n```"}}));
  EXPECT_EQ(cells("#|\n|| a |\n#|\n||x|y||\n|#\n||\n|| b | c ||\n|#"),
            (Cells{{"a", "#|\n||x|y||\n|#"}, {"b", "c"}}));
}

TEST(ReadTable, EndsWithTheTextOrAtAHeadingWhenItIsNeverClosed) {
  EXPECT_EQ(cells("#|\n|| a | b ||\n## Next\n|| c | d ||\n|#"), (Cells{{"a", "b"}}));
  EXPECT_EQ(cells("#|\n|| a | b"), (Cells{{"a", "b"}}));
  text::SourceMap sources;
  EXPECT_FALSE(table("#|\n|| a | b ||\n", sources).closed);
}

TEST(StatusesIn, ReadsEverySpelling) {
  using List = std::vector<std::string>;
  EXPECT_EQ(statuses_in("HTTP status: **400**, **403**"), (List{"400", "403"}));
  EXPECT_EQ(statuses_in("HTTP Status: 40x, 50x Error"), (List{"4XX", "5XX"}));
  EXPECT_EQ(statuses_in("HTTP status: **4xx** (for example, 401)"), (List{"4XX", "401"}));
  EXPECT_EQ(statuses_in("HTTP Status: **400 Bad Request**"), List{"400"});
  EXPECT_EQ(statuses_in("nothing 12 or 1234"), List{});
}

}  // namespace
}  // namespace assay::docs::yfm
