#include "docs/known_words.h"

#include <functional>
#include <string>

#include <gtest/gtest.h>

#include "docs/nodes.h"

namespace assay::docs {
namespace {

bool is_part_of(std::string_view part, std::string_view whole) {
  const std::less_equal<const char*> before;
  return before(whole.data(), part.data()) &&
         before(part.data() + part.size(), whole.data() + whole.size());
}

/// `maxLength 5 | unread | …`, and a `!` behind a sentence that is not a view into the words.
std::string told(KnownWords& known, std::string_view words, std::string_view type) {
  const auto said = known.about(words, type_schema(type, {}));
  std::string text;
  for (const auto& limit : said.limits) {
    text += std::string(limit.keyword) + " " + limit.value;
    text += is_part_of(limit.sentence, words) ? " | " : "! | ";
  }
  for (const auto sentence : said.unread)
    text += std::string(sentence) + (is_part_of(sentence, words) ? " | " : "! | ");
  return text;
}

TEST(KnownWords, AreViewsOfThePlaceThatIsAskedFor) {
  const std::string first = "Up to 5 characters. Must be unique.";
  const std::string second = first;
  const std::string third = first;
  KnownWords known;
  for (const auto* words : {&first, &second, &third}) {
    EXPECT_EQ(told(known, *words, "string"), "maxLength 5 | Must be unique. | ");
    EXPECT_EQ(told(known, *words, "boolean"), "Up to 5 characters. | Must be unique. | ");
  }
  EXPECT_EQ(told(known, first, "integer"), "Up to 5 characters. | Must be unique. | ");
}

TEST(KnownWords, MaySayNothing) {
  KnownWords known;
  EXPECT_EQ(told(known, "The name of the thing", "string"), "");
  EXPECT_EQ(told(known, "The name of the thing", "string"), "");
  EXPECT_EQ(told(known, "", "string"), "");
}

}  // namespace
}  // namespace assay::docs
