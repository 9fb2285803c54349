#include "results/redact_excerpt.h"

#include <string>

#include <gtest/gtest.h>

#include "text/diagnostic.h"

namespace assay::results {
namespace {

const Redactor redactor({Secret{"TOKEN", "s3cret-token"}});

/// The excerpt of `line` with a caret under `marked`, redacted.
std::string redacted(const std::string& line, const std::string& marked) {
  text::SourceMap sources;
  auto span = sources.add("answer", line);
  span.begin = static_cast<std::uint32_t>(line.find(marked));
  span.end = span.begin + static_cast<std::uint32_t>(marked.size());
  return redact_excerpt(redactor, text::excerpt(sources, span));
}

TEST(RedactExcerpt, MovesTheCaretsWithWhatTheyMark) {
  EXPECT_EQ(redacted(R"({"a": "s3cret-token", "b": 1})", "1"),
            "   |\n"
            " 1 | {\"a\": \"[secret:TOKEN]\", \"b\": 1}\n"
            "   |                              ^\n");
}

TEST(RedactExcerpt, MarksTheWholeOfASecret) {
  EXPECT_EQ(redacted(R"({"a": "s3cret-token"})", "s3cret-token"),
            "   |\n"
            " 1 | {\"a\": \"[secret:TOKEN]\"}\n"
            "   |        ^^^^^^^^^^^^^^\n");
}

TEST(RedactExcerpt, ChangesNothingWithoutASecret) {
  EXPECT_EQ(redacted("{\"\xC3\xA9\": 1} ^", "1"),
            "   |\n"
            " 1 | {\"\xC3\xA9\": 1} ^\n"
            "   |       ^\n");
}

TEST(RedactExcerpt, HidesASecretThatReachesOverTheEdge) {
  EXPECT_EQ(redacted("a s3cret-token b", "s3cret"),
            "   |\n"
            " 1 | a [secret:TOKEN] b\n"
            "   |   ^^^^^^\n");
}

}  // namespace
}  // namespace assay::results
