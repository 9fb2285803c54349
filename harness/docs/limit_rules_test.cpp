#include "docs/limit_rules.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace assay::docs {
namespace {

/// What is said of a value of the kind, without doubt: `minLength 1, maxLength 255 (should)`.
std::string said(std::string_view description, Measured measured) {
  std::string all;
  for (const auto& sentence : sentences_of(description)) {
    if (sentence.listed) continue;
    for (const auto& limit : limits_in(sentence, {measured, Measured::anything})) {
      if (limit.doubtful) continue;
      if (!all.empty()) all += ", ";
      all.append(limit.keyword).append(" ").append(limit.value);
      if (limit.level == contract::Level::should) all += " (should)";
    }
  }
  return all;
}

TEST(LimitRules, AreTrueOfTheirExamples) {
  for (const auto& rule : limit_rules()) {
    ASSERT_FALSE(rule.examples.empty());
    for (const auto& [words, states] : rule.examples)
      EXPECT_EQ(said(words, rule.measured), states) << words;
  }
}

TEST(Limits, AreReadTogether) {
  EXPECT_EQ(said("Number of rows per page (1-1,000, default 100).", Measured::number),
            "minimum 1, maximum 1000, default 100");
  EXPECT_EQ(said("At least 1, maximum 50.", Measured::number), "maximum 50");
  EXPECT_EQ(said("Must be at least 1, maximum 50", Measured::number), "minimum 1, maximum 50");
}

TEST(Limits, HaveTheLevelOfTheWording) {
  EXPECT_EQ(said("The name should not exceed 40 characters.", Measured::text),
            "maxLength 40 (should)");
  EXPECT_EQ(said("The name must not exceed 40 characters.", Measured::text), "maxLength 40");
}

TEST(Limits, AreNoneWhereTheWordsSpeakOfSomethingElse) {
  for (const auto* words : {"Maximum number of attempts is 5",
                            "The final code cannot exceed 50 characters, prefix included",
                            "Up to 43 characters and the prefix",
                            "keys up to 64 chars",
                            "At most 255 characters if the plan is small",
                            "For a group, up to 255 characters",
                            "Up to 255 characters, for a group up to 100",
                            "Max 250px",
                            "e.g. up to 5 characters"})
    EXPECT_EQ(said(words, Measured::text), "") << words;
  for (const auto* words : {"The number of retries from 1 to 5 of each kind",
                            "The day, 2025-01-02",
                            "Maximum size: 100 MB",
                            "Maximum value is 50 or 100",
                            "Call 1-800",
                            "1d: default 7, max 31; 1h: default 24",
                            "Born in the war (1939-1945)",
                            "Stands since (2024–10)",
                            "Year of issue (1990-2024)",
                            "Ranges (1-5) and more: 1-5-9"})
    EXPECT_EQ(said(words, Measured::number), "") << words;
  for (const auto* words : {"Used by default",
                            "The default funnel is used",
                            "Default is the owner",
                            "By default, all fields",
                            "Default is `a` for groups",
                            "If a flag is set, default is `N`"})
    EXPECT_EQ(said(words, Measured::anything), "") << words;
}

TEST(Limits, InRussianAreInDoubtLikeAllOthers) {
  for (const auto* words : {"Максимум 250px",
                            "Для групп, не более 50 символов",
                            "Если тип не задан, не более 50 символов",
                            "Название и префикс, не более 50 символов",
                            "До 50 символов, для группы до 20",
                            "Не более 50 символов в каждой строке",
                            "Список тегов, не более 20 символов"})
    EXPECT_EQ(said(words, Measured::text), "") << words;
  for (const auto* words : {"Возраст: от 5 до 10 лет",
                            "Не более 10, или 20 для групп",
                            "Раздел (1-5)",
                            "Группы: не более 5",
                            "Не более 1 000",
                            "Файл не более 100 МБ"})
    EXPECT_EQ(said(words, Measured::number), "") << words;
  EXPECT_EQ(said("Название, следует не более 50 символов, не более 40 символов", Measured::text),
            "maxLength 40 (should)");
}

TEST(Limits, OfAnItemOfAListAreNotThoseOfTheValue) {
  EXPECT_EQ(said("Settings:\n- `limit` — rows, default `50`, maximum `200`", Measured::number), "");
  EXPECT_EQ(said("Settings: - `limit` — rows, maximum `200`", Measured::number), "");
  EXPECT_EQ(said("The state:\n\n- `up`\n- `down`\n\nDefault: `up`", Measured::anything),
            "default up");
}

TEST(Sentences, AreTestableWhereTheyStateWhatCanBeAsked) {
  const auto testable = [](std::string_view words) {
    return is_testable(sentences_of(words).front(), false);
  };
  EXPECT_TRUE(testable("Must be unique."));
  EXPECT_TRUE(testable("Maximum size is 100 MB"));
  EXPECT_TRUE(testable("Allowed characters: `A-Z`"));
  EXPECT_FALSE(testable("Unique identifier of the kite."));
  EXPECT_FALSE(testable("The maximum."));
  EXPECT_FALSE(testable("Born in the war (1939-1945)"));
  EXPECT_TRUE(testable("Year of issue (1990-2024)"));
  EXPECT_FALSE(testable("More than one of them may fly."));
}

}  // namespace
}  // namespace assay::docs
