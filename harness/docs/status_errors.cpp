#include "docs/status_errors.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "docs/condition.h"
#include "docs/error_codes.h"
#include "docs/resources.h"
#include "docs/rpc.h"
#include "docs/words.h"

namespace assay::docs {
namespace {

using contract::Condition;

/// The number of an exact status, or 0.
int number_of(const std::string& status) {
  const bool exact =
      status.size() == 3 && status.find_first_not_of("0123456789") == std::string::npos;
  return exact ? std::stoi(status) : 0;
}

/// Faults of the server, and of what nobody names, are not ours to provoke: the words stay.
void settle(contract::ErrorCode& error) {
  const auto condition = error.when.condition;
  const bool has_subject = condition == Condition::missing || condition == Condition::invalid ||
                           condition == Condition::absent || condition == Condition::dependents;
  if (error.status < 500 && (!has_subject || !error.when.subject.empty()) &&
      condition != Condition::unknown)
    return;
  auto words = error.message.empty() ? error.code : error.message;
  if (words.empty()) words = "status " + std::to_string(error.status);
  error.when = {.condition = Condition::unknown, .subject = std::move(words)};
}

/// "Resource not found" names none: each that the path names can be the one.
bool names_no_resource(const contract::ErrorCode& error, const Subjects& subjects) {
  if (error.when.condition != Condition::absent || !error.code.empty()) return false;
  const auto words = lower_case(error.message);
  return std::none_of(
      subjects.resources.begin(), subjects.resources.end(), [&](const ResourceName& resource) {
        return resource.spoken != "resource" && words.find(resource.spoken) != std::string::npos;
      });
}

void add_error(contract::Operation& operation,
               const contract::ResponseSpec& response,
               const ErrorBodyCode& code,
               const Subjects& subjects) {
  contract::ErrorCode error{.code = std::string(code.text),
                            .message = in_one_line(response.description),
                            .status = number_of(response.status),
                            .level = code.level,
                            .span = code.span};
  error.when =
      condition_of({.code = code.text, .message = error.message, .status = error.status}, subjects);
  settle(error);
  const auto in_path = resources_of_path(operation.path);
  if (in_path.empty() || !names_no_resource(error, subjects)) {
    operation.errors.push_back(std::move(error));
    return;
  }
  for (auto resource = in_path.rbegin(); resource != in_path.rend(); ++resource) {
    error.when.subject = resource->name;
    operation.errors.push_back(error);
  }
}

void add_errors(const contract::Contract& contract,
                contract::Operation& operation,
                const ResourceNames& resources,
                const CodesByStatus& codes) {
  if (!operation.errors.empty()) return;
  const auto subjects = subjects_of(contract, operation, resources);
  for (const auto& response : operation.responses) {
    if (number_of(response.status) < 400) continue;
    const auto known = codes.find(response.status);
    if (known == codes.end() || known->second.empty()) {
      add_error(operation, response, {.text = {}, .span = response.span}, subjects);
      continue;
    }
    for (const auto& code : known->second)
      add_error(operation, response, code, subjects);
  }
}

}  // namespace

void add_status_errors(contract::Contract& contract) {
  const contract::References references(contract);
  const auto codes = find_error_codes(contract, references);
  const auto resources = resource_names(contract);
  for (std::size_t i = 0; i < codes.size(); ++i)
    add_errors(contract, contract.operations[i], resources, codes[i]);
}

}  // namespace assay::docs
