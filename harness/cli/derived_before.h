#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "cli/program.h"

namespace assay::cli {

/// The first line of a derived contract.
extern const std::string_view derived_mark;

/// What was derived for an API before, as far as its files tell. Its contract is read once.
class DerivedBefore {
 public:
  /// `folder`: of the API's schemas, with `openapi.yaml`.
  DerivedBefore(Program& program, std::string folder);

  /// Whether the file at `path` was derived, as it or the contract beside it says.
  [[nodiscard]] bool has(const std::string& path) const;
  /// The contract's path.
  [[nodiscard]] std::string contract_path() const;
  /// The pages that a derived contract says it is of; none without one.
  [[nodiscard]] std::set<std::string> pages() const;

 private:
  [[nodiscard]] bool has_schema(const std::string& path) const;
  [[nodiscard]] bool is_contract_derived() const;

  Program& program_;
  std::string folder_;
  std::optional<std::string> contract_;  ///< its text, with our line ends
  std::set<std::string> referred_;       ///< what it refers to, a whole line each
};

}  // namespace assay::cli
