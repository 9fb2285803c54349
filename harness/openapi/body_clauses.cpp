#include "openapi/body_clauses.h"

#include <utility>

#include <fmt/format.h>

#include "openapi/media_type.h"

namespace assay::openapi {

BodyClauses::BodyClauses(const text::SourceMap& sources,
                         const contract::Contract& contract,
                         const contract::References& references,
                         Schemas schemas,
                         text::Diagnostics& out)
    : sources_(sources),
      contract_(contract),
      references_(references),
      schemas_(schemas),
      out_(out) {
  options_.dialect = schema::read_dialect(contract.dialect).value_or(schema::Dialect::openapi3_1);
  options_.resolver = [this](std::string_view uri) { return references_.document(uri); };
}

void BodyClauses::report(text::Diagnostic problem) {
  if (!reported_.emplace(problem.span.source, problem.span.begin).second) return;
  if (schemas_ == Schemas::tolerant && problem.severity == text::Severity::error) {
    problem.severity = text::Severity::warning;
  }
  out_.add(std::move(problem));
}

/// The clauses of a schema, with ids that begin at the `#`.
BodyClauses::SchemaClauses BodyClauses::compile(const tree::Node& schema) {
  options_.document = references_.document(schema.span);
  text::Diagnostics problems;
  const auto compiled = schema::compile(sources_, schema, options_, problems);
  for (const auto& problem : problems.items())
    report(problem);
  return compiled ? compiled->clauses() : SchemaClauses{};
}

const BodyClauses::SchemaClauses& BodyClauses::clauses_of(const tree::Node& schema) {
  const bool is_reference = schema.members.size() == 1 && schema.members.front().key == "$ref";
  const auto* target = is_reference ? references_.follow(schema) : nullptr;
  if (target == nullptr) {
    own_ = compile(schema);
    return own_;
  }
  // Large documents have a few hundred schemas, to which thousands of answers refer.
  const auto known = shared_.find(target);
  if (known != shared_.end()) return known->second;
  return shared_.emplace(target, compile(*target)).first->second;
}

void BodyClauses::add_content(const contract::Content& content,
                              const contract::Clause& pattern,
                              Clauses& clauses) {
  if (content.schema == nullptr || !is_json(content.media_type)) return;
  for (const auto& one : clauses_of(*content.schema)) {
    auto source = one.source;
    if (source.empty() && contract_.of_pages) source = sources_.place(one.place);
    clauses.push_back({.id = pattern.id + one.id,
                       .kind = pattern.kind,
                       .level = one.level,
                       .operation = pattern.operation,
                       .summary = one.summary,
                       .source = source.empty() ? pattern.source : std::move(source),
                       .span = one.span,
                       .unprovokable = pattern.unprovokable,
                       .value = one.value});
  }
}

void BodyClauses::add(const contract::Operation& operation, Clauses& clauses) {
  for (const auto& response : operation.responses) {
    contract::Clause pattern;
    pattern.kind = contract::ClauseKind::body;
    pattern.operation = operation.id;
    pattern.source = response.source;
    pattern.unprovokable = why_never_asked(operation, response);
    pattern.id = fmt::format("{}/response/{}", operation.id, response.status);
    for (const auto& content : response.success)
      add_content(content, pattern, clauses);
    // One status carries both: the error's clauses are told apart.
    if (!response.success.empty()) pattern.id += ".error";
    for (const auto& content : response.error)
      add_content(content, pattern, clauses);
  }
}

}  // namespace assay::openapi
