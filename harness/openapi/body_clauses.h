#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "openapi/clause_parts.h"
#include "openapi/clauses.h"
#include "schema/schema.h"

namespace assay::openapi {

/// Compiles the JSON bodies of one contract's answers for their clauses
/// (`<operation>/response/<status>#<pointer>:<keyword>`). A schema that many answers share is
/// compiled once, and says once what is wrong with it.
class BodyClauses {
 public:
  /// All of these outlive this.
  BodyClauses(const text::SourceMap& sources,
              const contract::Contract& contract,
              const contract::References& references,
              Schemas schemas,
              text::Diagnostics& out);
  BodyClauses(const BodyClauses&) = delete;
  BodyClauses& operator=(const BodyClauses&) = delete;

  /// Adds the clauses of the operation's answers.
  void add(const contract::Operation& operation, Clauses& clauses);

 private:
  using SchemaClauses = std::vector<schema::SchemaClause>;

  void add_content(const contract::Content& content,
                   const contract::Clause& pattern,
                   Clauses& clauses);
  void report(text::Diagnostic problem);
  [[nodiscard]] SchemaClauses compile(const tree::Node& schema);
  [[nodiscard]] const SchemaClauses& clauses_of(const tree::Node& schema);

  const text::SourceMap& sources_;
  const contract::Contract& contract_;
  const contract::References& references_;
  Schemas schemas_;
  text::Diagnostics& out_;
  schema::Options options_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> reported_;  // source and offset
  std::map<const tree::Node*, SchemaClauses> shared_;
  SchemaClauses own_;
};

}  // namespace assay::openapi
