#include "openapi/clauses.h"

#include <algorithm>
#include <iterator>
#include <numeric>

#include <fmt/format.h>

#include "openapi/body_clauses.h"
#include "openapi/clause_parts.h"

namespace assay::openapi {
namespace {

/// A condition that a request, with the state it is asked in, can bring about.
bool can_be_brought_about(contract::Condition condition) {
  return condition != contract::Condition::unknown &&
         condition != contract::Condition::rate_limited;
}

bool covers(const std::string& documented, int status) {
  return documented.ends_with("XX") ? documented[0] - '0' == status / 100
                                    : documented == fmt::format("{}", status);
}

/// Sorts what one operation added. Ids of one operation begin alike: only the rest is compared.
void sort_block(Clauses& clauses, std::size_t first, std::size_t common) {
  std::vector<std::size_t> order(clauses.size() - first);
  std::iota(order.begin(), order.end(), first);
  const auto rest = [&](std::size_t index) {
    return std::string_view(clauses[index].id).substr(common);
  };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
    return rest(left) < rest(right);
  });
  Clauses sorted;
  sorted.reserve(order.size());
  for (const auto index : order) {
    // The first of two with one id stays: two media types of one answer may have the same schema.
    if (sorted.empty() || sorted.back().id != clauses[index].id) {
      sorted.push_back(std::move(clauses[index]));
    }
  }
  clauses.resize(first);
  clauses.insert(clauses.end(),
                 std::make_move_iterator(sorted.begin()),
                 std::make_move_iterator(sorted.end()));
}

}  // namespace

bool has_error(const contract::Operation& operation,
               contract::Condition condition,
               const std::string& subject) {
  return std::any_of(
      operation.errors.begin(), operation.errors.end(), [&](const contract::ErrorCode& error) {
        return error.when.condition == condition &&
               (subject.empty() || error.when.subject == subject);
      });
}

bool has_status(const contract::Operation& operation, const std::vector<std::string>& statuses) {
  return std::any_of(operation.responses.begin(), operation.responses.end(), [&](const auto& one) {
    return one.status == "4XX" ||
           std::find(statuses.begin(), statuses.end(), one.status) != statuses.end();
  });
}

std::string why_never_asked(const contract::Operation& operation,
                            const contract::ResponseSpec& response) {
  const bool is_success = response.status[0] == '2' || !response.success.empty();
  if (is_success) return {};
  const bool known = std::any_of(
      operation.errors.begin(), operation.errors.end(), [&](const contract::ErrorCode& error) {
        return covers(response.status, error.status) && can_be_brought_about(error.when.condition);
      });
  if (known) return {};
  // A request without credentials, and one that breaks the documented parameters, can always be
  // made.
  const bool secured =
      !operation.security.empty() && std::none_of(operation.security.begin(),
                                                  operation.security.end(),
                                                  [](const auto& one) { return one.empty(); });
  if (response.status == "401" && secured) return {};
  return response.status[0] == '5' ? "no request makes a sound endpoint answer so"
                                   : "the documentation does not say when this is the answer";
}

void add_clauses(const text::SourceMap& sources,
                 contract::Contract& contract,
                 text::Diagnostics& out,
                 Schemas schemas) {
  const contract::References references(contract);
  BodyClauses bodies(sources, contract, references, schemas, out);
  // In the order of their ids, so that the clauses are nearly sorted as they come.
  std::vector<contract::Operation*> operations;
  for (auto& operation : contract.operations)
    operations.push_back(&operation);
  std::sort(operations.begin(), operations.end(), [](const auto* left, const auto* right) {
    return left->id + '/' < right->id + '/';
  });
  Clauses clauses;
  for (auto* operation : operations) {
    const auto first = clauses.size();
    add_http_clauses(*operation, clauses);
    add_parameter_clauses(references, *operation, clauses);
    add_security_clauses(contract, *operation, clauses);
    add_error_clauses(*operation, schemas, clauses, out);
    add_response_clauses(*operation, clauses);
    if (schemas != Schemas::unread) bodies.add(*operation, clauses);
    sort_block(clauses, first, operation->id.size());
  }
  const auto by_id = [](const auto& left, const auto& right) { return left.id < right.id; };
  // An operation's id may be the beginning of another's.
  if (!std::is_sorted(clauses.begin(), clauses.end(), by_id)) {
    std::stable_sort(clauses.begin(), clauses.end(), by_id);
  }
  contract.clauses = std::move(clauses);
}

}  // namespace assay::openapi
