#include "wire/deadline.h"

#include <optional>
#include <vector>

#include <gtest/gtest.h>

namespace assay::wire {
namespace {

using std::chrono::seconds;

struct DeadlineTest : ::testing::Test {
  base::FakeClock clock;
  int firsts = 0;
  Deadlines deadlines{clock, [this] { ++firsts; }};
  int expiries = 0;
};

TEST_F(DeadlineTest, ExpiresOnceWhenItsTimeHasCome) {
  Deadline deadline(deadlines, [&] { ++expiries; });
  deadline.set(seconds(2));
  EXPECT_TRUE(deadlines.any());
  clock.advance(seconds(1));
  deadlines.check();
  EXPECT_EQ(expiries, 0);
  clock.advance(seconds(1));
  deadlines.check();
  deadlines.check();
  EXPECT_EQ(expiries, 1);
  EXPECT_FALSE(deadlines.any());
}

TEST_F(DeadlineTest, SaysWhenThereIsAFirst) {
  Deadline one(deadlines, [] {});
  Deadline other(deadlines, [] {});
  one.set(seconds(1));
  other.set(seconds(1));
  one.clear();
  EXPECT_EQ(firsts, 1);
  other.clear();
  one.set(seconds(1));
  EXPECT_EQ(firsts, 2);
}

TEST_F(DeadlineTest, CanBeMovedAndCleared) {
  Deadline moved(deadlines, [&] { ++expiries; });
  Deadline cleared(deadlines, [&] { ++expiries; });
  moved.set(seconds(1));
  moved.set(seconds(5));
  cleared.set(seconds(1));
  cleared.clear();
  clock.advance(seconds(2));
  deadlines.check();
  EXPECT_EQ(expiries, 0);
  EXPECT_TRUE(deadlines.any());
}

TEST_F(DeadlineTest, MayEndItselfAndOthersWhenItExpires) {
  std::vector<std::optional<Deadline>> all(5);
  for (auto& deadline : all) {
    deadline.emplace(deadlines, [&] {
      ++expiries;
      for (auto& other : all)
        other.reset();
    });
    deadline->set(seconds(1));
  }
  clock.advance(seconds(1));
  deadlines.check();
  EXPECT_EQ(expiries, 1);
  EXPECT_FALSE(deadlines.any());
}

TEST_F(DeadlineTest, CanBeSetAgainWhenItExpires) {
  std::optional<Deadline> deadline;
  deadline.emplace(deadlines, [&] {
    ++expiries;
    deadline->set(clock.steady() + seconds(1));
  });
  deadline->set(seconds(1));
  for (int i = 0; i < 3; ++i) {
    clock.advance(seconds(1));
    deadlines.check();
  }
  EXPECT_EQ(expiries, 3);
}

}  // namespace
}  // namespace assay::wire
