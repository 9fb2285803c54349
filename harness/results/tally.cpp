#include "results/tally.h"

#include <algorithm>
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
  auto& known = entry(clause.id).result;
  // The index views the id that is written over.
  auto indexed = by_id_.extract(clause.id);
  known.clause = clause;
  indexed.key() = known.clause.id;
  by_id_.insert(std::move(indexed));
  known.place = sources.place(clause.span);
}

std::string Tally::reason_for(const Entry& known) {
  const auto& [clause, place, state, asked, cases, reason] = known.result;
  if (state == contract::State::blocked) return fmt::format("{}", fmt::join(known.blocked, "; "));
  if (state != contract::State::unexercised) return {};
  if (!clause.unprovokable.empty()) return clause.unprovokable;
  if (!known.skipped.empty()) return fmt::format("{}", fmt::join(known.skipped, "; "));
  return never_came(clause);
}

Tally::Entry& Tally::entry(std::string_view clause) {
  auto& at_text = by_text_[clause.data()];
  if (at_text != nullptr && at_text->result.clause.id == clause) return *at_text;
  if (const auto found = by_id_.find(clause); found != by_id_.end())
    return *(at_text = found->second);
  at_text = &entries_.emplace_back(Entry{.result = {.clause = unlisted(clause)}});
  by_id_.emplace(at_text->result.clause.id, at_text);
  return *at_text;
}

void Tally::add(ClauseResult& result, std::string_view case_id, contract::State state) {
  const auto worst = contract::worse(result.state, state);
  auto& cases = result.cases;
  if (std::exchange(result.state, worst) != worst) cases.clear();
  if (worst != state) return;
  if (cases.size() == most_cases && cases.back() < case_id) return;
  const auto place = std::lower_bound(cases.begin(), cases.end(), case_id);
  if (place != cases.end() && *place == case_id) return;
  cases.emplace(place, case_id);
  if (cases.size() > most_cases) cases.pop_back();
}

void Tally::add(std::string_view case_id, const std::vector<checks::Evaluation>& evaluations) {
  ++calls_;
  for (const auto& [clause, state] : evaluations) {
    auto& known = entry(clause);
    if (state == contract::State::unexercised) continue;
    if (state != contract::State::blocked && std::exchange(known.last_asked_by, calls_) != calls_)
      ++known.result.asked;
    add(known.result, case_id, state);
  }
}

void Tally::block(std::string_view case_id,
                  const std::vector<std::string>& clauses,
                  const std::string& reason) {
  for (const auto& clause : clauses) {
    auto& known = entry(clause);
    add(known.result, case_id, contract::State::blocked);
    if (!reason.empty()) known.blocked.insert(reason);
  }
}

void Tally::skip(std::string_view case_id,
                 const std::vector<std::string>& clauses,
                 const std::string& reason) {
  for (const auto& clause : clauses)
    entry(clause).skipped.insert(fmt::format("`{}` was skipped: {}", case_id, reason));
}

std::vector<ClauseResult> Tally::finish() && {
  std::vector<ClauseResult> out;
  out.reserve(entries_.size());
  for (auto& known : entries_) {
    known.result.reason = reason_for(known);
    out.push_back(std::move(known.result));
  }
  std::sort(out.begin(), out.end(), [](const auto& left, const auto& right) {
    return left.clause.id < right.clause.id;
  });
  return out;
}

}  // namespace assay::results
