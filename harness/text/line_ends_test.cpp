#include "text/line_ends.h"

#include <gtest/gtest.h>

namespace assay::text {
namespace {

TEST(LineEnds, AreLineFeedsAlone) {
  EXPECT_EQ(with_line_feeds("one\r\n\r\ntwo\r\n"), "one\n\ntwo\n");
  EXPECT_EQ(with_line_feeds("one\ntwo\r"), "one\ntwo\r");
  EXPECT_EQ(with_line_feeds(""), "");
}

}  // namespace
}  // namespace assay::text
