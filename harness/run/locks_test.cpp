#include "run/locks.h"

#include <gtest/gtest.h>

namespace assay::run {
namespace {

cases::Case destructive() {
  cases::Case test;
  test.id = "shop/items.delete";
  test.effect = cases::Effect::destructive;
  return test;
}

Settings staging() {
  Settings settings;
  settings.target = "staging";
  settings.embedded_mock = false;
  return settings;
}

TEST(CheckLocks, RefusesADestructiveCaseThatTheTargetDoesNotAllow) {
  const auto test = destructive();
  const auto refused = check_locks({{.test = &test}}, staging());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message,
            "1 of the 1 selected cases is destructive, such as `shop/items.delete`, and the target "
            "`staging` does not "
            "allow that; nothing was sent");
}

TEST(CheckLocks, PassesWhereItIsAllowedOrTheMockIsOurs) {
  const auto test = destructive();
  auto allowed = staging();
  allowed.allow.insert("destructive");
  EXPECT_TRUE(check_locks({{.test = &test}}, allowed));
  EXPECT_TRUE(check_locks({{.test = &test}}, Settings{.target = "mock"}));
}

TEST(SkipReason, HoldsOnTheNamedTargetsUnlessTheyAllowIt) {
  auto test = destructive();
  test.skip =
      cases::Skip{.on = "target", .because = "ids 0 and 1 may live", .unless = "coercible-ids"};
  EXPECT_EQ(skip_reason(test, staging()), "ids 0 and 1 may live");
  EXPECT_EQ(skip_reason(test, Settings{.target = "mock"}), "");
  auto unused = staging();
  unused.allow.insert("coercible-ids");
  EXPECT_EQ(skip_reason(test, unused), "");
  test.skip->on = "production";
  EXPECT_EQ(skip_reason(test, staging()), "");
}

}  // namespace
}  // namespace assay::run
