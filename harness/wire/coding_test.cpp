#include "wire/coding.h"

#include <gtest/gtest.h>

#include "wire/testing/encode.h"

namespace assay::wire {
namespace {

using testing::brotli;
using testing::deflate;
using testing::gzip;
using testing::raw_deflate;

/// The body, or `failure: message`.
std::string decoded(std::string body, std::string_view coding, const CodingLimits& limits = {}) {
  std::vector<http::Oddity> oddities;
  const auto result = decode_body(std::move(body), coding, limits, oddities);
  if (!result) return std::string(name_of(result.error().failure)) + ": " + result.error().message;
  return oddities.empty() ? *result : *result + " [" + oddities.front().code + "]";
}

const std::string text = "{\"success\": true, \"result\": [1, 2, 3]}";

TEST(DecodeBody, UndoesEachCoding) {
  EXPECT_EQ(decoded(text, "identity"), text);
  EXPECT_EQ(decoded(gzip(text), "gzip"), text);
  EXPECT_EQ(decoded(gzip(text), "X-GZip"), text);
  EXPECT_EQ(decoded(deflate(text), "deflate"), text);
  EXPECT_EQ(decoded(brotli(text), "br"), text);
}

TEST(DecodeBody, UndoesALargeBody) {
  std::string large;
  for (int i = 0; i < 20'000; ++i)
    large += std::to_string(i);
  EXPECT_EQ(decoded(gzip(large), "gzip"), large);
  EXPECT_EQ(decoded(deflate(large), "deflate"), large);
  EXPECT_EQ(decoded(brotli(large), "br"), large);
}

TEST(DecodeBody, UndoesTwoCodingsFromTheLast) {
  EXPECT_EQ(decoded(brotli(gzip(text)), "gzip, br"), text);
  EXPECT_EQ(decoded(gzip(gzip(text)), "gzip,, gzip"), text);
  EXPECT_EQ(decoded(gzip(gzip(gzip(text))), "gzip, gzip, gzip"),
            "encoding: `Content-Encoding` names 3 codings; at most 2 are undone");
}

TEST(DecodeBody, UndoesSeveralMembersOfGzip) {
  EXPECT_EQ(decoded(gzip("one ") + gzip("two"), "gzip"), "one two");
}

TEST(DecodeBody, ReportsDeflateWithoutItsWrapper) {
  EXPECT_EQ(decoded(raw_deflate(text), "deflate"), text + " [wire.raw-deflate]");
}

TEST(DecodeBody, TakesAnEmptyBodyForOneWithoutACoding) {
  EXPECT_EQ(decoded("", "gzip"), "");
}

TEST(DecodeBody, RefusesWhatIsNotTheCoding) {
  EXPECT_EQ(
      decoded(text, "gzip"),
      "encoding: `Content-Encoding` says gzip, but the body cannot be undone: incorrect header "
      "check");
  EXPECT_EQ(
      decoded(text, "br"),
      "encoding: `Content-Encoding` says br, but the body cannot be undone: the bytes are of no "
      "such coding");
  EXPECT_EQ(decoded(text, "zstd\x1b"),
            "encoding: `Content-Encoding` names `zstd\\x1b`; gzip, deflate and br can be undone");
}

TEST(DecodeBody, RefusesEveryTruncation) {
  const std::string small = "abcdefghijklmnopqrstuvwxyz";
  for (const auto& [bytes, coding] : {std::pair{gzip(small), "gzip"},
                                      std::pair{deflate(small), "deflate"},
                                      std::pair{brotli(small), "br"}}) {
    for (std::size_t size = 1; size < bytes.size(); ++size) {
      const auto outcome = decoded(bytes.substr(0, size), coding);
      EXPECT_TRUE(outcome.starts_with("encoding: ")) << coding << " " << size << ": " << outcome;
    }
  }
}

TEST(DecodeBody, RefusesBytesBehindTheEnd) {
  EXPECT_EQ(
      decoded(gzip(text) + "tail", "gzip"),
      "encoding: `Content-Encoding` says gzip, but the body cannot be undone: 4 bytes follow its "
      "end");
  EXPECT_EQ(
      decoded(deflate(text) + "tail", "deflate"),
      "encoding: `Content-Encoding` says deflate, but the body cannot be undone: 4 bytes follow "
      "its end");
  EXPECT_EQ(
      decoded(brotli(text) + "tail", "br"),
      "encoding: `Content-Encoding` says br, but the body cannot be undone: 4 bytes follow its "
      "end");
}

TEST(DecodeBody, RefusesAWrongChecksum) {
  auto bytes = gzip(text);
  bytes[bytes.size() - 5] = static_cast<char>(bytes[bytes.size() - 5] ^ 1);
  EXPECT_EQ(decoded(bytes, "gzip"),
            "encoding: `Content-Encoding` says gzip, but the body cannot be undone: incorrect data "
            "check");
}

TEST(DecodeBody, StopsABombAtTheLimitOfTheBody) {
  const std::string bomb(std::size_t{4} << 20, '\0');
  for (const auto& [bytes, coding] :
       {std::pair{gzip(bomb), "gzip"}, std::pair{brotli(bomb), "br"}}) {
    EXPECT_EQ(decoded(bytes, coding, {.body = 100'000}),
              "body-limit: undone, the body has more than the 100000 bytes allowed");
  }
}

TEST(DecodeBody, StopsABombAtTheRatioWithoutALimitOfTheBody) {
  const std::string bomb(std::size_t{4} << 20, '\0');
  const auto outcome = decoded(gzip(bomb), "gzip");
  EXPECT_TRUE(outcome.starts_with("body-limit: ")) << outcome;
  EXPECT_TRUE(outcome.ends_with(", above 200 times as many")) << outcome;
  // A bomb in a bomb.
  EXPECT_TRUE(decoded(gzip(gzip(bomb)), "gzip, gzip").starts_with("body-limit: "));
}

TEST(DecodeBody, LetsAShortRepetitiveBodyBe) {
  const std::string body(500'000, ' ');
  EXPECT_EQ(decoded(gzip(body), "gzip"), body);
}

TEST(AcceptsCoding, FollowsTheWeights) {
  EXPECT_TRUE(accepts_coding("gzip, br", "br"));
  EXPECT_TRUE(accepts_coding("gzip", "x-gzip"));
  EXPECT_TRUE(accepts_coding("*", "br"));
  EXPECT_TRUE(accepts_coding("gzip;q=0.5", "GZIP"));
  EXPECT_TRUE(accepts_coding("gzip", "identity"));
  EXPECT_FALSE(accepts_coding("gzip", "br"));
  EXPECT_FALSE(accepts_coding("br;q=0, *", "br"));
  EXPECT_FALSE(accepts_coding("gzip; q=0.000", "gzip"));
  EXPECT_FALSE(accepts_coding("identity", "gzip"));
}

TEST(ListElements, LeavesOutBlanksAndEmptyElements) {
  EXPECT_EQ(list_elements(" a,, b\t, ,c"), (std::vector<std::string_view>{"a", "b", "c"}));
  EXPECT_EQ(list_elements(""), std::vector<std::string_view>{});
}

}  // namespace
}  // namespace assay::wire
