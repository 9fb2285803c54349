#include <gtest/gtest.h>

#include "http/media_type.h"
#include "http/message.h"
#include "http/url.h"

namespace assay::http {
namespace {

TEST(Headers, AreFoundWithoutCaseAndKeepTheirOrder) {
  Headers headers{{"X-Api-Key", "1"}, {"accept", "a"}};
  ASSERT_NE(headers.find("x-api-key"), nullptr);
  EXPECT_EQ(*headers.find("ACCEPT"), "a");
  headers.set("x-api-KEY", "2");
  EXPECT_EQ(headers.all(), (std::vector<Header>{{"accept", "a"}, {"x-api-KEY", "2"}}));
  EXPECT_EQ(headers.find("host"), nullptr);
}

TEST(ReadUrl, GivesThePartsWithTheDefaultPort) {
  const auto url = read_url("HTTPS://API.Example.com./v4/a%20b?x=1#part");
  ASSERT_TRUE(url);
  EXPECT_EQ(url->authority(), "api.example.com:443");
  EXPECT_EQ(url->origin_form(), "/v4/a%20b?x=1");
  EXPECT_EQ(url->to_string(), "https://api.example.com/v4/a%20b?x=1");
}

TEST(ReadUrl, KeepsAnUnusualPortAndIpv6Brackets) {
  const auto url = read_url("http://[::1]:8080");
  ASSERT_TRUE(url);
  EXPECT_EQ(url->authority(), "[::1]:8080");
  EXPECT_EQ(url->to_string(), "http://[::1]:8080/");
}

TEST(ReadUrl, RefusesWhatHidesTheHost) {
  for (const auto* text : {"http://user:pass@host/",
                           "ftp://host/",
                           "//host/",
                           "http:///x",
                           "http://h\r\nx/",
                           "host:80",
                           "",
                           "http://host:0/",
                           "http://host:99999/",
                           "http://127.0.0.1.evil.com/"}) {
    EXPECT_FALSE(read_url(text)) << text;
  }
}

TEST(IsLoopback, TakesAddressesAndNoNameThatLooksLikeOne) {
  for (const auto* text : {"http://127.0.0.1/",
                           "http://127.9.9.9:1/",
                           "http://[::1]/",
                           "http://localhost/",
                           "http://[::ffff:127.0.0.1]/"}) {
    EXPECT_TRUE(is_loopback(*read_url(text))) << text;
  }
  for (const auto* text : {"http://127.0.0.1.evil.com/",
                           "http://127.evil/",
                           "http://10.0.0.1/",
                           "http://localhost.evil.com/"}) {
    EXPECT_FALSE(is_loopback(*read_url(text))) << text;
  }
}

TEST(PercentEncode, LeavesOnlyUnreservedCharacters) {
  EXPECT_EQ(percent_encode("a/b c~é"), "a%2Fb%20c~%C3%A9");
}

TEST(PercentDecode, UndoesOneLevelAndRefusesABadEscape) {
  EXPECT_EQ(percent_decode("%252F"), "%2F");
  EXPECT_EQ(percent_decode("%2f"), "/");
  EXPECT_FALSE(percent_decode("%2"));
  EXPECT_FALSE(percent_decode("%zz"));
  EXPECT_FALSE(percent_decode("%"));
}

TEST(ReadForm, ReadsWhatWriteFormWrites) {
  const Pairs pairs{{"a b", "1&2"}, {"c", ""}};
  EXPECT_EQ(read_form(write_form(pairs)), pairs);
  EXPECT_EQ(read_form("a=1+2&&b"), (Pairs{{"a", "1 2"}, {"b", ""}}));
}

TEST(ReadMediaType, GivesEssenceAndCharset) {
  EXPECT_EQ(read_media_type("Application/JSON; Charset=\"UTF-8\""),
            (MediaType{"application/json", "utf-8"}));
  EXPECT_EQ(read_media_type("nonsense"), MediaType{});
  EXPECT_TRUE(is_json(read_media_type("application/problem+json")));
  EXPECT_TRUE(is_json(read_media_type("text/json")));
  EXPECT_FALSE(is_json(read_media_type("text/html")));
}

TEST(Matches, TakesRanges) {
  EXPECT_TRUE(matches("application/*", read_media_type("application/json")));
  EXPECT_TRUE(matches("*/*", read_media_type("a/b")));
  EXPECT_FALSE(matches("text/*", read_media_type("application/json")));
}

TEST(Closeness, IsGreaterTheMoreARangeSays) {
  const auto type = read_media_type("application/json; charset=utf-8");
  EXPECT_EQ(closeness("application/json", type), 3);
  EXPECT_EQ(closeness("application/*", type), 2);
  EXPECT_EQ(closeness("*/*", type), 1);
  EXPECT_EQ(closeness("text/*", type), 0);
  EXPECT_EQ(closeness("*/*", read_media_type("none")), 0);
}

TEST(BlameOf, SaysWhatTheVerdictBecomes) {
  EXPECT_EQ(blame_of(Failure::refused), Blame::not_connected);
  EXPECT_EQ(blame_of(Failure::truncated), Blame::endpoint);
  EXPECT_EQ(blame_of(Failure::body_limit), Blame::own_limit);
}

}  // namespace
}  // namespace assay::http
