#include "docs/listed_values.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace assay::docs {
namespace {

using Values = std::vector<std::string_view>;

TEST(ListedValues, AreTheCodeAtTheFrontOfEachBullet) {
  EXPECT_EQ(listed_values("The state.\n\nPossible values:\n\n- `up` — it flies\n- `down` — it "
                          "lies\n  on the ground\n\nDefault: `up`"),
            (Values{"up", "down"}));
  EXPECT_EQ(listed_values("Allowed values:\n* `Y`, `1`: yes\n* `N` or `0`\n"),
            (Values{"Y", "1", "N", "0"}));
}

TEST(ListedValues, AreNoneWhereTheListDoesNotSayAll) {
  EXPECT_EQ(listed_values("Some words with `code`."), Values{});
  EXPECT_EQ(listed_values("Possible values:\n- `up`\n- any name of a wind\n"), Values{});
  EXPECT_EQ(listed_values("Possible values:\n- `up`\n- `wind_<id>` — one wind\n"), Values{});
  EXPECT_EQ(listed_values("Possible values:\n- `up` to `down`\n- `left`\n"), Values{});
  EXPECT_EQ(listed_values("Possible values:\n- `up`\n"), Values{});
  EXPECT_EQ(listed_values("Possible values: `up`, `down`"), Values{});
  EXPECT_EQ(listed_values("Possible prefix values:\n- `!`\n- `=`\n"), Values{});
}

TEST(ListedValues, AreNoneWhereWordsSpeakOfSeveralOrOfOthers) {
  const std::string list = "Possible values:\n- `up` — it flies\n- `down` — it lies\n";
  for (const std::string words : {
           "Names with a comma between them. ",
           "Names with commas between them. ",
           "Separated by blanks. ",
           "Several\nnames. ",
           "Takes multiple names. ",
           "A list of names. ",
           "A wind, for\nexample. ",
           "A wind, a height, etc. ",
       }) {
    EXPECT_EQ(listed_values(words + list), Values{}) << words;
  }
  EXPECT_EQ(listed_values(list + "\nOther values are taken as `up`"), Values{});
  const auto commanded = "The command. " + list;
  EXPECT_EQ(listed_values(commanded), (Values{"up", "down"}));
}

TEST(ListedValues, AreNoneWhereTwoListsSpeakOfTwoThings) {
  EXPECT_EQ(listed_values("Sort by a key. Possible values:\n- `id`\n- `name`\n\nDirection. "
                          "Possible values:\n- `asc`\n- `desc`\n"),
            Values{});
}

}  // namespace
}  // namespace assay::docs
