#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "contract/contract.h"
#include "generate/generator.h"
#include "generate/typed.h"
#include "schema/schema.h"

namespace assay::mock {

/// What the contract alone says of the requests to one operation, worked out once.
struct Plan {
  struct Parameter {
    const contract::Parameter* documented = nullptr;
    generate::Typing typing;
    /// Whether a request without it has a parameter missing.
    bool needed = false;
    /// Whether an error calls it missing inside what holds it, required there or not, and an
    /// example has it.
    bool watched = false;
    /// Whether one of the same name goes before it: the path's parameter says what is meant, and
    /// the body's comes last.
    bool is_namesake = false;
    /// Compiled; nullptr where everything keeps it, or the body's schema judges.
    const schema::Schema* schema = nullptr;
  };
  const contract::Operation* operation = nullptr;
  std::vector<Parameter> parameters;            ///< in the order of the operation's
  const contract::Resource* acts_on = nullptr;  ///< nullptr: on none that the contract knows
  bool makes_its_own = false;                   ///< what it acts on need not be there before
  /// What the path names in place of what it acts on; nullptr: nothing.
  const contract::Resource* named_instead = nullptr;
  /// Resources that it neither acts on nor lives below, and that an error of its own says are
  /// absent.
  std::vector<const contract::Resource*> beside;
};

/// Whether a request without this parameter has it missing: the contract requires it, or documents
/// an error that says so.
[[nodiscard]] bool is_needed(const contract::Operation& operation, std::string_view parameter);

/// The plans of one contract's operations, each made when it is first asked for.
class Plans {
 public:
  /// Both outlive this.
  Plans(const contract::Contract& contract, generate::Generator& generator)
      : contract_(&contract), generator_(&generator), plans_(contract.operations.size()) {}

  /// `operation` is the contract's.
  [[nodiscard]] const Plan& of(const contract::Operation& operation);

 private:
  const contract::Contract* contract_;
  generate::Generator* generator_;
  std::vector<std::unique_ptr<Plan>> plans_;  // by the operation's place in the contract
};

}  // namespace assay::mock
