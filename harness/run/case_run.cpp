#include "run/case_run.h"

#include <algorithm>

#include <fmt/format.h>

#include "cases/build.h"
#include "cases/capture.h"
#include "http/curl.h"
#include "results/record.h"
#include "results/verdict.h"
#include "run/given.h"
#include "run/judge.h"
#include "run/locks.h"

namespace assay::run {
namespace {

bool is_must(const checks::Finding& finding) {
  return finding.level == contract::Level::must;
}

/// The steps that clean up: sent even when the run is told to stop.
constexpr std::string_view finally_phase = "finally";

std::string name_of_step(const cases::Step& step, std::size_t index) {
  return step.name.empty() ? fmt::format("{}", index + 1) : step.name;
}

/// The problems of one request as one line: a case that could not be made says why.
std::string first_message(const text::Diagnostics& problems) {
  for (const auto& problem : problems.items()) {
    if (problem.severity == text::Severity::error) return problem.message;
  }
  return "its request could not be made";
}

}  // namespace

bool StepOutcome::held() const {
  return not_asked.empty() && std::none_of(findings.begin(), findings.end(), is_must);
}

CaseRun::CaseRun(Session& session, const Selected& selected)
    : session_(session), selected_(selected), scope_(session.settings.world, selected.test->id) {
  const auto& test = *selected.test;
  result_.id = test.id;
  result_.title = test.title;
  result_.file = session.sources.place(test.span);
  result_.effect = cases::name_of(test.effect);
  result_.tags = test.tags;
  for (const auto& clause : test.clauses)
    result_.clauses.push_back(clause.value);
}

void CaseRun::record(http::Exchange exchange, const std::string& phase, const std::string& step) {
  result_.exchanges.push_back(results::record(std::move(exchange), phase, step));
}

void CaseRun::capture(const cases::Step& step,
                      const http::Exchange& exchange,
                      const ParsedBody& body,
                      StepOutcome& outcome) {
  if (step.captures.empty()) return;
  text::Diagnostics missing;
  cases::read_captures(
      step, *exchange.response(), body ? &body->value : nullptr, scope_.captures, missing);
  // Where the answer was wrong already, that is what there is to say.
  if (missing.has_errors() && outcome.held()) outcome.not_asked = first_message(missing);
}

Task<StepOutcome> CaseRun::attempt(const cases::Step& step,
                                   const cases::Expectation& expect,
                                   const std::string& phase) {
  StepOutcome outcome;
  const auto& stop = session_.stop;
  if (stop.at_once() || (stop.asked() && phase != finally_phase)) {
    outcome.not_asked = "not sent: " + stop.reason();
    co_return outcome;
  }
  text::Diagnostics problems;
  auto built = cases::build(
      *selected_.test, step, selected_.contract, session_.settings.destination, scope_, problems);
  if (!built) {
    if (!cases::is_blocked(problems)) session_.say(problems);
    outcome.not_asked = first_message(problems);
    co_return outcome;
  }
  session_.say_filled(built->filled);
  if (!built->untrusted.empty()) {
    outcome.not_asked = fmt::format(
        "refused: this destructive request names `{}` by a value that this run did not create and "
        "the target does not name",
        fmt::join(built->untrusted, "`, `"));
    co_return outcome;
  }
  http::Request request = std::move(built->request);
  request.once = selected_.test->effect == cases::Effect::destructive;
  http::Exchange exchange = co_await session_.send(std::move(request));
  const auto body = parse_body(exchange);
  auto said = judge(session_,
                    {.selected = selected_,
                     .step = step,
                     .expect = expect,
                     .built = *built,
                     .exchange = exchange,
                     .body = body},
                    known_ids_,
                    scope_);
  if (const auto* error = exchange.error();
      error != nullptr && http::blame_of(error->failure) == http::Blame::not_connected) {
    outcome.not_asked = error->message;
  }
  if (said.engines == 1) ++bodies_.judged_alone[said.alone];
  if (said.engines > 1) ++bodies_.judged_by_two;
  if (evaluations_.empty()) {
    evaluations_ = std::move(said.clauses);
  } else {
    evaluations_.insert(evaluations_.end(), said.clauses.begin(), said.clauses.end());
  }
  outcome.findings = std::move(said.findings);
  if (result_.repeat.empty() || !outcome.held()) result_.repeat = http::curl_line(exchange.request);
  if (body) capture(step, exchange, *body, outcome);
  record(std::move(exchange), phase, step.name);
  co_return outcome;
}

Task<StepOutcome> CaseRun::run_step(const cases::Step& step, const std::string& phase) {
  if (!step.until) {
    StepOutcome once = co_await attempt(step, step.expect, phase);
    co_return once;
  }
  const auto deadline = session_.scheduler.clock().steady() + step.until->within;
  for (;;) {
    const auto before = evaluations_.size();
    StepOutcome outcome = co_await attempt(step, step.until->expect, phase);
    const bool late = session_.scheduler.clock().steady() + step.until->every > deadline;
    if (outcome.held() || late || !outcome.not_asked.empty()) co_return outcome;
    evaluations_.resize(before);  // an answer that came too early says nothing of its clauses
    if (session_.stop.asked()) {
      co_return StepOutcome{.findings = {},
                            .not_asked = "not asked again: " + session_.stop.reason()};
    }
    co_await session_.rest(step.until->every);
  }
}

Task<std::string> CaseRun::run_steps(const std::vector<cases::Step>& steps, std::string phase) {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const StepOutcome outcome = co_await run_step(steps[i], phase);
    if (outcome.held()) continue;
    if (!outcome.not_asked.empty()) {
      co_return fmt::format("{} step {}: {}", phase, name_of_step(steps[i], i), outcome.not_asked);
    }
    const auto& finding = outcome.findings.front();
    co_return fmt::format("{} step {} did not hold: expected {}, got {}",
                          phase,
                          name_of_step(steps[i], i),
                          finding.expected,
                          finding.actual);
  }
  co_return std::string();
}

