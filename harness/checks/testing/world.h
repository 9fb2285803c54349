#pragma once

#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cases/testing.h"
#include "checks/check.h"
#include "contract/contract.h"
#include "http/message.h"
#include "text/source_map.h"

namespace assay::contract {

/// How a test that fails shows a state.
void PrintTo(State state, std::ostream* out);

}  // namespace assay::contract

namespace assay::checks::testing {

/// Whether errors are told by the status, or by a member of a body that comes with 200.
enum class Errors { by_status, in_body };

/// A contract of one operation, `acme/connector.delete`, with one case on it, to be given an answer
/// and checked:
///
///   200 JSON {id: string, name: string, numbers?: array of string}; id is the one sent, numbers
///       are the ids of phone_number
///   204 nothing
///   404 JSON {error: string}, code NOT_FOUND (with Errors::in_body: 200 instead of 404)
///   409 the same, code IN_USE
class World {
 public:
  /// `expect` is the case's, in YAML's flow style; `clauses` what the case is for.
  explicit World(std::string_view expect = "{status: 200}",
                 std::vector<std::string> clauses = {},
                 Errors errors = Errors::by_status);
  ~World();

  /// The answer to judge. The body is parsed unless it is empty.
  World& answers(int status, std::string_view body, std::string_view type = "application/json");
  World& answers(http::Response response);
  World& fails(http::Failure failure, std::string message);
  World& took(base::Duration whole);
  World& requested_by(std::string method);
  /// Makes the request one that fits no operation.
  World& raw();
  /// The answers of 200 are documented as bodies of these media types.
  World& documents_types(const std::vector<std::string>& media_types);
  /// The answers of 200 may be bodies of this media type too, with the schema of errors; it stands
  /// first.
  World& documents_first(std::string media_type);
  /// The ids of the phone numbers that hang on the connector.
  World& knows(std::vector<std::string> phone_numbers);
  /// A schema file beside the case.
  World& file(std::string path, std::string text);
  World& sent(std::string parameter, boost::json::value value);
  /// The case's step has this name.
  World& named(std::string step);

  /// What one check says, and what all say.
  [[nodiscard]] Evaluations said_by(const Check& check);
  [[nodiscard]] Evaluations said();

  [[nodiscard]] const text::SourceMap& sources() const { return reading_.sources; }
  [[nodiscard]] const contract::Contract& contract() const { return contract_; }
  [[nodiscard]] std::string problems() const;

 private:
  void make_contract(Errors errors);
  [[nodiscard]] Context context();

  cases::Reading reading_;
  contract::Contract contract_;
  text::Diagnostics compiled_;
  std::optional<Judges> judges_;
  std::optional<SchemaFiles> schema_files_;
  cases::World cases_world_;
  cases::Scope scope_;
  ClauseNames names_;
  cases::Step step_;
  cases::Built built_;
  http::Exchange exchange_;
  std::optional<tl::expected<schema::Body, schema::BodyError>> parsed_;
  KnownIds known_ids_;
};

/// The clauses with their states, sorted; a clause that was evaluated twice stands twice.
using States = std::vector<std::pair<std::string, contract::State>>;
[[nodiscard]] States states_of(const Evaluations& evaluations);

/// `clause: expected …, got …` of every finding.
[[nodiscard]] std::vector<std::string> findings_of(const Evaluations& evaluations);

}  // namespace assay::checks::testing
