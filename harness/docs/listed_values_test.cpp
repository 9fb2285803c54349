#include "docs/listed_values.h"

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

TEST(ListedValues, AreNoneWhereTwoListsSpeakOfTwoThings) {
  EXPECT_EQ(listed_values("Sort by a key. Possible values:\n- `id`\n- `name`\n\nDirection. "
                          "Possible values:\n- `asc`\n- `desc`\n"),
            Values{});
}

}  // namespace
}  // namespace assay::docs
