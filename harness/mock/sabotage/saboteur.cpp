#include "mock/sabotage/saboteur.h"

#include <algorithm>

#include <fmt/format.h>

#include "http/media_type.h"

namespace assay::mock {

using contract::ClauseKind;

std::string_view Workshop::said() const {
  return std::string_view(clause.id).substr(std::min(clause.id.size(), operation.id.size() + 1));
}

Saboteur cannot_break(std::string why) {
  Saboteur saboteur;
  saboteur.breakage.request_only = std::move(why);
  return saboteur;
}

int undocumented_status(const contract::Operation& operation, int near) {
  for (const int offset : {99, 98, 97, 96, 18}) {
    const int status = near / 100 * 100 + offset;
    if (operation.response_for(status) == nullptr) return status;
  }
  for (const int status : {299, 499, 599}) {
    if (operation.response_for(status) == nullptr) return status;
  }
  return 0;
}

namespace {

const contract::Clause* find_clause(const std::vector<contract::Clause>& clauses,
                                    std::string_view id) {
  const auto found = std::lower_bound(
      clauses.begin(), clauses.end(), id, [](const auto& one, std::string_view wanted) {
        return one.id < wanted;
      });
  return found != clauses.end() && found->id == id ? &*found : nullptr;
}

/// The statements of one schema about the bodies of one answer.
void add_body_clauses(const contract::Operation& operation,
                      const std::string& prefix,
                      const contract::Content& content,
                      generate::Generator& generator,
                      std::vector<contract::Clause>& clauses) {
  if (content.schema == nullptr || !http::is_json(http::read_media_type(content.media_type)))
    return;
  const auto* schema = generator.compiled(*content.schema, schema::Direction::response);
  if (schema == nullptr) return;
  for (const auto& one : schema->clauses()) {
    clauses.push_back({.id = prefix + one.id,
                       .kind = ClauseKind::body,
                       .level = one.level,
                       .operation = operation.id,
                       .summary = one.summary,
                       .source = one.source,
                       .span = one.span});
  }
}

}  // namespace

std::vector<contract::Clause> all_clauses(const contract::Contract& contract,
                                          generate::Generator& generator) {
  auto clauses = contract.clauses;
  for (const auto& operation : contract.operations) {
    for (const auto& response : operation.responses) {
      const auto prefix = fmt::format("{}/response/{}", operation.id, response.status);
      for (const auto& content : response.success)
        add_body_clauses(operation, prefix, content, generator, clauses);
      for (const auto& content : response.error) {
        add_body_clauses(operation,
                         prefix + (response.success.empty() ? "" : ".error"),
                         content,
                         generator,
                         clauses);
      }
    }
  }
  // Two media types of one answer may have the same schema.
  std::stable_sort(clauses.begin(), clauses.end(), [](const auto& one, const auto& other) {
    return one.id < other.id;
  });
  const auto same = [](const auto& one, const auto& other) { return one.id == other.id; };
  clauses.erase(std::unique(clauses.begin(), clauses.end(), same), clauses.end());
  return clauses;
}

void add_also(Workshop& workshop,
              Breakage& breakage,
              const std::string& clause,
              std::string_view reason) {
  if (clause == workshop.clause.id || find_clause(workshop.clauses, clause) == nullptr) return;
  const auto at = std::lower_bound(
      breakage.also.begin(), breakage.also.end(), clause, [](const auto& one, const auto& id) {
        return one.clause < id;
      });
  if (at != breakage.also.end() && at->clause == clause) return;
  breakage.also.insert(at, {clause, std::string(reason)});
}

namespace {

Saboteur make(Workshop& workshop) {
  switch (workshop.clause.kind) {
    case ClauseKind::http:
      return break_http(workshop);
    case ClauseKind::status:
      return break_status(workshop);
    case ClauseKind::content_type:
      return break_content_type(workshop);
    case ClauseKind::body:
      return break_body(workshop);
    case ClauseKind::equality:
      return break_equality(workshop);
    case ClauseKind::parameter:
    case ClauseKind::security:
      return break_request(workshop);
    case ClauseKind::error:
      return break_error(workshop);
    case ClauseKind::assertion:
      break;
  }
  return cannot_break("an assertion by hand stands in no contract");
}

}  // namespace

std::optional<Saboteur> make_saboteur(const contract::Contract& contract,
                                      const std::vector<contract::Clause>& clauses,
                                      std::string_view clause,
                                      generate::Generator& generator,
                                      Answers& answers) {
  const auto* known = find_clause(clauses, clause);
  const auto* operation = known == nullptr ? nullptr : contract.operation(known->operation);
  if (operation == nullptr) return std::nullopt;
  Workshop workshop{contract, *operation, *known, clauses, generator, answers};
  auto saboteur = !known->unprovokable.empty() ? cannot_break(known->unprovokable)
                  : known->level == contract::Level::may
                      ? cannot_break("it allows something, and nobody has to do it")
                      : make(workshop);
  saboteur.operation = operation;
  saboteur.breakage.clause = known->id;
  return saboteur;
}

std::vector<Breakage> list_breakages(const text::SourceMap& sources,
                                     const contract::Contract& contract,
                                     std::uint64_t seed) {
  generate::Generator generator(sources, contract, seed);
  Answers answers(contract, generator);
  const auto clauses = all_clauses(contract, generator);
  std::vector<Breakage> list;
  for (const auto& clause : clauses) {
    if (auto saboteur = make_saboteur(contract, clauses, clause.id, generator, answers))
      list.push_back(std::move(saboteur->breakage));
  }
  return list;
}

}  // namespace assay::mock
