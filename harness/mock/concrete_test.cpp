#include "mock/concrete.h"

#include <gtest/gtest.h>

namespace assay::mock {
namespace {

TEST(ConcreteMediaType, IsOneThatTheDocumentedOneTakesIn) {
  EXPECT_EQ(concrete_media_type("text/csv; charset=utf-8"), "text/csv; charset=utf-8");
  EXPECT_EQ(concrete_media_type("audio/*"), "audio/mpeg");
  EXPECT_EQ(concrete_media_type("*/*"), "application/json");
  EXPECT_EQ(concrete_media_type("xls"), "application/octet-stream");
}

}  // namespace
}  // namespace assay::mock
