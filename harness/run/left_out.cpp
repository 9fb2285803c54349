#include "run/left_out.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "cases/derive.h"

namespace assay::run {
namespace {

/// The contracts of the selected cases that Assay has derived cases of.
std::set<const contract::Contract*> derived_contracts(const Suite& suite,
                                                      const std::vector<Selected>& selected) {
  std::set<const contract::Contract*> asked;
  for (const auto& one : selected)
    asked.insert(one.contract);
  std::set<const contract::Contract*> derived;
  for (const auto& file : suite.files) {
    const auto* contract = file.derived ? suite.contract_of(file) : nullptr;
    if (contract != nullptr && asked.contains(contract)) derived.insert(contract);
  }
  return derived;
}

}  // namespace

void tell_left_out(const Suite& suite,
                   const std::vector<Selected>& selected,
                   const text::SourceMap& sources,
                   std::vector<results::ClauseResult>& clauses) {
  std::set<std::string_view> taken;
  for (const auto& file : suite.files) {
    for (const auto& test : file.cases) {
      for (const auto& clause : test.clauses)
        taken.insert(clause.value);
    }
  }
  std::set<std::string_view> operations;  // that the suite has cases of
  for (const auto& result : clauses) {
    if (taken.contains(result.clause.id)) operations.insert(result.clause.operation);
  }
  std::map<std::string_view, results::ClauseResult*> unexplained;
  for (auto& result : clauses) {
    const auto& clause = result.clause;
    const bool may_have_cases = !suite.is_whole && !operations.contains(clause.operation);
    if (result.state != contract::State::unexercised || may_have_cases) {
      taken.insert(clause.id);
    } else if (result.reason.empty() && !taken.contains(clause.id)) {
      unexplained.emplace(clause.id, &result);
    }
  }
  for (const auto* contract : derived_contracts(suite, selected)) {
    for (auto& [clause, why] : cases::left_out(*contract, sources, taken)) {
      const auto found = unexplained.find(clause);
      if (found != unexplained.end())
        found->second->reason = "no case is derived for it: " + std::move(why);
    }
  }
}

}  // namespace assay::run
