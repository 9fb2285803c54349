#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <boost/json/value.hpp>

#include "cases/build.h"
#include "cases/case.h"
#include "cases/scope.h"
#include "checks/clause_names.h"
#include "checks/judges.h"
#include "checks/schema_files.h"
#include "contract/contract.h"
#include "http/message.h"
#include "schema/judge.h"
#include "text/source_map.h"

namespace assay::checks {

/// State that a run keeps of resources, for equalities of the kind `ids_of`: resource to the ids
/// that hang on the one sent.
using KnownIds = std::map<std::string, std::vector<boost::json::value>, std::less<>>;

/// The body judged by its schema.
struct Judged {
  const schema::Schema* schema = nullptr;
  schema::Judgement judgement;
  /// Before the ids of the schema's clauses: the case's assertion for a schema that the case names,
  /// else empty.
  std::string_view prefix;
  /// Whether the answer should have been judged but could not: the schema did not compile.
  bool impossible = false;
};

/// Everything that checks may look at.
struct Context {
  const cases::Case& test;
  const cases::Step& step;
  const cases::Expectation& expect;  ///< the step's, or that of its `until`
  const cases::Built& built;
  const http::Exchange& exchange;
  const contract::Contract* contract = nullptr;
  const contract::Operation* operation = nullptr;      ///< nullptr for a raw request that fits none
  const contract::ResponseSpec* documented = nullptr;  ///< of the status that came
  Judges* judges = nullptr;
  SchemaFiles* schema_files = nullptr;  ///< for cases that name a schema of their own
  const schema::Body* body = nullptr;   ///< parsed JSON; nullptr when there is none
  const schema::BodyError* body_error = nullptr;
  bool is_error = false;  ///< by the contract's `x-assay-error-if`, else by the status
  std::optional<std::string> error_code;  ///< where the contract's `x-assay-error-at` says
  const KnownIds& known_ids;
  cases::Scope& scope;
  ClauseNames& names;
  const text::SourceMap& sources;
  const Judged* judged = nullptr;  ///< set by check(): nullptr when there is nothing to judge by
};

}  // namespace assay::checks
