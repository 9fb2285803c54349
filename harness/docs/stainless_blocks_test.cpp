#include <cstddef>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "docs/registry.h"
#include "docs/stainless_page.h"
#include "docs/testing/page.h"

namespace assay::docs::stainless {
namespace {

using testing::line_of;

/// What stands below a member, as deep as the members are.
const std::string owner =
    "      Who flies it.\n\n"
    "      - `Person object { id, name, born }`\n\n"
    "        - `id: string`\n\n"
    "          The number of the person. Maximum 36 characters.\n\n"
    "        - `name: string`\n\n"
    "          What the person is called by those who hold the other end of the line.\n\n"
    "        - `born: optional string`\n\n"
    "      - `Club object { id }`\n\n"
    "        - `id: string`\n\n";

/// An answer of two objects, with what stands below the owner of each, and then.
std::string page_of(const std::string& first, const std::string& second) {
  return "## List\n\n**get** `/kites`\n\n### Returns\n\n"
         "- `items: array of Kite or Ship`\n\n"
         "  - `Kite object { owner, id }`\n\n"
         "    - `owner: Person or Club`\n\n" +
         first +
         "    - `id: string`\n\n"
         "  - `Ship object { owner, id }`\n\n"
         "    - `owner: Person or Club`\n\n" +
         second;
}

const std::string end = "    - `id: string`\n\n";

/// The same words, which are not the same text: a blank at the end of each line says nothing.
std::string unlike(const std::string& text) {
  std::string made;
  for (const char c : text)
    made += c == '\n' ? std::string(" \n") : std::string(1, c);
  return made;
}

struct Reading {
  text::SourceMap sources;
  Page page;
  explicit Reading(const std::string& text)
      : page(cut_page(sources, sources.add("page.md", text))) {}
  [[nodiscard]] const std::vector<Bullet>& bullets() const {
    return page.operations.front().sections.front().bullets;
  }
};

std::size_t count_repeats(const std::vector<Bullet>& bullets) {
  std::size_t count = 0;
  for (const auto& bullet : bullets)
    count += bullet.same_as ? 1 : 0;
  return count;
}

TEST(StainlessBlocks, ListsOnceWhatStandsBelowTwoBullets) {
  const Reading reading(page_of(owner, owner + end));
  const auto& bullets = reading.bullets();
  ASSERT_EQ(bullets.size(), 13U);
  ASSERT_EQ(count_repeats(bullets), 1U);
  const auto& repeated = bullets[11];
  EXPECT_EQ(reading.sources.text(repeated.span), "owner: Person or Club");
  EXPECT_EQ(repeated.same_as, 2U);
  EXPECT_EQ(reading.sources.text(repeated.description), "Who flies it.");
  EXPECT_GT(repeated.description.begin, repeated.span.end);
  EXPECT_EQ(reading.sources.text(bullets[12].span), "id: string");
}

TEST(StainlessBlocks, GiveTheSchemaOfTheSameWordsReadTwice) {
  const std::string deeper = "        - `since: string`\n\n";
  for (const auto& behind : {end,
                             end + end,
                             std::string("### Example\n"),
                             deeper + end,
                             "          What follows.\n\n" + end,
                             "  What follows.\n\n" + end,
                             "  ## No heading\n\n" + end,
                             "  - prose\n\n" + end,
                             "  - `prose` of a bullet\n\n" + end,
                             "  ```json\n  {}\n  ```\n\n" + end,
                             "      - `string`\n\n" + end,
                             std::string()}) {
    const auto together = page_of(owner, owner + behind);
    const auto apart = page_of(owner, unlike(owner) + behind);
    EXPECT_EQ(line_of(together, "stainless"), line_of(apart, "stainless")) << behind;
    EXPECT_EQ(count_repeats(Reading(apart).bullets()), 0U);
  }
}

TEST(StainlessBlocks, MayLeadToWhatTheyStandIn) {
  const auto friends = owner + "        - `flies: Kite`\n\n";
  const auto whole = [&](const std::string& second) {
    auto page = page_of(friends, second + end);
    const auto at = page.find("- `items");
    return page.insert(at, "- `best: optional Ship`\n\n");
  };
  EXPECT_EQ(count_repeats(Reading(whole(friends)).bullets()), 1U);
  EXPECT_EQ(line_of(whole(friends), "stainless"), line_of(whole(unlike(friends)), "stainless"));
}

TEST(StainlessBlocks, AreNotKnownByTheirBeginningAlone) {
  for (const auto& behind : {std::string("        - `since: string`\n\n"),
                             std::string("          What follows.\n\n"),
                             std::string("  What follows.\n\n"),
                             std::string()}) {
    EXPECT_EQ(count_repeats(Reading(page_of(owner, owner + behind)).bullets()), 0U) << behind;
  }
}

TEST(StainlessBlocks, AreThoseOfOneSection) {
  const auto text = page_of(owner, "") + "### Returns\n\n" + page_of("", owner + end).substr(44);
  EXPECT_EQ(count_repeats(Reading(text).bullets()), 0U);
}

TEST(StainlessBlocks, HaveTheLimitsOfTheirWordsInEachPlace) {
  text::SourceMap sources;
  text::Diagnostics out;
  const auto page = sources.add("page.md", page_of(owner, owner + end));
  const auto reading = read_page(sources, page, {}, nullptr, out);
  ASSERT_TRUE(reading);
  const auto& answer = reading->contract.operations.front().responses.front().success.front();
  const auto& choices =
      answer.schema->find("properties")->find("items")->find("items")->find("anyOf")->items;
  ASSERT_EQ(choices.size(), 2U);
  for (const auto& choice : choices) {
    const auto* owner_of = choice.find("properties")->find("owner");
    EXPECT_EQ(sources.text(owner_of->span), "owner: Person or Club");
    const auto& person = owner_of->find("anyOf")->items[0];
    const auto* limit = person.find("properties")->find("id")->find("maxLength");
    ASSERT_NE(limit, nullptr);
    EXPECT_EQ(limit->scalar, "36");
  }
  EXPECT_TRUE(equal(*choices[0].find("properties")->find("owner"),
                    *choices[1].find("properties")->find("owner")));
  EXPECT_NE(choices[0].find("properties")->find("owner")->span,
            choices[1].find("properties")->find("owner")->span);
}

}  // namespace
}  // namespace assay::docs::stainless
