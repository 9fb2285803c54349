#include <fmt/format.h>

#include "openapi/clause_parts.h"

namespace assay::openapi {
namespace {

/// What the documentation says of the whole answer; `piece` follows the operation in the id.
contract::Clause clause_of(const contract::Operation& operation,
                           const contract::ResponseSpec& response,
                           contract::ClauseKind kind,
                           const std::string& piece) {
  return {.id = fmt::format("{}/{}", operation.id, piece),
          .kind = kind,
          .level = response.level,
          .operation = operation.id,
          .summary = {},
          .source = response.source,
          .span = response.span,
          .unprovokable = why_never_asked(operation, response)};
}

std::string media_types_of(const contract::ResponseSpec& response) {
  std::string list;
  for (const auto* contents : {&response.success, &response.error}) {
    for (const auto& content : *contents) {
      const auto one = fmt::format("`{}`", text::printable(content.media_type));
      if (list.find(one) == std::string::npos) list += (list.empty() ? "" : " or ") + one;
    }
  }
  return list;
}

void add_equalities(const contract::Operation& operation,
                    contract::ResponseSpec& response,
                    Clauses& clauses) {
  for (auto& equality : response.equalities) {
    const auto at = equality.at.to_string();
    auto clause = clause_of(operation,
                            response,
                            contract::ClauseKind::equality,
                            fmt::format("response/{}#{}:equals", response.status, at));
    const auto subject = text::printable(equality.subject);
    clause.level = equality.level;
    clause.summary =
        equality.to == contract::Equality::To::parameter
            ? fmt::format("`{}` is the `{}` of the request", at, subject)
            : fmt::format("`{}` lists every `{}` that hung on what was asked for", at, subject);
    clause.source = equality.source;
    clause.span = equality.span;
    equality.clause = clause.id;
    clauses.push_back(std::move(clause));
  }
}

}  // namespace

void add_response_clauses(contract::Operation& operation, Clauses& clauses) {
  for (auto& response : operation.responses) {
    auto status = clause_of(operation,
                            response,
                            contract::ClauseKind::status,
                            fmt::format("status/{}", response.status));
    status.summary = fmt::format("status {} is answered", response.status);
    clauses.push_back(std::move(status));
    const auto media_types = media_types_of(response);
    if (!media_types.empty()) {
      auto type = clause_of(operation,
                            response,
                            contract::ClauseKind::content_type,
                            fmt::format("response/{}/content-type", response.status));
      type.summary = fmt::format("the body is {}", media_types);
      clauses.push_back(std::move(type));
    }
    add_equalities(operation, response, clauses);
  }
}

}  // namespace assay::openapi
