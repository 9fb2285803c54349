#include <algorithm>

#include <fmt/format.h>

#include "cases/derive/deriving.h"
#include "contract/shown_error.h"
#include "contract/usual_status.h"
#include "generate/plain.h"
#include "http/media_type.h"

namespace assay::cases::deriving {
namespace {

using contract::Condition;
using contract::ErrorCode;

/// `2XX` as `expect.status` has it; nothing for `default`.
std::string pattern_of(const std::string& status) {
  if (status == "default") return {};
  auto pattern = status;
  std::replace(pattern.begin(), pattern.end(), 'X', 'x');
  return pattern;
}

/// `default` is one where it has a body that is no error.
bool is_success(const contract::ResponseSpec& response) {
  return response.status != "default" || !response.success.empty();
}

/// The answers that are successes: those of 2xx, else those below 400.
std::vector<const contract::ResponseSpec*> successes_of(const contract::Operation& operation) {
  for (const char first : {'2', '3', 'd'}) {
    std::vector<const contract::ResponseSpec*> found;
    for (const auto& response : operation.responses) {
      if (response.status.front() == first) found.push_back(&response);
    }
    if (!found.empty()) return found;
  }
  return {};
}

void add_once(std::vector<std::string>& list, std::string text) {
  if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(std::move(text));
}

/// Puts in the clause of a status that is an error.
void add_status(const Deriving& deriving,
                const contract::ResponseSpec& response,
                Outcome& outcome) {
  if (auto pattern = pattern_of(response.status); !pattern.empty())
    add_once(outcome.status, std::move(pattern));
  const auto id = fmt::format("{}/status/{}", deriving.operation.id, response.status);
  const bool is_error = response.status.front() == '4' || response.status.front() == '5';
  if (is_error && deriving.contract.clause(id) != nullptr) add_once(outcome.clauses, id);
}

std::string remark_of(const Deriving& deriving, const ErrorCode& error) {
  const auto* clause = deriving.contract.clause(error.clause);
  auto remark = !error.source.empty() ? error.source
                : clause != nullptr   ? deriving.sources.place(clause->span)
                                      : std::string();
  if (!error.message.empty())
    remark += fmt::format("{}{}", remark.empty() ? "" : ": ", error.message);
  return remark;
}

/// A code that is a number would be taken for a status.
std::string said_of(const ErrorCode& error) {
  if (error.code.empty()) return fmt::format("status {}", error.status);
  const bool is_number = error.code.find_first_not_of("-0123456789") == std::string::npos;
  return is_number ? "the code " + error.code : error.code;
}

/// Whether the body of an error can be read for a code.
bool may_have_code(const contract::ResponseSpec& response) {
  return response.error.empty() ||
         std::any_of(response.error.begin(), response.error.end(), [](const auto& content) {
           return http::is_json(http::read_media_type(content.media_type));
         });
}

std::string why_mute(const contract::ResponseSpec& response) {
  return fmt::format("nothing keeps the documented schema of the answer {}", response.status);
}

std::optional<Outcome> outcome_of_error(Deriving& deriving, const ErrorCode& error) {
  const auto& shape = deriving.contract.errors;
  Outcome outcome{.status = {},
                  .error = {},
                  .clauses = {error.clause},
                  .named = error.clause,
                  .said = said_of(error),
                  .remark = remark_of(deriving, error)};
  const auto refuse = [&](std::string why) {
    leave_out(deriving, error.clause, std::move(why));
    return std::nullopt;
  };
  if (error.status != 0) {
    const auto* response = deriving.operation.response_for(error.status);
    if (response == nullptr)
      return refuse(fmt::format("the documentation has no answer {}", error.status));
    if (!can_be_answered(deriving, response->error)) return refuse(why_mute(*response));
    add_status(deriving, *response, outcome);
    // The exact status is known, whatever the answer is documented under.
    outcome.status = {fmt::format("{}", error.status)};
  } else if (shape.present) {
    outcome.status = find_successes(deriving.operation);
  }
  const auto* response = deriving.operation.response_for(error.status);
  if (!error.code.empty() && shape.at && (response == nullptr || may_have_code(*response)))
    outcome.error = error.code;
  const bool told = shape.present ? !outcome.error.empty() : error.status >= 400;
  if (!told) return refuse("the contract does not say how the answer tells this error");
  return outcome;
}

}  // namespace

std::vector<std::string> find_successes(const contract::Operation& operation) {
  std::vector<std::string> statuses;
  for (const auto* response : successes_of(operation)) {
    if (auto pattern = pattern_of(response->status); !pattern.empty())
      statuses.push_back(std::move(pattern));
  }
  return statuses;
}

bool has_success(const Deriving& deriving) {
  const auto found = successes_of(deriving.operation);
  return deriving.mute.empty() &&
         std::any_of(found.begin(), found.end(), [](const auto* one) { return is_success(*one); });
}

bool can_be_answered(Deriving& deriving, const std::vector<contract::Content>& contents) {
  const auto json = std::find_if(contents.begin(), contents.end(), [](const auto& content) {
    return http::is_json(http::read_media_type(content.media_type));
  });
  if (json == contents.end() || json->schema == nullptr ||
      generate::is_plainly_possible(*json->schema, deriving.generator.references()))
    return true;
  const auto purpose = deriving.operation.id + "/answer";
  return deriving.generator.value(*json->schema, {.purpose = purpose}).has_value();
}

void find_mute(Deriving& deriving) {
  const auto found = successes_of(deriving.operation);
  if (found.empty() || can_be_answered(deriving, found.front()->success)) return;
  const auto clauses = success_clauses(deriving);
  deriving.mute = why_mute(*found.front());
  for (const auto& clause : clauses)
    leave_out(deriving, clause, deriving.mute);
}

std::vector<std::string> success_clauses(const Deriving& deriving) {
  std::vector<std::string> clauses;
  if (!deriving.mute.empty()) return clauses;
  for (const auto* response : successes_of(deriving.operation)) {
    auto id = fmt::format("{}/status/{}", deriving.operation.id, response->status);
    if (deriving.contract.clause(id) != nullptr) clauses.push_back(std::move(id));
  }
  return clauses;
}

std::optional<Outcome> outcome_of(Deriving& deriving,
                                  Condition condition,
                                  const std::string& subject) {
  const auto errors = contract::errors_shown(deriving.operation, condition, subject);
  for (std::size_t i = 1; i < errors.size(); ++i) {
    leave_out(deriving,
              errors[i]->clause,
              fmt::format("the documentation gives `{}` for the same", errors[0]->clause));
  }
  if (!errors.empty()) return outcome_of_error(deriving, *errors.front());
  // A body that tells errors has to have its code documented.
  if (deriving.contract.errors.present) return std::nullopt;
  Outcome outcome;
  for (const auto status : contract::usual_statuses(condition)) {
    const auto* response = deriving.operation.response_for(status);
    if (response == nullptr || response->status == "default" ||
        !can_be_answered(deriving, response->error))
      continue;
    add_status(deriving, *response, outcome);
    if (outcome.said.empty()) outcome.said = "status " + pattern_of(response->status);
    if (outcome.remark.empty()) outcome.remark = response->source;
  }
  if (outcome.status.empty()) return std::nullopt;
  outcome.named = outcome.clauses.empty() ? deriving.operation.id : outcome.clauses.front();
  return outcome;
}

Expectation expectation_of(const Outcome& outcome) {
  Expectation expect;
  expect.status = outcome.status;
  expect.error = outcome.error;
  return expect;
}

Expectation expect_success(const Deriving& deriving) {
  Expectation expect;
  expect.status = deriving.successes;
  return expect;
}

}  // namespace assay::cases::deriving
