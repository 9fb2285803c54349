#include "results/tally.h"

#include <algorithm>
#include <iterator>
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

/// Why the answers said nothing of a place in their bodies.
std::string never_came(const contract::Clause& clause) {
  if (clause.kind != contract::ClauseKind::body && clause.kind != contract::ClauseKind::assertion) {
    return {};
  }
  const bool items = clause.id.find('*') != std::string::npos;
  return items ? "no answer had an item there" : "no answer had this place";
}

}  // namespace

void Tally::expect(const contract::Clause& clause, const text::SourceMap& sources) {
  auto& known = entry(clause.id);
  known.clause = clause;
  known.place = sources.place(clause.span);
}

std::string Tally::reason_for(const Entry& known) {
  if (known.state == contract::State::blocked)
    return fmt::format("{}", fmt::join(known.blocked, "; "));
  if (known.state != contract::State::unexercised) return {};
  if (!known.clause.unprovokable.empty()) return known.clause.unprovokable;
  if (!known.skipped.empty()) return fmt::format("{}", fmt::join(known.skipped, "; "));
  return never_came(known.clause);
}

Tally::Entry& Tally::entry(std::string_view clause) {
  auto found = entries_.find(clause);
  if (found == entries_.end())
    found = entries_.emplace(std::string(clause), Entry{.clause = unlisted(clause)}).first;
  return found->second;
}

void Tally::add(Entry& known, std::string_view case_id, contract::State state) {
  if (state == contract::State::unexercised) return;
  if (state != contract::State::blocked && std::exchange(known.last_asked_by, calls_) != calls_)
    ++known.asked;
  const auto worst = contract::worse(known.state, state);
  if (worst != known.state) known.cases.clear();
  known.state = worst;
  if (worst != state) return;
  if (known.cases.size() == most_cases && *known.cases.rbegin() < case_id) return;
  known.cases.emplace(case_id);
  if (known.cases.size() > most_cases) known.cases.erase(std::prev(known.cases.end()));
}

void Tally::add(std::string_view case_id, const std::vector<checks::Evaluation>& evaluations) {
  ++calls_;
  for (const auto& [clause, state] : evaluations)
    add(entry(clause), case_id, state);
}

void Tally::block(std::string_view case_id,
                  const std::vector<std::string>& clauses,
                  const std::string& reason) {
  for (const auto& clause : clauses) {
    auto& known = entry(clause);
    add(known, case_id, contract::State::blocked);
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
                   .asked = known.asked,
                   .cases = {known.cases.begin(), known.cases.end()},
                   .reason = reason_for(known)});
  }
  std::sort(out.begin(), out.end(), [](const auto& left, const auto& right) {
    return left.clause.id < right.clause.id;
  });
  return out;
}

}  // namespace assay::results
