#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "contract/contract.h"
#include "generate/generator.h"
#include "http/message.h"
#include "mock/answer.h"
#include "mock/decide.h"
#include "mock/sabotage.h"

namespace assay::mock {

/// Breaks one clause in the answers of its operation, and nothing else that can be spared. What is
/// not set does nothing.
struct Saboteur {
  Breakage breakage;
  const contract::Operation* operation = nullptr;
  /// How full the success bodies have to be, so that they show what the clause speaks of.
  generate::Fill fill = generate::Fill::minimal;
  /// A body that shows it where no example does.
  std::optional<boost::json::value> shown;
  /// Whether the mock does not notice this trouble of a request.
  std::function<bool(const Trouble& trouble)> overlooks;
  /// Changes an answer of the operation.
  std::function<void(Draft& draft)> spoil;
  /// Changes what was written of one.
  std::function<void(const Draft& draft, http::Response& response)> garble;
  /// What a client in the same process sees in place of a success.
  std::optional<http::Failure> failure;
};

/// What the makers of saboteurs work with. One for each kind of clause, each in its own file.
struct Workshop {
  const contract::Contract& contract;
  const contract::Operation& operation;
  const contract::Clause& clause;
  const std::vector<contract::Clause>& clauses;  ///< all of the contract, sorted by id
  generate::Generator& generator;
  Answers& answers;

  /// What the clause's id says behind the operation's: `response/200#/result:type`.
  [[nodiscard]] std::string_view said() const;
};

/// The contract's clauses and those of the schemas of its answers, sorted by id.
[[nodiscard]] std::vector<contract::Clause> all_clauses(const contract::Contract& contract,
                                                        generate::Generator& generator);

[[nodiscard]] Saboteur break_http(Workshop& workshop);
[[nodiscard]] Saboteur break_status(Workshop& workshop);
[[nodiscard]] Saboteur break_content_type(Workshop& workshop);
[[nodiscard]] Saboteur break_body(Workshop& workshop);
[[nodiscard]] Saboteur break_equality(Workshop& workshop);
[[nodiscard]] Saboteur break_request(Workshop& workshop);  ///< parameters and credentials
[[nodiscard]] Saboteur break_error(Workshop& workshop);

/// The saboteur of one of `clauses`; nothing when it is not among them.
[[nodiscard]] std::optional<Saboteur> make_saboteur(const contract::Contract& contract,
                                                    const std::vector<contract::Clause>& clauses,
                                                    std::string_view clause,
                                                    generate::Generator& generator,
                                                    Answers& answers);

/// A saboteur that does nothing, and says why.
[[nodiscard]] Saboteur cannot_break(std::string why);

/// A status that the operation does not document, of the same class as `near` where there is one; 0
/// when all are documented.
[[nodiscard]] int undocumented_status(const contract::Operation& operation, int near);

/// Adds a clause to those that break too, once and if there is such a clause.
void add_also(Workshop& workshop,
              Breakage& breakage,
              const std::string& clause,
              std::string_view reason);

}  // namespace assay::mock
