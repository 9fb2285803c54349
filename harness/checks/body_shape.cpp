#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "checks/all.h"
#include "checks/reporter.h"

namespace assay::checks::all {
namespace {

using contract::State;
using schema::SchemaClause;
using schema::Validity;
using schema::Violation;

/// Places that break one clause: more of them say nothing new.
constexpr std::size_t most_of_a_clause = 5;
/// Findings of one answer that show their place in the body.
constexpr std::size_t most_excerpts = 50;

/// What the clause is called in this run.
std::string_view id_of(const Context& context, const Judged& judged, const SchemaClause& clause) {
  return judged.prefix.empty() ? clause.id : context.names.join({judged.prefix, clause.id});
}

/// A clause for what no clause was compiled for: a branch that was not taken.
std::string_view id_of(const Context& context, const Judged& judged, const Violation& violation) {
  const auto owner =
      !judged.prefix.empty() || context.operation == nullptr
          ? std::string(judged.prefix)
          : fmt::format("{}/response/{}",
                        context.operation->id,
                        context.documented == nullptr ? "default" : context.documented->status);
  return context.names.join({owner, "#", violation.instance.to_string(), ":", violation.keyword});
}

/// Whether the violation is told by another that stands at its place or above, such as the `anyOf`
/// none of whose branches fits.
bool is_told_by_another(const Violation& violation, const std::vector<Violation>& all) {
  return std::any_of(all.begin(), all.end(), [&](const Violation& other) {
    const auto& above = other.instance.tokens;
    const auto& here = violation.instance.tokens;
    return other.clause >= 0 && above.size() <= here.size() &&
           std::equal(above.begin(), above.end(), here.begin());
  });
}

/// The last token of a clause's pointer (`id` of `…#/result/id:required`), a branch that it names
/// (`id(anyOf/0)`) left out.
std::string_view last_token(std::string_view clause) {
  clause.remove_prefix(std::min(clause.find('#'), clause.size()));
  clause = clause.substr(0, clause.rfind(':'));
  while (clause.ends_with(')') && clause.find('(') != std::string_view::npos)
    clause = clause.substr(0, clause.rfind('('));
  return clause.substr(std::min(clause.rfind('/') + 1, clause.size()));
}

/// Where the fault is: a member that is missing has a place too, though the evaluator names the
/// object that lacks it.
std::string place_of(const Violation& violation, const SchemaClause* clause) {
  auto at = violation.instance.to_string();
  if (clause == nullptr || violation.keyword != "required") return at;
  return fmt::format("{}/{}", at, last_token(clause->id));
}

void report_violations(const Context& context, const Judged& judged, Reporter& report) {
  const auto& violations = judged.judgement.outcome.violations;
  std::map<std::string_view, std::size_t> told;
  std::size_t excerpts = 0;
  for (const auto& violation : violations) {
    const SchemaClause* clause =
        violation.clause < 0
            ? nullptr
            : &judged.schema->clauses()[static_cast<std::size_t>(violation.clause)];
    if (clause == nullptr && is_told_by_another(violation, violations)) continue;
    const auto id =
        clause != nullptr ? id_of(context, judged, *clause) : id_of(context, judged, violation);
    if (++told[id] > most_of_a_clause) continue;
    auto& finding = report.broken(id, violation.expected, violation.actual);
    finding.at = place_of(violation, clause);
    finding.contract_span = violation.span;
    if (clause != nullptr) {
      finding.level = clause->level;
      finding.source = clause->source;
    }
    if (++excerpts <= most_excerpts) finding.body_excerpt = excerpt_of(context, violation.instance);
    if (told[id] == most_of_a_clause) finding.advice = "others that break it are not listed";
  }
}

void report_states(const Context& context, const Judged& judged, Reporter& report) {
  const auto& clauses = judged.schema->clauses();
  const auto& states = judged.judgement.outcome.clauses;
  for (std::size_t i = 0; i < std::min(clauses.size(), states.size()); ++i) {
    if (states[i] != State::unexercised)
      report.state(id_of(context, judged, clauses[i]), states[i]);
  }
}

/// The clause that could not be judged: the first that says so, else the first of all.
std::string_view undecided_clause(const Context& context, const Judged& judged) {
  if (judged.schema == nullptr || judged.schema->clauses().empty())
    return http_clause(context, "json");
  const auto& states = judged.judgement.outcome.clauses;
  const auto found = std::find(states.begin(), states.end(), State::indeterminate);
  const auto index = found == states.end() ? 0 : found - states.begin();
  return id_of(context, judged, judged.schema->clauses()[static_cast<std::size_t>(index)]);
}

void report_undecided(const Context& context,
                      const Judged& judged,
                      std::string why,
                      Reporter& report) {
  const auto id = undecided_clause(context, judged);
  auto& finding =
      report.found(id, State::indeterminate, "a body that can be judged", std::move(why));
  if (judged.schema == nullptr) return;
  for (const auto& clause : judged.schema->clauses()) {
    if (id_of(context, judged, clause) != id) continue;
    finding.level = clause.level;
    finding.source = clause.source;
    finding.contract_span = clause.span;
  }
}

void run(const Context& context, Evaluations& out) {
  if (context.judged == nullptr) return;
  const auto& judged = *context.judged;
  Reporter report(context, body_shape.id, out);
  if (judged.impossible)
    return report_undecided(context, judged, "its schema could not be compiled", report);
  out.engines = judged.judgement.engines;
  out.alone = judged.judgement.alone;
  report_states(context, judged, report);
  const auto& outcome = judged.judgement.outcome;
  const auto before = out.findings.size();
  report_violations(context, judged, report);
  if (outcome.validity == Validity::indeterminate)
    return report_undecided(context, judged, outcome.why_indeterminate, report);
  // Never pass what was called invalid, even if nobody said why.
  if (outcome.validity == Validity::invalid && out.findings.size() == before)
    report_undecided(context, judged, "it is invalid, and the evaluator did not say where", report);
}

}  // namespace

const Check body_shape = {
    .id = "body-shape",
    .title = "the body is what its schema says",
    .about =
        "Judges every keyword of the documented schema as a clause of its own, "
        "`<operation>/response/<status>#<pointer>:<keyword>`: broken, kept, or not exercised by "
        "this "
        "body. An error is judged by the schema of errors. `expect.schema` names another schema "
        "(`<case>/expect/schema#…`), or `none`. Bodies are judged by our evaluator and by "
        "valijson; "
        "where the two disagree, or a limit is reached, the case is *indeterminate*.",
    .run = run};

}  // namespace assay::checks::all
