#include "base/slim_vector.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace assay::base {
namespace {

using Texts = SlimVector<std::string>;

std::vector<std::string> all(const Texts& texts) {
  return {texts.begin(), texts.end()};
}

TEST(SlimVector, IsOnePointerWide) {
  EXPECT_EQ(sizeof(Texts), sizeof(void*));
  EXPECT_TRUE(Texts().empty());
  EXPECT_EQ(Texts().begin(), Texts().end());
}

TEST(SlimVector, KeepsWhatIsAddedInItsOrder) {
  Texts texts;
  std::vector<std::string> expected;
  for (int i = 0; i < 100; ++i) {
    texts.push_back("a text that is too long for its own room " + std::to_string(i));
    expected.push_back("a text that is too long for its own room " + std::to_string(i));
  }
  EXPECT_EQ(all(texts), expected);
  EXPECT_EQ(texts.size(), 100U);
  EXPECT_EQ(texts.front(), expected.front());
  EXPECT_EQ(texts.back(), expected.back());
  EXPECT_EQ(texts[42], expected[42]);
  texts.pop_back();
  EXPECT_EQ(texts.size(), 99U);
}

TEST(SlimVector, AddsAValueOfItsOwn) {
  Texts texts = {"the first of them, on the heap"};
  for (int i = 0; i < 5; ++i)
    texts.push_back(texts.front());
  EXPECT_EQ(all(texts), std::vector<std::string>(6, "the first of them, on the heap"));
}

TEST(SlimVector, CopiesAndMoves) {
  const Texts texts = {"a", "b"};
  Texts copy = texts;
  copy.push_back("c");
  EXPECT_EQ(all(texts), (std::vector<std::string>{"a", "b"}));
  const Texts moved = std::move(copy);
  EXPECT_EQ(all(moved), (std::vector<std::string>{"a", "b", "c"}));
  copy = moved;
  copy = texts;
  EXPECT_EQ(all(copy), (std::vector<std::string>{"a", "b"}));
  auto& same = copy;
  copy = same;
  EXPECT_EQ(all(copy), (std::vector<std::string>{"a", "b"}));
  copy = Texts();
  EXPECT_TRUE(copy.empty());
}

TEST(SlimVector, SharesItsValuesUntilOneOfTheVectorsIsChanged) {
  Texts texts = {"a", "b"};
  Texts other = texts.share();
  EXPECT_TRUE(texts.is_shared());
  EXPECT_TRUE(other.is_shared());
  EXPECT_EQ(std::as_const(texts).data(), std::as_const(other).data());
  other.front() = "c";
  EXPECT_EQ(all(texts), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(all(other), (std::vector<std::string>{"c", "b"}));
  EXPECT_FALSE(other.is_shared());
  // The last keeps the values where they are.
  const auto* const values = std::as_const(texts).data();
  texts.front() = "d";
  EXPECT_FALSE(texts.is_shared());
  EXPECT_EQ(texts.data(), values);
  EXPECT_EQ(all(texts), (std::vector<std::string>{"d", "b"}));
}

TEST(SlimVector, ChangesNoSharedValueInAnyWay) {
  const std::vector<std::string> values = {"a", "b", "c"};
  const auto change = [&](const auto& how, const std::vector<std::string>& expected) {
    const Texts texts(values.begin(), values.end());
    Texts other = texts.share();
    how(other);
    EXPECT_EQ(all(other), expected);
    EXPECT_EQ(all(texts), values);
  };
  change([](Texts& other) { other.push_back("d"); }, {"a", "b", "c", "d"});
  change([](Texts& other) { other.push_back(other.front()); }, {"a", "b", "c", "a"});
  change([](Texts& other) { other.pop_back(); }, {"a", "b"});
  change([](Texts& other) { other.clear(); }, {});
  change([](Texts& other) { other.reserve(100); }, values);
  change([](Texts& other) { other[1] = "d"; }, {"a", "d", "c"});
  change([](Texts& other) { other.at(1) = "d"; }, {"a", "d", "c"});
  change([](Texts& other) { other.back() = "d"; }, {"a", "b", "d"});
  change([](Texts& other) { other.erase(std::as_const(other).begin() + 1); }, {"a", "c"});
  change([](Texts& other) { erase_if(other, [](const auto& one) { return one != "b"; }); }, {"b"});
  change([](Texts& other) { std::reverse(other.begin(), other.end()); }, {"c", "b", "a"});
  change([](Texts& other) { other = Texts(); }, {});
  change([&](Texts& other) { other.assign(values.begin(), values.begin() + 1); }, {"a"});
}

TEST(SlimVector, LeavesSharedValuesToTheOthers) {
  Texts texts = {"a text that is too long for its own room"};
  EXPECT_FALSE(Texts().share().is_shared());
  {
    const auto second = texts.share();
    const auto third = second.share();
    const Texts copy = third;
    EXPECT_FALSE(copy.is_shared());
    const Texts moved = texts.share();
    texts = Texts();
    EXPECT_EQ(all(moved), all(third));
    texts = moved.share();
  }
  EXPECT_EQ(all(texts), std::vector<std::string>{"a text that is too long for its own room"});
}

TEST(SlimVector, TakesARange) {
  const std::vector<std::string> source = {"a", "b", "c"};
  Texts texts(source.begin(), source.end());
  EXPECT_EQ(all(texts), source);
  texts.assign(source.rbegin(), source.rend());
  EXPECT_EQ(all(texts), (std::vector<std::string>{"c", "b", "a"}));
}

TEST(SlimVector, ErasesOneSomeAndThoseThatMatch) {
  Texts texts = {"a", "b", "c", "d", "e"};
  EXPECT_EQ(*texts.erase(texts.begin() + 1), "c");
  EXPECT_EQ(all(texts), (std::vector<std::string>{"a", "c", "d", "e"}));
  EXPECT_EQ(erase_if(texts, [](const std::string& one) { return one == "a" || one == "d"; }), 2U);
  EXPECT_EQ(all(texts), (std::vector<std::string>{"c", "e"}));
  const auto* const end = texts.erase(texts.begin(), texts.end());
  EXPECT_EQ(end, texts.end());
  EXPECT_TRUE(texts.empty());
  EXPECT_EQ(erase_if(texts, [](const std::string&) { return true; }), 0U);
  texts.clear();
  Texts().clear();
}

TEST(SlimVector, KeepsItsRoom) {
  Texts texts;
  texts.reserve(3);
  const auto* const room = texts.data();
  texts = Texts(std::move(texts));
  for (int i = 0; i < 3; ++i)
    texts.emplace_back(std::size_t{2}, 'x');
  EXPECT_EQ(texts.data(), room);
  EXPECT_EQ(all(texts), std::vector<std::string>(3, "xx"));
}

/// Counts those that live, and throws when the fourth is copied.
struct Fragile {
  Fragile() { ++living; }
  Fragile(const Fragile&) {
    if (living == 5) throw std::runtime_error("one too many");
    ++living;
  }
  Fragile(Fragile&&) noexcept { ++living; }
  Fragile& operator=(const Fragile&) = default;
  Fragile& operator=(Fragile&&) = default;
  ~Fragile() { --living; }
  inline static int living = 0;
};

TEST(SlimVector, LeavesNothingBehindWhenACopyThrows) {
  {
    SlimVector<Fragile> all;
    for (int i = 0; i < 3; ++i)
      all.emplace_back();
    EXPECT_THROW((void)SlimVector<Fragile>(all), std::runtime_error);
    EXPECT_EQ(Fragile::living, 3);
  }
  EXPECT_EQ(Fragile::living, 0);
}

TEST(SlimVector, IsClearedAndFilledAgain) {
  Texts texts = {"a", "b"};
  texts.clear();
  EXPECT_TRUE(texts.empty());
  texts.push_back("c");
  EXPECT_EQ(all(texts), std::vector<std::string>{"c"});
}

TEST(SlimVector, RefusesAPlaceThatItDoesNotHave) {
  Texts texts = {"a"};
  EXPECT_EQ(texts.at(0), "a");
  EXPECT_THROW((void)texts.at(1), std::out_of_range);
}

TEST(SlimVector, HoldsWhatCannotBeCopied) {
  SlimVector<std::unique_ptr<int>> numbers;
  for (int i = 0; i < 9; ++i)
    numbers.push_back(std::make_unique<int>(i));
  EXPECT_EQ(*numbers.back(), 8);
}

}  // namespace
}  // namespace assay::base
