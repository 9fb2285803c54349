#include "checks/judges.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "contract/references.h"

namespace assay::checks {

struct Judges::State {
  std::map<const contract::Content*, schema::Judge> judges;
  std::vector<contract::Clause> clauses;
};

namespace {

/// Compiles the schemas of one contract, content by content.
class Compilation {
 public:
  Compilation(const text::SourceMap& sources,
              const contract::Contract& contract,
              text::Diagnostics& out)
      : sources_(sources), references_(contract), out_(out) {
    options_.dialect = schema::read_dialect(contract.dialect).value_or(schema::Dialect::openapi3_1);
    options_.resolver = [this](std::string_view uri) { return references_.document(uri); };
  }

  [[nodiscard]] std::optional<schema::Schema> run(const contract::Content& content,
                                                  std::string prefix) {
    options_.clause_prefix = std::move(prefix);
    options_.base_uri = sources_.name(content.schema->span);
    options_.document = references_.document(content.schema->span);
    return schema::compile(sources_, *content.schema, options_, out_);
  }

 private:
  const text::SourceMap& sources_;
  contract::References references_;
  text::Diagnostics& out_;
  schema::Options options_;
};

void add_clauses(const schema::Schema& compiled,
                 const contract::Operation& operation,
                 std::vector<contract::Clause>& out) {
  for (const auto& clause : compiled.clauses()) {
    out.push_back({.id = clause.id,
                   .kind = contract::ClauseKind::body,
                   .level = clause.level,
                   .operation = operation.id,
                   .summary = clause.summary,
                   .source = clause.source,
                   .span = clause.span});
  }
}

void sort_by_id(std::vector<contract::Clause>& clauses) {
  // Two media types of one answer may have the same schema: the first says it for both.
  std::stable_sort(clauses.begin(), clauses.end(), [](const auto& left, const auto& right) {
    return left.id < right.id;
  });
  const auto same = [](const auto& left, const auto& right) { return left.id == right.id; };
  clauses.erase(std::unique(clauses.begin(), clauses.end(), same), clauses.end());
}

}  // namespace

std::string clause_prefix(const contract::Operation& operation,
                          const contract::ResponseSpec& response,
                          const contract::Content& content) {
  const bool is_error = std::any_of(response.error.begin(),
                                    response.error.end(),
                                    [&](const contract::Content& one) { return &one == &content; });
  const bool carries_both = is_error && !response.success.empty();
  return fmt::format(
      "{}/response/{}{}", operation.id, response.status, carries_both ? ".error" : "");
}

Judges::Judges(const text::SourceMap& sources,
               const contract::Contract& contract,
               schema::SecondEngine mode,
               text::Diagnostics& out)
    : state_(std::make_unique<State>()) {
  Compilation compilation(sources, contract, out);
  for (const auto& operation : contract.operations) {
    for (const auto& response : operation.responses) {
      for (const auto* contents : {&response.success, &response.error}) {
        for (const auto& content : *contents) {
          if (content.schema == nullptr) continue;
          auto compiled = compilation.run(content, clause_prefix(operation, response, content));
          if (!compiled) continue;
          add_clauses(*compiled, operation, state_->clauses);
          schema::Judge judge(*std::move(compiled), mode);
          schema::list_refusals(judge, out);
          state_->judges.emplace(&content, std::move(judge));
        }
      }
    }
  }
  sort_by_id(state_->clauses);
}

Judges::~Judges() = default;
Judges::Judges(Judges&&) noexcept = default;

schema::Judge* Judges::find(const contract::Content& content) {
  const auto found = state_->judges.find(&content);
  return found == state_->judges.end() ? nullptr : &found->second;
}

const std::vector<contract::Clause>& Judges::clauses() const {
  return state_->clauses;
}

}  // namespace assay::checks
