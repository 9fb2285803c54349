#include "checks/clause_names.h"

#include <string>

#include <gtest/gtest.h>

namespace assay::checks {
namespace {

TEST(ClauseNames, KeepEachIdOnce) {
  ClauseNames names;
  std::string id = "acme/case/expect/status";
  const auto kept = names.keep(id);
  id.clear();
  EXPECT_EQ(kept, "acme/case/expect/status");
  EXPECT_EQ(names.keep("acme/case/expect/status").data(), kept.data());
}

TEST(ClauseNames, JoinTheParts) {
  ClauseNames names;
  const auto whole = names.keep("acme/case/expect/status");
  EXPECT_EQ(names.join({"acme/case", "/expect/", "", "status"}).data(), whole.data());
}

TEST(ClauseNames, StayWhereTheyAre) {
  ClauseNames names;
  const auto first = names.keep("short");
  for (int i = 0; i < 1000; ++i)
    static_cast<void>(names.keep(std::to_string(i)));
  EXPECT_EQ(names.keep("short").data(), first.data());
}

}  // namespace
}  // namespace assay::checks
