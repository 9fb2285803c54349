#include "docs/curl.h"

#include <gtest/gtest.h>

namespace assay::docs {
namespace {

std::optional<Curl> curl_of(const std::string& text, text::SourceMap& sources) {
  return read_curl(sources, sources.add("page.md", text));
}

TEST(ReadCurl, TakesMethodUrlHeadersAndTheBodyWhereItStands) {
  text::SourceMap sources;
  const auto curl = curl_of(
      "curl https://a.example/x \\\n  -X PUT \\\n  -H 'A: b' \\\n  -d '{\"n\": 1}'\n", sources);
  ASSERT_TRUE(curl);
  EXPECT_EQ(curl->method, "PUT");
  EXPECT_EQ(curl->url, "https://a.example/x");
  ASSERT_EQ(curl->headers.size(), 1U);
  EXPECT_EQ(curl->headers[0].name, "A");
  EXPECT_EQ(curl->headers[0].value, "b");
  ASSERT_TRUE(curl->data);
  EXPECT_EQ(sources.text(curl->data->inside), "{\"n\": 1}");
}

TEST(ReadCurl, ReadsAFlattenedCommand) {
  text::SourceMap sources;
  const auto curl =
      curl_of("curl https://a.example/x \\ -X DELETE \\ -H \"Authorization: Bearer $T\"", sources);
  ASSERT_TRUE(curl);
  EXPECT_EQ(curl->method, "DELETE");
  EXPECT_EQ(curl->headers.at(0).value, "Bearer $T");
}

TEST(ReadCurl, SendsAPostWhereABodyIsGivenAndNoMethod) {
  text::SourceMap sources;
  EXPECT_EQ(curl_of("curl https://a.example -d x=1", sources)->method, "POST");
  EXPECT_EQ(curl_of("curl https://a.example", sources)->method, "GET");
}

TEST(ReadCurl, JoinsAQuoteWithinSingleQuotes) {
  text::SourceMap sources;
  const auto curl = curl_of(R"(curl https://a.example -d '{"t": "don'\''t"}')", sources);
  ASSERT_TRUE(curl && curl->data);
  EXPECT_EQ(curl->data->text, R"({"t": "don't"})");
  EXPECT_FALSE(curl->data->inside.known());
}

TEST(ReadCurl, FindsNothingWhereThereIsNoCommand) {
  text::SourceMap sources;
  EXPECT_FALSE(curl_of("wget https://a.example", sources));
  EXPECT_FALSE(curl_of("curl --help", sources));
  EXPECT_FALSE(curl_of("curl 'https://never-ends", sources)->data);
}

}  // namespace
}  // namespace assay::docs
