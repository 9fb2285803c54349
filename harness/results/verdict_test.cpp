#include "results/verdict.h"

#include <string>

#include <gtest/gtest.h>

#include "base/hash.h"
#include "results/record.h"

namespace assay::results {
namespace {

using contract::Level;
using contract::State;

FindingRecord finding(State state, Level level = Level::must) {
  return {.clause = "a/b/status/200", .level = level, .state = state, .actual = "it was so"};
}

TEST(Verdict, OfACaseWithoutFindingsIsPass) {
  EXPECT_EQ(verdict_of({}, Strictness::musts), Verdict::pass);
}

TEST(Verdict, IsTheWorstOfTheFindings) {
  EXPECT_EQ(verdict_of({finding(State::blocked)}, Strictness::musts), Verdict::blocked);
  EXPECT_EQ(verdict_of({finding(State::blocked), finding(State::indeterminate)}, Strictness::musts),
            Verdict::indeterminate);
  EXPECT_EQ(
      verdict_of({finding(State::blocked), finding(State::broken), finding(State::indeterminate)},
                 Strictness::musts),
      Verdict::fail);
}

TEST(Verdict, FailsForAShouldOnlyWhenStrict) {
  EXPECT_EQ(verdict_of({finding(State::broken, Level::should)}, Strictness::musts), Verdict::pass);
  EXPECT_EQ(verdict_of({finding(State::broken, Level::should)}, Strictness::shoulds_too),
            Verdict::fail);
  EXPECT_EQ(verdict_of({finding(State::broken, Level::may)}, Strictness::shoulds_too),
            Verdict::pass);
}

TEST(Settle, LetsABrokenClauseRuleOverABlockedStep) {
  CaseResult test{.verdict = Verdict::blocked,
                  .reason = "the set-up failed",
                  .findings = {finding(State::broken)}};
  settle(test, Strictness::musts);
  EXPECT_EQ(test.verdict, Verdict::fail);
}

TEST(Settle, LeavesASkippedCaseSkipped) {
  CaseResult test{.verdict = Verdict::skip, .reason = "not here"};
  settle(test, Strictness::musts);
  EXPECT_EQ(test.verdict, Verdict::skip);
  EXPECT_EQ(test.reason, "not here");
}

TEST(Settle, TakesTheReasonFromTheFinding) {
  CaseResult test{.findings = {finding(State::indeterminate)}};
  settle(test, Strictness::musts);
  EXPECT_EQ(test.verdict, Verdict::indeterminate);
  EXPECT_EQ(test.reason, "it was so");
}

http::Exchange exchange_of(std::string body) {
  return {.request = {.method = "POST", .url = "https://x.example/a", .body = "{}"},
          .received = http::Response{.status = 200,
                                     .headers = {{"Content-Type", "application/json"}},
                                     .body = std::move(body)}};
}

TEST(Settle, KeepsOnlyStatusSizesAndHashOfAPassingCase) {
  CaseResult test{.exchanges = {record(exchange_of("{\"a\": 1}"), "step")}};
  settle(test, Strictness::musts);
  const auto& kept = test.exchanges.front();
  EXPECT_EQ(kept.status, 200);
  EXPECT_EQ(kept.request_size, 2U);
  EXPECT_EQ(kept.response_size, 8U);
  EXPECT_EQ(kept.response_sha256, base::sha256("{\"a\": 1}"));
  EXPECT_TRUE(kept.request_body.empty() && kept.response_body.empty());
  EXPECT_TRUE(kept.request_headers.empty() && kept.response_headers.empty());
}

TEST(Settle, GivesTheMemoryOfAPassingCaseBack) {
  CaseResult test{.exchanges = {record(exchange_of(std::string(10'000, ' ')), "step")}};
  settle(test, Strictness::musts);
  EXPECT_LT(test.exchanges.front().response_body.capacity(), 100U);
}

TEST(Settle, KeepsTheBodiesOfAFailingCase) {
  CaseResult test{.findings = {finding(State::broken)},
                  .exchanges = {record(exchange_of("{\"a\": 1}"), "step")}};
  settle(test, Strictness::musts);
  EXPECT_EQ(test.exchanges.front().response_body, "{\"a\": 1}");
}

}  // namespace
}  // namespace assay::results
