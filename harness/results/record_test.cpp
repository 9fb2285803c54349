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

TEST(Record, KeepsNoMuchLargerMemoryThanItsBodies) {
  for (const std::size_t size : {std::size_t{100}, std::size_t{1} << 20}) {
    http::Exchange exchange;
    exchange.request.body.reserve(std::size_t{2} << 20);
    exchange.request.body.assign(size, 'x');
    exchange.received = http::Response{.status = 200, .body = exchange.request.body};
    const auto kept = record(std::move(exchange), "", "");
    EXPECT_EQ(kept.request_size, size);
    EXPECT_LE(kept.request_body.capacity(), 2 * kept.request_body.size() + 1);
    EXPECT_LE(kept.response_body.capacity(), 2 * kept.response_body.size() + 1);
    EXPECT_EQ(kept.request_body, kept.response_body);
  }
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
