#include <fmt/format.h>

#include "generate/place.h"
#include "mock/sabotage/saboteur.h"

namespace assay::mock {
namespace {

/// A documented answer of another status: an error's, so that no other statement about bodies is
/// broken.
std::optional<Draft> other_answer(Workshop& workshop, const contract::ResponseSpec& than) {
  for (const auto& error : workshop.operation.errors) {
    if (error.status < 400 || workshop.operation.response_for(error.status) == &than) continue;
    if (auto draft = workshop.answers.error(workshop.operation, error, {}, generate::Fill::minimal))
      return draft;
  }
  for (const auto& response : workshop.operation.responses) {
    const int status =
        response.status.size() == 3 && response.status[0] >= '4' && response.status[1] != 'X'
            ? std::stoi(response.status)
            : 0;
    if (status == 0 || &response == &than) continue;
    if (auto draft =
            workshop.answers.of_status(workshop.operation, status, {}, generate::Fill::minimal))
      return draft;
  }
  return std::nullopt;
}

/// Puts another status in place of those that `applies` to.
Saboteur answer_otherwise(Workshop& workshop,
                          const contract::ResponseSpec& response,
                          int usual,
                          const std::function<bool(const Draft&)>& applies) {
  Saboteur saboteur;
  if (auto other = other_answer(workshop, response)) {
    saboteur.spoil = [applies, other = std::move(*other)](Draft& draft) {
      if (applies(draft)) draft = other;
    };
    return saboteur;
  }
  const auto status = undocumented_status(workshop.operation, usual);
  if (status == 0) return cannot_break("every status is documented");
  saboteur.spoil = [applies, status](Draft& draft) {
    if (applies(draft)) draft.status = status;
  };
  add_also(workshop,
           saboteur.breakage,
           workshop.operation.id + "/http/documented-status",
           "the operation documents no other status to answer with");
  return saboteur;
}

}  // namespace

Saboteur break_status(Workshop& workshop) {
  const auto name = workshop.said().substr(std::string_view("status/").size());
  const contract::ResponseSpec* response = nullptr;
  for (const auto& one : workshop.operation.responses) {
    if (one.status == name) response = &one;
  }
  if (response == nullptr)
    return cannot_break(fmt::format("`{}` is no status of the operation", name));
  const auto success = success_status(workshop.operation);
  if (workshop.operation.response_for(success) == response) {
    return answer_otherwise(
        workshop, *response, success, [](const Draft& draft) { return !draft.failed; });
  }
  int usual = 0;
  for (const auto& error : workshop.operation.errors) {
    if (workshop.operation.response_for(error.status) == response) usual = error.status;
  }
  // A status without a documented error is answered to a request that breaks what is documented
  // (`documented_status`).
  if (usual == 0) usual = name.size() == 3 && name[1] != 'X' ? std::stoi(std::string(name)) : 400;
  auto saboteur = answer_otherwise(workshop, *response, usual, [response](const Draft& draft) {
    return draft.spec == response;
  });
  for (const auto& error : workshop.operation.errors) {
    if (workshop.operation.response_for(error.status) != response) continue;
    add_also(workshop,
             saboteur.breakage,
             error.clause,
             fmt::format("this error comes with status {}", name));
  }
  return saboteur;
}

Saboteur break_error(Workshop& workshop) {
  const contract::ErrorCode* error = nullptr;
  for (const auto& one : workshop.operation.errors) {
    if (one.clause == workshop.clause.id) error = &one;
  }
  if (error == nullptr) return cannot_break("no documented error has this clause");
  const auto at = workshop.contract.errors.at;
  if (at && !error->code.empty()) {
    // Another code of the same status, so that the answer is a documented one in every other way.
    std::string other = error->code + "_ASSAY";
    for (const auto& one : workshop.operation.errors) {
      if (!one.code.empty() && one.code != error->code && one.status == error->status)
        other = one.code;
    }
    Saboteur saboteur;
    saboteur.spoil = [error, other, at = *at](Draft& draft) {
      if (draft.error == error && draft.body) draft.body->put(at, boost::json::value(other));
    };
    return saboteur;
  }
  const auto* response = workshop.operation.response_for(error->status);
  if (response == nullptr)
    return cannot_break("the contract documents no answer of this error's status");
  auto saboteur = answer_otherwise(workshop, *response, error->status, [error](const Draft& draft) {
    return draft.error == error;
  });
  add_also(workshop,
           saboteur.breakage,
           fmt::format("{}/status/{}", workshop.operation.id, response->status),
           "only the status tells this error");
  return saboteur;
}

}  // namespace assay::mock
