#include <algorithm>
#include <chrono>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "report/format.h"
#include "report/markdown_text.h"
#include "report/matrix.h"
#include "report/shown.h"
#include "results/exit.h"

namespace assay::report::formats {
namespace {

using contract::State;
using markdown::code;
using markdown::fenced;
using markdown::link;
using markdown::plain;
using markdown::prose;
using markdown::row;
using markdown::table_head;
using results::CaseResult;
using results::ClauseResult;
using results::FindingRecord;
using results::Results;

std::string_view conclusion(int code) {
  switch (static_cast<results::ExitCode>(code)) {
    case results::ExitCode::ok:
      return "every must-clause that was asked was kept";
    case results::ExitCode::broken:
      return "the endpoint breaks the contract";
    case results::ExitCode::usage:
      return "nothing was asked";
    case results::ExitCode::input:
      return "an input is wrong";
    case results::ExitCode::not_judged:
      return "not everything could be asked or judged";
    case results::ExitCode::gate_missed:
      return "a gate was missed";
    case results::ExitCode::own_fault:
      return "the tool failed";
  }
  return "the tool failed";
}

std::string render_head(const Results& results) {
  auto out = fmt::format("# Conformance of {}\n\n**Verdict: {}** (exit {}){}{}\n",
                         code(results.target),
                         conclusion(results.exit.code),
                         results.exit.code,
                         results.exit.reasons.empty() ? "." : ": ",
                         prose(fmt::format("{}", fmt::join(results.exit.reasons, "; "))));
  out += fmt::format("\n- {}: {}\n", counted(results.cases.size(), "case"), case_counts(results));
  out +=
      fmt::format("- {}: {}\n", counted(results.clauses.size(), "clause"), clause_counts(results));
  out += fmt::format("- bodies judged: {}\n", prose(judged_counts(results)));
  out += fmt::format(
      "- {}, seed {}, started {}, {} ms\n",
      plain(results.tool),
      results.seed,
      plain(results.run.started),
      std::chrono::duration_cast<std::chrono::milliseconds>(results.run.duration).count());
  if (!results.filled.empty())
    out += fmt::format("- filled from the seed: {}\n",
                       prose(fmt::format("{}", fmt::join(results.filled, ", "))));
  return out;
}

std::string render_cell(const Cell& cell) {
  if (cell.clauses == 0) return {};
  auto out = fmt::format("{}/{}", cell.kept, cell.clauses);
  if (cell.broken > 0) out += fmt::format(", **{} broken**", cell.broken);
  if (cell.waived > 0) out += fmt::format(", {} waived", cell.waived);
  if (cell.undecided > 0) out += fmt::format(", {} undecided", cell.undecided);
  return out;
}

std::string render_matrix(const Results& results) {
  const auto matrix = matrix_of(results);
  if (matrix.rows.empty()) return {};
  std::vector<std::string> head = {"operation"};
  for (const auto kind : matrix.kinds)
    head.emplace_back(contract::name_of(kind));
  std::string out = "\n## Operations\n\nClauses kept, of all of their kind.\n\n" + table_head(head);
  for (const auto& operation : matrix.rows) {
    std::vector<std::string> cells = {operation.operation.empty() ? "(of cases)"
                                                                  : code(operation.operation)};
    std::transform(
        operation.cells.begin(), operation.cells.end(), std::back_inserter(cells), render_cell);
    out += row(cells);
  }
  return out;
}

std::string item(std::string_view name, const std::string& text) {
  return text.empty() ? std::string() : fmt::format("- {}: {}\n", name, text);
}

std::string render_finding(const CaseResult& test, const FindingRecord& finding) {
  auto out = fmt::format("\n### {}\n\n", code(finding.clause));
  out += fmt::format("{} ({}, check {})\n\n",
                     contract::name_of(finding.state),
                     contract::name_of(finding.level),
                     code(finding.check));
  out += item("the documentation says so at", code(finding.source));
  out += item("the contract at", code(finding.contract.at));
  out += item("asked by",
              code(test.id) + ", " + code(finding.test.at.empty() ? test.file : finding.test.at));
  out += item("step", code(finding.step));
  out += item("known", prose(finding.waiver));
  out += item("expected", prose(finding.expected));
  out += item("actual", prose(finding.actual));
  out += item("advice", prose(finding.advice));
  out += item("in the answer at", code(finding.at));
  if (!finding.body_excerpt.empty()) out += "\n" + fenced(finding.body_excerpt);
  if (!test.repeat.empty()) out += "\n" + fenced(test.repeat, "sh");
  return out;
}

std::string render_findings(const Results& results) {
  std::string out;
  for (const auto& test : results.cases) {
    for (const auto& finding : test.findings)
      out += render_finding(test, finding);
  }
  return out.empty() ? out : "\n## Findings\n" + out;
}

/// The cases that gave no judgement, with the reason.
std::string render_unjudged(const Results& results) {
  std::string out;
  for (const auto& test : results.cases) {
    if (test.verdict == results::Verdict::pass || test.verdict == results::Verdict::fail) continue;
    out += row({code(test.id), std::string(results::name_of(test.verdict)), prose(test.reason)});
  }
  if (out.empty()) return out;
  return "\n## Cases without a judgement\n\n" + table_head({"case", "verdict", "reason"}) + out;
}

std::string reason_of(const ClauseResult& result) {
  if (!result.reason.empty()) return prose(result.reason);
  return result.state == State::unexercised ? "no selected case exercises it" : "";
}

/// A table of the clauses in these states, with the reason.
std::string render_clauses(const Results& results,
                           std::string_view title,
                           const std::set<State>& states) {
  std::string out;
  for (const auto& result : results.clauses) {
    if (!states.contains(result.state)) continue;
    out += row({code(result.clause.id),
                std::string(contract::name_of(result.state)),
                prose(result.clause.summary),
                code(result.clause.source.empty() ? result.place : result.clause.source),
                reason_of(result)});
  }
  if (out.empty()) return out;
  return fmt::format("\n## {}\n\n", title) +
         table_head({"clause", "state", "what it says", "where", "why"}) + out;
}

std::string render_pages(const Results& results) {
  std::string out;
  for (const auto& page : results.pages) {
    out += row({code(page.page),
                (page.restated ? "restated from " : "") + link(page.url),
                plain(page.retrieved),
                code(page.sha256)});
  }
  if (!out.empty())
    out = "\n## Documentation\n\n" + table_head({"page", "published at", "retrieved", "SHA-256"}) +
          out;
  std::string contracts;
  for (const auto& contract : results.contracts)
    contracts += row({code(contract.api), code(contract.file), code(contract.sha256)});
  if (!contracts.empty())
    out += "\n## Contracts\n\n" + table_head({"API", "file", "SHA-256"}) + contracts;
  return out;
}

std::string render(const results::Redacted& results, const Options&) {
  return render_head(*results) + render_matrix(*results) + render_findings(*results) +
         render_unjudged(*results) + render_clauses(*results, "Known failures", {State::waived}) +
         render_clauses(*results,
                        "Clauses that say nothing about the endpoint",
                        {State::indeterminate, State::blocked, State::unexercised}) +
         render_pages(*results);
}

}  // namespace

extern const Format markdown;
const Format markdown = {.name = "markdown",
                         .title = "the conformance report, to be read and handed on",
                         .file_name = "report.md",
                         .render = render,
                         .lists_clauses = true};

}  // namespace assay::report::formats
