#include <algorithm>

#include <fmt/format.h>

#include "cases/derive/deriving.h"
#include "contract/shown_error.h"
#include "contract/usual_status.h"
#include "generate/plain.h"
#include "generate/to_json.h"
#include "http/media_type.h"

namespace assay::cases::deriving {
namespace {

namespace json = boost::json;
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

std::string status_clause(const Deriving& deriving, const contract::ResponseSpec& response) {
  return fmt::format("{}/status/{}", deriving.operation.id, response.status);
}

/// Puts in the clause of a status that is an error.
void add_status(const Deriving& deriving,
                const contract::ResponseSpec& response,
                Outcome& outcome) {
  if (auto pattern = pattern_of(response.status); !pattern.empty())
    add_once(outcome.status, std::move(pattern));
  const auto id = status_clause(deriving, response);
  const bool is_error = response.status.front() == '4' || response.status.front() == '5';
  if (is_error && deriving.contract.clause(id) != nullptr) add_once(outcome.clauses, id);
}

std::vector<std::string> statuses_of(const std::vector<const contract::ResponseSpec*>& responses) {
  std::vector<std::string> statuses;
  for (const auto* response : responses) {
    if (auto pattern = pattern_of(response->status); !pattern.empty())
      statuses.push_back(std::move(pattern));
  }
  return statuses;
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

bool is_json(const contract::Content& content) {
  return http::is_json(http::read_media_type(content.media_type));
}

/// Whether the body of an error can be read for a code.
bool may_have_code(const contract::ResponseSpec& response) {
  return response.error.empty() ||
         std::any_of(response.error.begin(), response.error.end(), is_json);
}

/// The first example that can be completed to a value of the schema, else one that is made: what
/// the mock answers with.
Known look_for_answer(Deriving& deriving, const contract::Content& content) {
  const auto& references = deriving.generator.references();
  if (generate::is_plainly_possible(*content.schema, references)) return Known::value;
  const auto purpose = deriving.operation.id + "/answer";
  const auto makes = [&](const json::value* example) {
    return deriving.generator.value(*content.schema, {.purpose = purpose, .example = example})
        .has_value();
  };
  for (const auto* node : content.examples) {
    const auto example = generate::to_json(*node);
    if (makes(&example)) return Known::value;
  }
  if (makes(nullptr)) return Known::value;
  const bool is_read =
      deriving.generator.compiled(*content.schema, schema::Direction::response) != nullptr;
  const bool never = is_read && generate::is_plainly_impossible(*content.schema, references);
  return never ? Known::none : Known::unknown;
}

Known find_answer(Deriving& deriving, const std::vector<contract::Content>& contents) {
  const auto content = std::find_if(contents.begin(), contents.end(), is_json);
  if (content == contents.end() || content->schema == nullptr) return Known::value;
  const auto [known, is_new] = deriving.known.try_emplace(&*content);
  if (is_new) known->second = look_for_answer(deriving, *content);
  return known->second;
}

void add_unmade(Deriving& deriving, Unmade unmade) {
  auto& all = deriving.unmade;
  if (std::find(all.begin(), all.end(), unmade) == all.end()) all.push_back(std::move(unmade));
}

std::string why_unknown(Known known, const contract::ResponseSpec& response) {
  return fmt::format("{} the documented schema of the answer {}",
                     known == Known::none ? "nothing keeps" : "no value was found that keeps",
                     response.status);
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
  const auto* response =
      error.status == 0 ? nullptr : deriving.operation.response_for(error.status);
  auto known = Known::value;
  if (error.status != 0) {
    if (response == nullptr)
      return refuse(fmt::format("the documentation has no answer {}", error.status));
    known = find_answer(deriving, response->error);
    if (known == Known::none) return refuse(why_unknown(known, *response));
    add_status(deriving, *response, outcome);
    // The exact status is known, whatever the answer is documented under.
    outcome.status = {fmt::format("{}", error.status)};
  } else if (shape.present) {
    outcome.status = statuses_of(successes_of(deriving.operation));
  }
  if (!error.code.empty() && shape.at && (response == nullptr || may_have_code(*response)))
    outcome.error = error.code;
  const bool told = shape.present ? !outcome.error.empty() : error.status >= 400;
  if (!told) return refuse("the contract does not say how the answer tells this error");
  if (known == Known::unknown)
    add_unmade(deriving, {outcome.status, outcome.error, why_unknown(known, *response)});
  return outcome;
}

}  // namespace

bool has_success(const Deriving& deriving) {
  const auto& found = deriving.answers;
  return std::any_of(found.begin(), found.end(), [](const auto* one) { return is_success(*one); });
}

void find_successes(Deriving& deriving) {
  bool is_made = false;
  std::string why;
  for (const auto* response : successes_of(deriving.operation)) {
    const auto known = find_answer(deriving, response->success);
    is_made = is_made || known == Known::value;
    if (known != Known::none) deriving.answers.push_back(response);
    if (known == Known::unknown && why.empty()) why = why_unknown(known, *response);
    if (known != Known::none) continue;
    leave_out(deriving, status_clause(deriving, *response), why_unknown(known, *response));
    for (const auto& equality : response->equalities)
      leave_out(deriving, equality.clause, why_unknown(known, *response));
  }
  deriving.successes = statuses_of(deriving.answers);
  if (!is_made && !why.empty()) add_unmade(deriving, {deriving.successes, {}, why});
}

std::vector<std::string> success_clauses(const Deriving& deriving) {
  std::vector<std::string> clauses;
  for (const auto* response : deriving.answers) {
    auto id = status_clause(deriving, *response);
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
  std::string why;
  for (const auto status : contract::usual_statuses(condition)) {
    const auto* response = deriving.operation.response_for(status);
    if (response == nullptr || response->status == "default") continue;
    const auto known = find_answer(deriving, response->error);
    if (known == Known::none) continue;
    // Of several the mock answers with the first.
    if (known == Known::unknown && outcome.status.empty()) why = why_unknown(known, *response);
    add_status(deriving, *response, outcome);
    if (outcome.said.empty()) outcome.said = "status " + pattern_of(response->status);
    if (outcome.remark.empty()) outcome.remark = response->source;
  }
  if (outcome.status.empty()) return std::nullopt;
  if (!why.empty()) add_unmade(deriving, {outcome.status, {}, why});
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
