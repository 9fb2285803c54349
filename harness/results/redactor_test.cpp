#include "results/redactor.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "base/base64.h"

namespace assay::results {
namespace {

Redactor hiding(std::string name, std::string value) {
  return Redactor({Secret{.name = std::move(name), .value = std::move(value)}});
}

const Redactor token = hiding("TOKEN", "s3cr3t/Key+42==");

TEST(Redactor, ReplacesAValueByItsName) {
  EXPECT_EQ(token.redact("Bearer s3cr3t/Key+42==;"), "Bearer [secret:TOKEN];");
}

TEST(Redactor, ReplacesEveryOccurrence) {
  EXPECT_EQ(token.redact("s3cr3t/Key+42== s3cr3t/Key+42=="), "[secret:TOKEN] [secret:TOKEN]");
}

TEST(Redactor, LeavesTheRestAsItIs) {
  EXPECT_EQ(token.redact("s3cr3t/Key+42 is not it"), "s3cr3t/Key+42 is not it");
}

TEST(Redactor, SaysTheSameInPlace) {
  for (const std::string text : {"",
                                 "a connector is deleted",
                                 "Bearer s3cr3t/Key+42==;",
                                 "[secret:TOKEN] stands there",
                                 "to=s3cr3t%252FKey%252B42%253D%253D",
                                 "it begins with s3cr3t/Ke...",
                                 "u=\xE2\x80\xA6 Key+42=="}) {
    std::string in_place = text;
    token.redact_in(in_place);
    EXPECT_EQ(in_place, token.redact(text));
  }
}

TEST(Redactor, KnowsPercentEncodingInEitherCaseAndHalfDone) {
  EXPECT_EQ(token.redact("/rest/1/s3cr3t%2FKey%2B42%3D%3D/x"), "/rest/1/[secret:TOKEN]/x");
  EXPECT_EQ(token.redact("?a=s3cr3t%2fKey%2b42==&b"), "?a=[secret:TOKEN]&b");
  EXPECT_EQ(token.redact("u=%73%33cr3t%2FKey%2B42%3d="), "u=[secret:TOKEN]");
}

TEST(Redactor, KnowsPercentEncodingDoneTwice) {
  EXPECT_EQ(token.redact("to=s3cr3t%252FKey%252B42%253D%253D"), "to=[secret:TOKEN]");
}

TEST(Redactor, KnowsABlankAsPlusInAForm) {
  EXPECT_EQ(hiding("P", "two words").redact("p=two+words&q"), "p=[secret:P]&q");
}

TEST(Redactor, KnowsJsonEscapes) {
  EXPECT_EQ(token.redact(R"({"t":"s3cr3t\/Key\u002b42=="})"), R"({"t":"[secret:TOKEN]"})");
  const auto odd = hiding("ODD", "qu\"o\\te\xC3\xA9\xF0\x9F\x98\x80");
  EXPECT_EQ(odd.redact(R"("qu\"o\\te\u00e9\uD83D\uDE00")"), R"("[secret:ODD]")");
}

TEST(Redactor, KnowsHtmlReferences) {
  const auto odd = hiding("ODD", "<a&b>'\"");
  EXPECT_EQ(odd.redact("&lt;a&amp;b&gt;&#39;&quot;"), "[secret:ODD]");
}

TEST(Redactor, KnowsShellQuotes) {
  EXPECT_EQ(hiding("Q", "it's mine").redact(R"(curl -d 'it'\''s mine')"), "curl -d '[secret:Q]'");
}

TEST(Redactor, KnowsItReversed) {
  EXPECT_EQ(token.redact("==24+yeK/t3rc3s"), "[secret:TOKEN]");
}

TEST(Redactor, KnowsTheLongPartsBetweenItsSlashes) {
  const auto path = hiding("HOOK", "1/abcdefghijklmnop/x");
  EXPECT_EQ(path.redact("/rest/abcdefghijklmnop/"), "/rest/[secret:HOOK]/");
  EXPECT_EQ(path.redact("1 x"), "1 x");
}

TEST(Redactor, KnowsBase64AtAnyOffsetOfALongerText) {
  const std::string value = "s3cr3t/Key+42==";
  for (const std::string before : {"", "a", "ab", "user:", "longer:"}) {
    for (const std::string after : {"", "z", "zy", "zyx"}) {
      const auto text = base::base64(before + value + after);
      const auto redacted = token.redact("Basic " + text);
      EXPECT_NE(redacted.find("[secret:TOKEN]"), std::string::npos) << text;
      // What is left holds no bit of the secret: whole digits of what stands before and after it.
      const auto kept = redacted.find("[secret:TOKEN]") - std::string("Basic ").size();
      EXPECT_LE(kept, before.size() * 8 / 6) << redacted;
      EXPECT_EQ(text.substr(0, kept), redacted.substr(6, kept));
    }
  }
}

TEST(Redactor, KnowsBase64WithTheAlphabetOfUrls) {
  const std::string value = "\xFB\xEF\xBE\xFF\xFE\x80\x81";
  std::string text = base::base64(value);
  EXPECT_EQ(hiding("B", value).redact(text), "[secret:B]==");
  for (auto& c : text)
    c = c == '+' ? '-' : c == '/' ? '_' : c;
  EXPECT_EQ(hiding("B", value).redact(text), "[secret:B]==");
}

TEST(Redactor, KnowsASecretThatAnEllipsisCuts) {
  EXPECT_EQ(token.redact("the string \"s3cr3t/K..."), "the string \"[secret:TOKEN]...");
  EXPECT_EQ(token.redact("... ey+42== and more"), "... [secret:TOKEN] and more");
  EXPECT_EQ(token.redact("s3cr\xE2\x80\xA6"), "[secret:TOKEN]\xE2\x80\xA6");
  EXPECT_EQ(token.redact("s3c... 2=="), "s3c... 2==");
}

TEST(Redactor, TakesTheLongerOfTwoSecretsThatBeginAlike) {
  const Redactor both({Secret{"SHORT", "abcdef"}, Secret{"LONG", "abcdefgh"}});
  EXPECT_EQ(both.redact("abcdefgh abcdefg"), "[secret:LONG] [secret:SHORT]g");
}

TEST(Redactor, ChangesNothingTheSecondTime) {
  const Redactor odd(
      {Secret{"A", "secret"}, Secret{"B", "secret:A"}, Secret{"SECRETS", "[secret:"}});
  const auto once = odd.redact("my secret is secret:A, [secret: ...");
  EXPECT_EQ(odd.redact(once), once);
}

TEST(Redactor, WithoutSecretsChangesNothing) {
  EXPECT_EQ(Redactor().redact("a... \xFF"), "a... \xFF");
  EXPECT_EQ(hiding("EMPTY", "").redact("a b"), "a b");
}

TEST(Redactor, KeepsBytesThatAreNoUtf8) {
  EXPECT_EQ(token.redact("\xFF s3cr3t/Key+42== \xC3"), "\xFF [secret:TOKEN] \xC3");
}

}  // namespace
}  // namespace assay::results
