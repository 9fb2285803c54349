#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "docs/registry.h"
#include "docs/testing/page.h"
#include "docs/words.h"

namespace assay::docs {
namespace {

using testing::contract_of;
using testing::file_text;
using testing::fixture;

const std::string parcels = "stainless/parcels.md";

std::string without_places(std::string line) {
  for (auto at = line.find("\"page.md:"); at != std::string::npos;
       at = line.find("\"page.md:", at)) {
    line.erase(at + 1, line.find('"', at + 1) - at - 1);
  }
  return line;
}

TEST(Stainless, ReadsAPageWithLineBreaks) {
  assay::testing::golden("docs/testdata/stainless/parcels.contract.json",
                         contract_of(fixture(parcels), "stainless"));
}

TEST(Stainless, ReadsTheSameFromAFlattenedPage) {
  const auto text = fixture(parcels);
  EXPECT_EQ(without_places(contract_of(in_one_line(text), "stainless")),
            without_places(contract_of(text, "stainless")));
}

TEST(Stainless, ReadsWhatIsRare) {
  const auto text = fixture("stainless/kites.md");
  assay::testing::golden("docs/testdata/stainless/kites.contract.json",
                         contract_of(text, "stainless"));
  EXPECT_EQ(without_places(contract_of(in_one_line(text), "stainless")),
            without_places(contract_of(text, "stainless")));
}

TEST(Stainless, GivesValuesOfEqualLabelsTheirOwnPlaces) {
  text::SourceMap sources;
  text::Diagnostics out;
  const auto page = sources.add(
      "page.md",
      "## List\n\n**get** `/kites`\n\n### Returns\n\n- `tails: 1 or 2`\n\n  - `1`\n\n  - `2`\n\n"
      "- `knots: 1 or 2`\n\n  - `1`\n\n  - `2`\n");
  const auto reading = read_page(sources, page, {}, nullptr, out);
  ASSERT_TRUE(reading);
  const auto& answer = reading->contract.operations.front().responses.front().success.front();
  const auto* properties = answer.schema->find("properties");
  ASSERT_NE(properties, nullptr);
  std::vector<std::uint32_t> lines;
  for (const auto& property : properties->members) {
    for (const auto& value : property.value.find("enum")->items) {
      EXPECT_EQ(sources.text(value.span), value.scalar);
      lines.push_back(sources.position(value.span).line);
    }
  }
  EXPECT_EQ(lines, (std::vector<std::uint32_t>{9, 11, 15, 17}));
}

TEST(Stainless, KeepsWhatStandsBelowAFieldOfUnknownTypeOutOfItsParent) {
  const std::string text =
      "## List\n\n**get** `/kites`\n\n### Returns\n\n- `items: array of Kite and Ship or Raft`\n\n"
      "  - `id: string`\n\n  - `tail: Tail`\n\n    - `knots: number`\n\n- `next: optional "
      "string`\n\n"
      "### Example\n\n```http\ncurl https://kites.example/kites\n```\n\n#### Response\n\n```json\n"
      "{\"items\": [{\"id\": \"k1\", \"tail\": {\"knots\": 4}}], \"next\": \"k2\"}\n```\n";
  for (const auto& page : {text, in_one_line(text)}) {
    const auto read = in_one_line(contract_of(page, "stainless"));
    EXPECT_NE(read.find(R"("properties": { "items": {}, "next": { "type": "string" } }, )"
                        R"("required": [ "items" ] })"),
              std::string::npos)
        << read;
    for (const std::string label :
         {"items: array of Kite and Ship or Raft", "id: string", "tail: Tail", "knots: number"})
      EXPECT_NE(read.find("not understood: " + label), std::string::npos) << label;
  }
}

TEST(Stainless, SaysWhereAFlattenedPageLeavesThePlaceOfABulletOpen) {
  const auto doubts = [](const std::string& returns, bool flat) {
    auto page = "## Fly\n\n**post** `/kites`\n\n### Returns\n\n" + returns;
    if (flat) page = in_one_line(page);
    const auto read = in_one_line(contract_of(page, "stainless"));
    std::string found;
    const std::string_view words = "the line breaks are gone: ";
    for (auto at = read.find(words); at != std::string::npos; at = read.find(words, at + 1)) {
      const auto begin = at + words.size();
      found.append(read.substr(begin, read.find('"', begin) - begin)).append(";");
    }
    return found;
  };
  const std::string open =
      "- `paint: some kind of paint`\n\n  - `hue: number`\n\n- `wind: string`\n";
  EXPECT_EQ(doubts(open, true), "wind: string;");
  EXPECT_EQ(doubts(open, false), "");
  const std::string named =
      "- `kite: object { paint, wind }`\n\n  - `paint: some kind of paint`\n\n    - `hue: "
      "number`\n\n  - `wind: string`\n";
  EXPECT_EQ(doubts(named, true), "");
}

TEST(Stainless, RefusesThePageOfALibraryByName) {
  for (const std::string page : {
           "## Fly\n\n**post** `/kites`\n\n### Parameters\n\n- `kite: str`\n\n### Returns\n\n- "
           "`id: str`\n",
           "## List\n\n`client.kites.list(): Kites`\n\n**get** `/kites`\n\n### Returns\n\n- "
           "`Kites`\n",
       }) {
    text::SourceMap sources;
    text::Diagnostics out;
    EXPECT_FALSE(
        read_page(sources, sources.add("page.md", page), {}, find_format("stainless"), out));
    ASSERT_EQ(out.items().size(), 1U);
    EXPECT_EQ(out.items().front().code, "docs.library-page");
  }
}

TEST(Stainless, SaysThatAPageWithoutOperationsHasNone) {
  text::SourceMap sources;
  text::Diagnostics out;
  const auto reading = read_page(
      sources, sources.add("page.md", "# Title\n\nwords\n"), {}, find_format("stainless"), out);
  EXPECT_FALSE(reading);
  EXPECT_TRUE(out.has_errors());
}

TEST(Stainless, ReadsTheSeed) {
  ASSAY_NEEDS_SHARED("seeds/000_544727d5b1096473.txt");
  text::SourceMap sources;
  text::Diagnostics out;
  const auto text = file_text(assay::testing::shared_path("seeds/000_544727d5b1096473.txt"));
  const auto reading = read_page(sources, sources.add("page.md", text), {}, nullptr, out);
  ASSERT_TRUE(reading);
  ASSERT_EQ(reading->contract.operations.size(), 1U);
  const auto& operation = reading->contract.operations.front();
  EXPECT_EQ(operation.id, "cloudflare/magic-connectors.delete");
  EXPECT_EQ(operation.effect, "destructive");
  EXPECT_EQ(operation.parameters.size(), 2U);
  EXPECT_TRUE(reading->unread.empty());
  ASSERT_EQ(reading->contract.resources.size(), 2U);
  EXPECT_EQ(reading->contract.resources[1].name, "connector");
  EXPECT_EQ(reading->contract.resources[1].parent, "account");
  EXPECT_EQ(reading->contract.servers.front().url, "https://api.cloudflare.com/client/v4");
}

TEST(Stainless, ReadsOtherMarksOfListsAndOtherCapitals) {
  auto text = fixture(parcels);
  const auto as_written = without_places(contract_of(text, "stainless"));
  for (const std::string mark : {"* `", "+ `"}) {
    auto other = text;
    for (auto at = other.find("- `"); at != std::string::npos; at = other.find("- `", at + 1))
      other.replace(at, mark.size(), mark);
    EXPECT_EQ(without_places(contract_of(other, "stainless")), as_written) << mark;
  }
  for (auto at = text.find(" Parameters\n"); at != std::string::npos;
       at = text.find(" Parameters\n", at))
    text.replace(at, 12, " parameters\n");
  EXPECT_EQ(without_places(contract_of(text, "stainless")), as_written);
}

TEST(Stainless, ListsFieldsUnderAHeadingThatNobodyKnows) {
  text::SourceMap sources;
  text::Diagnostics out;
  const auto page = sources.add("page.md",
                                "## List\n\n**get** `/kites`\n\n- `a` is said here\n\n"
                                "### Trailer Fields\n\n- `wind: number`\n\n### Returns\n\n"
                                "- `tails: number`\n");
  const auto reading = read_page(sources, page, {}, nullptr, out);
  ASSERT_TRUE(reading);
  ASSERT_EQ(reading->unread.size(), 1U);
  EXPECT_EQ(sources.text(reading->unread[0].span), "wind: number");
  EXPECT_EQ(reading->unread[0].why, "a field under a heading that is not known");
}

TEST(Stainless, TakesOneOfTwoOwnersForThePathThatHasAPlaceForEither) {
  text::SourceMap sources;
  text::Diagnostics out;
  const auto page = sources.add(
      "page.md",
      "## List\n\n**get** `/{piers_or_docks}/{pier_or_dock_id}/kites`\n\n### Path Parameters\n\n"
      "- `pier_id: optional string`\n\n  The pier.\n\n- `dock_id: optional string`\n\n"
      "  The dock.\n\n### Returns\n\n- `tails: number`\n");
  const auto reading = read_page(sources, page, {}, nullptr, out);
  ASSERT_TRUE(reading);
  const auto& parameters = reading->contract.operations.front().parameters;
  ASSERT_EQ(parameters.size(), 2U);
  EXPECT_EQ(parameters[0].name, "piers_or_docks");
  EXPECT_EQ(tree::write_json(*parameters[0].schema->find("enum")),
            "[\n  \"piers\",\n  \"docks\"\n]\n");
  EXPECT_EQ(parameters[0].schema->find("x-assay-level")->string_at("enum"), "should");
  EXPECT_EQ(parameters[1].name, "pier_or_dock_id");
  EXPECT_EQ(parameters[1].schema->string_at("type"), "string");
  EXPECT_EQ(parameters[1].description, "The pier.");
  ASSERT_EQ(reading->unread.size(), 1U);
  EXPECT_EQ(reading->unread[0].why, "what is said of the other owner");
  EXPECT_TRUE(sources.text(reading->unread[0].span).starts_with("dock_id"));
}

}  // namespace
}  // namespace assay::docs
