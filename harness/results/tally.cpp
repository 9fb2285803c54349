#include "results/tally.h"

#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace assay::results {
namespace {

/// What is known of a clause that stands in no contract, from its id.
contract::Clause unlisted(std::string_view id) {
  contract::Clause clause{.id = std::string(id)};
  if (id.find("/expect/") != std::string_view::npos) {
    clause.kind = contract::ClauseKind::assertion;
    clause.summary = "asserted by hand";
  } else if (id.find("/http/") != std::string_view::npos) {
    clause.kind = contract::ClauseKind::http;
    clause.summary = "the answer is sound HTTP";
  }
  return clause;
}

std::string reason_for(const contract::Clause& clause,
                       contract::State state,
                       const std::set<std::string, std::less<>>& blocked,
                       const std::set<std::string, std::less<>>& skipped) {
  if (state == contract::State::blocked) return fmt::format("{}", fmt::join(blocked, "; "));
  if (state != contract::State::unexercised) return {};
  if (!clause.unprovokable.empty()) return clause.unprovokable;
  return fmt::format("{}", fmt::join(skipped, "; "));
}

}  // namespace

void Tally::expect(const contract::Clause& clause, const text::SourceMap& sources) {
  auto& known = entry(clause.id);
  known.clause = clause;
  known.place = sources.place(clause.span);
}

Tally::Entry& Tally::entry(std::string_view clause) {
  auto found = entries_.find(clause);
  if (found == entries_.end())
    found = entries_.emplace(std::string(clause), Entry{.clause = unlisted(clause)}).first;
  return found->second;
}

void Tally::add(std::string_view case_id, const std::vector<checks::Evaluation>& evaluations) {
  for (const auto& evaluation : evaluations) {
    auto& known = entry(evaluation.clause);
    known.state = contract::worse(known.state, evaluation.state);
    if (evaluation.state != contract::State::unexercised) known.cases.emplace(case_id);
  }
}

void Tally::block(std::string_view case_id,
                  const std::vector<std::string>& clauses,
                  const std::string& reason) {
  for (const auto& clause : clauses) {
    auto& known = entry(clause);
    known.state = contract::worse(known.state, contract::State::blocked);
    known.cases.emplace(case_id);
    if (!reason.empty()) known.blocked.insert(reason);
  }
}

void Tally::skip(std::string_view case_id,
                 const std::vector<std::string>& clauses,
                 const std::string& reason) {
  for (const auto& clause : clauses)
    entry(clause).skipped.insert(fmt::format("`{}` was skipped: {}", case_id, reason));
}

std::vector<ClauseResult> Tally::finish() const {
  std::vector<ClauseResult> out;
  out.reserve(entries_.size());
  for (const auto& [id, known] : entries_) {
    out.push_back({.clause = known.clause,
                   .place = known.place,
                   .state = known.state,
                   .cases = {known.cases.begin(), known.cases.end()},
                   .reason = reason_for(known.clause, known.state, known.blocked, known.skipped)});
  }
  return out;
}

}  // namespace assay::results
