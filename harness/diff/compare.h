#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "contract/contract.h"
#include "diff/rules.h"

namespace assay::diff {

enum class Kind { added, removed, changed };
[[nodiscard]] std::string_view name_of(Kind kind);

/// What one of the two contracts says.
struct Side {
  std::string summary;  ///< of the clause; empty: the contract says nothing of this
  contract::Level level = contract::Level::must;
  std::string source;  ///< the page that it was read from, where the contract names it
  text::Span span;     ///< of the clause, else of its operation, in the file that was read
};

/// One difference between two contracts.
struct Change {
  Kind kind = Kind::changed;
  const Rule* rule = nullptr;
  /// Id of the clause, in the newer contract where that has it; of an operation or a parameter
  /// where all of it came or went.
  std::string clause;
  Side before;
  Side after;
  /// Further clauses that came or went with it: those below a property, of a status, of an
  /// operation.
  std::size_t folded = 0;

  /// Whether it breaks those who use the API. What only should hold breaks nobody.
  [[nodiscard]] bool breaks() const;
};

/// Compares what two contracts of one API say, with their clauses. Operations are the same when
/// their ids are (the name of the API aside), else when method and path are; a path whose
/// parameters alone have other names is the same. Sorted by clause.
[[nodiscard]] std::vector<Change> compare(const contract::Contract& before,
                                          const contract::Contract& after);

/// How many of the changes break.
[[nodiscard]] std::size_t count_breaking(const std::vector<Change>& changes);

}  // namespace assay::diff
