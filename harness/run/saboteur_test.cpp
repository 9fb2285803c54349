#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/disk.h"
#include "base/fake_scheduler.h"
#include "mock/mock.h"
#include "mock/sabotage.h"
#include "run/runner.h"
#include "testing/golden.h"

namespace assay::run {
namespace {

using contract::ClauseKind;
using contract::State;

constexpr std::uint64_t seed = 11;
using Clauses = std::set<std::string>;

/// One API of this project: its contract and its cases, read once.
struct Api {
  explicit Api(const std::string& name) {
    root = testing::source_path("");
    text::Diagnostics problems;
    suite = load(sources, disk, {testing::source_path("cases/" + name)}, root, problems);
    EXPECT_TRUE(suite) << text::render(sources, problems);
    if (!suite) return;
    selected = select(*suite, {}, {});
    EXPECT_EQ(suite->contracts.size(), 1U);
    contract = &suite->contracts.begin()->second;
  }

  base::Disk disk;
  text::SourceMap sources;
  std::string root;
  std::optional<Suite> suite;
  std::vector<Selected> selected;
  const contract::Contract* contract = nullptr;
};

/// The whole suite against a mock that breaks this clause; an empty one breaks nothing.
results::Results run_against(Api& api, const std::string& broken_clause) {
  mock::Mock target(
      api.sources, {api.contract}, {.seed = seed, .control = true, .broken_clause = broken_clause});
  base::FakeScheduler scheduler;
  Stop stop;
  text::Diagnostics problems;
  Settings settings;
  settings.target = "mock";
  settings.destination.base = *http::read_url("http://localhost");
  settings.destination.fill_missing = true;
  settings.world.seed = seed;
  settings.world.now = "2026-01-01T00:00:00Z";
  settings.allow = {"destructive", "coercible-ids"};
  auto results = run({api.sources, api.disk, api.root, target, scheduler, problems, stop},
                     *api.suite,
                     api.selected,
                     settings);
  EXPECT_TRUE(results) << text::render(api.sources, problems);
  return results ? *std::move(results) : results::Results();
}

/// The contract's clauses in this state. What cases assert by hand is theirs to pin.
Clauses in_state(const results::Results& results, State state) {
  Clauses clauses;
  for (const auto& one : results.clauses) {
    if (one.state == state && one.clause.kind != ClauseKind::assertion)
      clauses.insert(one.clause.id);
  }
  return clauses;
}

/// Whether a case's expectation of status and error speaks for such a clause.
bool is_expected_by_name(ClauseKind kind) {
  return kind == ClauseKind::error || kind == ClauseKind::status || kind == ClauseKind::security ||
         kind == ClauseKind::parameter;
}

/// What one case that fails lists together with one of `clauses`: it stands and falls with it.
Clauses listed_together(const Api& api, const results::Results& results, const Clauses& clauses) {
  Clauses together;
  for (const auto& test : results.cases) {
    Clauses listed;
    for (const auto& id : test.clauses) {
      const auto* clause = api.contract->clause(id);
      if (clause != nullptr && is_expected_by_name(clause->kind)) listed.insert(id);
    }
    const bool concerned = std::any_of(
        listed.begin(), listed.end(), [&](const auto& id) { return clauses.contains(id); });
    if (test.verdict == results::Verdict::fail && concerned)
      together.insert(listed.begin(), listed.end());
  }
  return together;
}

std::string reason_of(const mock::Breakage& breakage, const std::string& clause) {
  const auto listed = std::find_if(breakage.also.begin(),
                                   breakage.also.end(),
                                   [&](const auto& also) { return also.clause == clause; });
  return listed == breakage.also.end() ? "a case that fails lists both" : listed->reason;
}

class Saboteur : public ::testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(OfEachContract,
                         Saboteur,
                         ::testing::Values("bitrix24", "cloudflare", "polyai"));

TEST_P(Saboteur, FindsNothingWhereTheMockIsHonest) {
  Api api(GetParam());
  const auto results = run_against(api, {});
  EXPECT_EQ(in_state(results, State::broken), Clauses());
  EXPECT_EQ(in_state(results, State::indeterminate), Clauses());
  for (const auto& test : results.cases) {
    EXPECT_EQ(results::name_of(test.verdict), "pass") << test.id << ": " << test.reason;
    EXPECT_EQ(test.findings, std::vector<results::FindingRecord>()) << test.id;
  }
}

/// Every clause of the contract in turn: the mock breaks it, and the suite finds it, and with it
/// what is listed with its reason, and nothing else.
TEST_P(Saboteur, IsFoundAtTheClauseThatItBreaks) {
  Api api(GetParam());
  std::map<std::string, std::string> unexercised;
  for (const auto& one : run_against(api, {}).clauses) {
    if (one.state == State::unexercised) unexercised.emplace(one.clause.id, one.reason);
  }
  std::string listing;
  for (const auto& breakage : mock::list_breakages(api.sources, *api.contract, seed)) {
    listing += breakage.clause + "\n";
    if (!breakage.request_only.empty()) {
      listing += fmt::format("  request-only: {}\n", breakage.request_only);
      continue;
    }
    const auto results = run_against(api, breakage.clause);
    const auto broken = in_state(results, State::broken);
    EXPECT_TRUE(broken.contains(breakage.clause)) << breakage.clause << " is not found broken";
    Clauses allowed{breakage.clause};
    for (const auto& also : breakage.also)
      allowed.insert(also.clause);
    allowed.merge(listed_together(api, results, allowed));
    for (const auto& clause : broken) {
      EXPECT_TRUE(allowed.contains(clause))
          << "the mock breaks " << breakage.clause << ", and " << clause << " is found broken too";
      if (clause != breakage.clause)
        listing += fmt::format("  also {}: {}\n", clause, reason_of(breakage, clause));
    }
  }
  testing::golden(fmt::format("run/testdata/{}.saboteur", GetParam()), listing);
}

}  // namespace
}  // namespace assay::run
