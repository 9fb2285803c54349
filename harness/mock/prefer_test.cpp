#include "mock/prefer.h"

#include <gtest/gtest.h>

namespace assay::mock {
namespace {

Preferences read(const http::Headers& headers) {
  return read_preferences(headers);
}

TEST(ReadPreferences, TakesTheCodeInEachWayOfWriting) {
  EXPECT_EQ(read({{"Prefer", "code=404"}}), (Preferences{.code = 404}));
  EXPECT_EQ(read({{"prefer", "respond-async, Code = \"403\""}}), (Preferences{.code = 403}));
  EXPECT_EQ(read({{"Prefer", "wait=1"}, {"Prefer", "code=200; strict, dynamic=true"}}),
            (Preferences{.code = 200, .full = true}));
}

TEST(ReadPreferences, LetsTheFirstOfTwoCount) {
  EXPECT_EQ(read({{"Prefer", "code=404, code=403"}, {"Prefer", "dynamic=false, dynamic=true"}}),
            (Preferences{.code = 404}));
}

TEST(ReadPreferences, PassesOverWhatItDoesNotKnow) {
  for (const auto* value : {"",
                            "code",
                            "code=",
                            "code=abc",
                            "code=40",
                            "code=999",
                            "code=404x",
                            ",;,=",
                            "return=minimal"}) {
    EXPECT_EQ(read({{"Prefer", value}}), Preferences{}) << value;
  }
  EXPECT_EQ(read({}), Preferences{});
}

}  // namespace
}  // namespace assay::mock
