#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "openapi/clause_parts.h"

namespace assay::openapi {
namespace {

struct BuiltIn {
  std::string_view name;
  std::string_view summary;
};

constexpr std::array built_in = {
    BuiltIn{"content-type", "a body comes with the `Content-Type` that it is of"},
    BuiltIn{"deadline", "the whole answer comes in time"},
    BuiltIn{"documented-status", "the status is one that the documentation names"},
    BuiltIn{"encoding", "the content codings can be undone, and texts are UTF-8"},
    BuiltIn{"framing", "the answer is one HTTP/1.1 message, whole and with nothing behind it"},
    BuiltIn{"json", "what is called JSON is JSON, with no key twice"},
};

bool has_body(const contract::ResponseSpec& response) {
  return !response.success.empty() || !response.error.empty();
}

}  // namespace

void add_http_clauses(const contract::Operation& operation, Clauses& clauses) {
  const bool bodies = std::any_of(operation.responses.begin(), operation.responses.end(), has_body);
  for (const auto& one : built_in) {
    contract::Clause clause;
    clause.id = fmt::format("{}/http/{}", operation.id, one.name);
    clause.kind = contract::ClauseKind::http;
    clause.operation = operation.id;
    clause.summary = one.summary;
    clause.span = operation.span;
    const bool of_body = one.name == "content-type" || one.name == "json";
    if (of_body && !bodies) clause.unprovokable = "no documented answer has a body";
    clauses.push_back(std::move(clause));
  }
}

}  // namespace assay::openapi
