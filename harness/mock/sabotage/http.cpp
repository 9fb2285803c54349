#include <fmt/format.h>

#include "mock/sabotage/saboteur.h"

namespace assay::mock {
namespace {

Saboteur break_framing(Workshop&) {
  Saboteur saboteur;
  saboteur.failure = http::Failure::truncated;
  saboteur.breakage.in_process_only = true;
  return saboteur;
}

Saboteur break_deadline(Workshop&) {
  Saboteur saboteur;
  saboteur.failure = http::Failure::timeout;
  saboteur.breakage.in_process_only = true;
  return saboteur;
}

/// One byte that no UTF-8 text has, in the last string of the body, so that all before it can still
/// be read.
Saboteur break_encoding(Workshop&) {
  Saboteur saboteur;
  saboteur.garble = [](const Draft& draft, http::Response& response) {
    if (draft.failed || response.body.empty()) return;
    const auto quote = response.body.rfind('"');
    response.body.insert(quote == std::string::npos ? response.body.size() : quote, 1, '\xff');
  };
  return saboteur;
}

/// The body without its last byte.
Saboteur break_json(Workshop&) {
  Saboteur saboteur;
  saboteur.garble = [](const Draft& draft, http::Response& response) {
    if (!draft.failed && draft.body && !response.body.empty()) response.body.pop_back();
  };
  return saboteur;
}

Saboteur break_documented_status(Workshop& workshop) {
  const auto usual = success_status(workshop.operation);
  const auto status = undocumented_status(workshop.operation, usual);
  if (status == 0) return cannot_break("every status is documented");
  Saboteur saboteur;
  saboteur.spoil = [status](Draft& draft) {
    if (!draft.failed) draft.status = status;
  };
  if (const auto* response = workshop.operation.response_for(usual)) {
    add_also(
        workshop,
        saboteur.breakage,
        fmt::format("{}/status/{}", workshop.operation.id, response->status),
        fmt::format(
            "a success that comes with status {} does not come with {}", status, response->status));
  }
  return saboteur;
}

/// A body of which nobody says what it is.
Saboteur break_own_content_type(Workshop&) {
  Saboteur saboteur;
  saboteur.garble = [](const Draft& draft, http::Response& response) {
    if (!draft.failed) response.headers.remove("content-type");
  };
  return saboteur;
}

/// Whether a success of the operation comes with a body.
bool has_body(const Workshop& workshop) {
  const auto* response = workshop.operation.response_for(success_status(workshop.operation));
  return response != nullptr && !response->success.empty();
}

}  // namespace

Saboteur break_http(Workshop& workshop) {
  const auto said = workshop.said();
  if (said == "http/framing") return break_framing(workshop);
  if (said == "http/deadline") return break_deadline(workshop);
  if (said == "http/documented-status") return break_documented_status(workshop);
  if (!has_body(workshop)) return cannot_break("no documented success has a body");
  if (said == "http/encoding") return break_encoding(workshop);
  if (said == "http/json") return break_json(workshop);
  if (said == "http/content-type") return break_own_content_type(workshop);
  return cannot_break(fmt::format("`{}` is no built-in clause that the mock knows", said));
}

}  // namespace assay::mock