void CaseRun::keep(const StepOutcome& outcome, const std::string& step) {
  for (const auto& finding : outcome.findings) {
    result_.findings.push_back(results::record(finding, session_.sources, step));
  }
}

std::string CaseRun::bind_row() {
  text::Diagnostics problems;
  cases::bind_row(selected_.test->row, scope_, problems);
  if (!problems.has_errors()) return {};
  if (!cases::is_blocked(problems)) session_.say(problems);
  return first_message(problems);
}

Task<results::CaseResult> CaseRun::run() {
  const auto& test = *selected_.test;
  if (const auto why = skip_reason(test, session_.settings); !why.empty()) {
    result_.verdict = results::Verdict::skip;
    result_.reason = why;
    co_return std::move(result_);
  }
  std::string blocked;
  for (const auto& given : test.given) {
    if (blocked.empty()) blocked = co_await reach(*this, given);
  }
  if (blocked.empty()) blocked = bind_row();
  if (blocked.empty()) blocked = co_await run_steps(test.setup, "setup");
  evaluations_.clear();  // set-up prepares; it judges nothing
  if (blocked.empty()) {
    for (const auto& step : test.steps) {
      StepOutcome outcome = co_await run_step(step, "step");
      const bool held = outcome.held();
      if (!outcome.not_asked.empty()) blocked = outcome.not_asked;
      keep(outcome, step.name);
      if (!held) break;
    }
  }
  for (const auto& step : test.finally) {
    StepOutcome outcome = co_await run_step(step, std::string(finally_phase));
    keep(outcome, step.name);
    if (!outcome.not_asked.empty() && blocked.empty()) blocked = "clean-up: " + outcome.not_asked;
  }
  if (!blocked.empty()) {
    result_.verdict = results::Verdict::blocked;
    result_.reason = blocked;
  }
  results::settle(result_, session_.settings.strictness);
  co_return std::move(result_);
}

}  // namespace assay::run
