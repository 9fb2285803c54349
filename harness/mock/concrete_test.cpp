#include "mock/concrete.h"

#include <gtest/gtest.h>

#include "http/media_type.h"

namespace assay::mock {
namespace {

TEST(ConcreteMediaType, IsOneThatTheDocumentedOneTakesIn) {
  EXPECT_EQ(concrete_media_type("text/csv; charset=utf-8"), "text/csv; charset=utf-8");
  EXPECT_EQ(concrete_media_type("audio/*"), "audio/mpeg");
  EXPECT_EQ(concrete_media_type("*/*"), "application/json");
  EXPECT_EQ(concrete_media_type("xls"), "application/octet-stream");
}

TEST(ConcreteMediaType, IsJsonOnlyWhereTheRangeTakesItIn) {
  for (const auto* range : {"*/*",
                            "application/*",
                            "text/*",
                            "font/*",
                            "model/*",
                            "message/*",
                            "haptics/*",
                            "chemical/*; q=1"}) {
    const auto type = concrete_media_type(range);
    EXPECT_TRUE(http::matches(range, http::read_media_type(type))) << range << ' ' << type;
    EXPECT_EQ(type.find('*'), std::string::npos) << type;
  }
  EXPECT_EQ(concrete_media_type("application/*"), "application/json");
  EXPECT_EQ(concrete_media_type("text/plain; a=*"), "text/plain; a=*");
}

}  // namespace
}  // namespace assay::mock
