#include "results/record.h"

#include <string>

#include <gtest/gtest.h>

namespace assay::results {
namespace {

TEST(Record, WritesDownWhyThereIsNoAnswer) {
  const auto kept = record({.request = {.url = "https://x.example/"},
                            .received = http::TransportError{.failure = http::Failure::truncated,
                                                             .message = "5 of 10 bytes",
                                                             .status = 200}},
                           "setup",
                           "create");
  EXPECT_EQ(kept.phase, "setup");
  EXPECT_EQ(kept.step, "create");
  EXPECT_EQ(kept.failure, "truncated");
  EXPECT_EQ(kept.failure_message, "5 of 10 bytes");
  EXPECT_EQ(kept.status, 200);
  EXPECT_EQ(kept.response_sha256, "");
}

TEST(Record, WritesPlacesAsLinesWithCarets) {
  text::SourceMap sources;
  const auto file = sources.add("cases/x.yaml", "assay: 1\nstatus: 200\n");
  const auto kept =
      record(checks::Finding{.case_span = {.source = file.source, .begin = 17, .end = 20}},
             sources,
             "one");
  EXPECT_EQ(kept.step, "one");
  EXPECT_EQ(kept.test.at, "cases/x.yaml:2:9");
  EXPECT_EQ(kept.test.excerpt, "   |\n 2 | status: 200\n   |         ^^^\n");
  EXPECT_EQ(kept.contract, Place());
}

}  // namespace
}  // namespace assay::results
