#include "run/runner.h"

#include <algorithm>
#include <optional>

#include "base/hash.h"
#include "results/tally.h"
#include "run/case_run.h"
#include "run/session.h"

namespace assay::run {
namespace {

/// The run under way: workers take the next case until none is left, and what a case says is added
/// up as soon as it is done.
struct Work {
  Session& session;
  const std::vector<Selected>& selected;
  results::Results results;
  results::Tally tally;
  std::vector<bool> done;  ///< by case
  std::size_t next = 0;
  std::size_t workers = 0;  ///< that are not done
};

void add_bodies(const BodyCounts& bodies, results::Results& results) {
  for (const auto& [why, count] : bodies.judged_alone) {
    results.judged_by_one += count;
    results.judged_alone[why] += count;
  }
  results.judged_by_two += bodies.judged_by_two;
}

/// Takes the result of a case to its place among the others.
void add_result(results::CaseResult result, std::size_t index, Work& work) {
  if (result.verdict == results::Verdict::skip)
    work.tally.skip(result.id, result.clauses, result.reason);
  if (result.verdict == results::Verdict::blocked)
    work.tally.block(result.id, result.clauses, result.reason);
  work.results.cases[index] = std::move(result);
  work.done[index] = true;
}

Task<Done> run_one(Work& work, std::size_t index) {
  CaseRun run(work.session, work.selected[index]);
  results::CaseResult result = co_await run.run();
  if (result.verdict != results::Verdict::pass && result.verdict != results::Verdict::skip &&
      work.session.settings.fail_fast) {
    work.session.failed_fast = true;
  }
  work.tally.add(result.id, run.evaluations());
  add_bodies(run.bodies(), work.results);
  add_result(std::move(result), index, work);
  co_return Done{};
}

Task<Done> reset(Session& session) {
  if (session.state_url.empty() || !session.state_url.ends_with("/__assay/state")) co_return Done{};
  http::Request request;
  request.method = "POST";
  request.url = session.state_url.substr(0, session.state_url.rfind('/')) + "/reset";
  co_await session.send(std::move(request));
  co_return Done{};
}

Task<Done> take_cases(Work& work) {
  const auto& session = work.session;
  while (work.next < work.selected.size() && !session.failed_fast && !session.stop.asked()) {
    const auto index = work.next++;
    co_await run_one(work, index);
  }
  co_return Done{};
}

Detached work_off(Work& work) {
  co_await take_cases(work);
  // What was given up may still be under way.
  if (--work.workers == 0 && work.session.stop.asked()) work.session.scheduler.stop();
}

Detached start(Work& work, unsigned jobs) {
  const bool states = std::any_of(work.selected.begin(),
                                  work.selected.end(),
                                  [](const Selected& one) { return !one.test->given.empty(); });
  if (states) {
    co_await work.session.find_control();
    co_await reset(work.session);
  }
  const auto workers = std::min<std::size_t>(jobs, work.selected.size());
  work.workers = workers;
  for (std::size_t i = 0; i < workers; ++i)
    work_off(work);
}

void add_contracts(Work& work) {
  auto& [session, selected, results, tally, done, next, workers] = work;
  const auto& sources = session.sources;
  std::vector<const contract::Contract*> seen;
  for (const auto& one : selected) {
    if (one.contract == nullptr || std::find(seen.begin(), seen.end(), one.contract) != seen.end())
      continue;
    seen.push_back(one.contract);
    const auto& contract = *one.contract;
    for (const auto& clause : contract.clauses)
      tally.expect(clause, sources);
    for (const auto& clause : session.judges(&contract)->clauses())
      tally.expect(clause, sources);
    const auto text = contract.documents.empty()
                          ? std::string_view{}
                          : sources.whole(contract.documents.front().second.span);
    results.contracts.push_back(
        {.api = contract.api, .file = contract.file, .sha256 = base::sha256(text)});
    for (const auto& page : one.contract->pages) {
      results.pages.push_back({.api = one.contract->api,
                               .page = page.page,
                               .url = page.url,
                               .sha256 = page.sha256,
                               .retrieved = page.retrieved,
                               .restated = page.restated});
    }
  }
}

/// A case that was kept from starting.
results::CaseResult not_started(Session& session, const Selected& selected) {
  auto result = CaseRun(session, selected).result();
  if (session.stop.asked()) {
    result.verdict = results::Verdict::blocked;
    result.reason = "not started: " + session.stop.reason();
  } else {
    result.verdict = results::Verdict::skip;
    result.reason = "not started: another case failed first (--fail-fast)";
  }
  return result;
}

}  // namespace

std::optional<results::Results> run(const Surroundings& around,
                                    const Suite& suite,
                                    const std::vector<Selected>& selected,
                                    const Settings& settings) {
  const auto began = around.scheduler.clock().steady();
  Session session(around, suite, settings);
  session.load_schemas(selected);
  if (around.out.has_errors()) return std::nullopt;
  Work work{.session = session, .selected = selected, .results = {}, .tally = {}, .done = {}};
  work.results.cases.resize(selected.size());
  work.done.resize(selected.size());
  add_contracts(work);
  start(work, settings.jobs);
  around.scheduler.run();

  for (std::size_t i = 0; i < selected.size(); ++i) {
    if (!work.done[i]) add_result(not_started(session, selected[i]), i, work);
  }
  auto results = std::move(work.results);
  results.target = settings.target;
  results.seed = settings.world.seed;
  results.clauses = std::move(work.tally).finish();
  results.filled.assign(session.filled.begin(), session.filled.end());
  results.run.duration = around.scheduler.clock().steady() - began;
  return results;
}

}  // namespace assay::run
