#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "contract/clause.h"
#include "results/results.h"

namespace assay::report {

/// What became of the clauses of one kind and one operation.
struct Cell {
  std::size_t clauses = 0;
  std::size_t kept = 0;
  std::size_t broken = 0;
  std::size_t undecided = 0;  ///< blocked or indeterminate
  std::size_t waived = 0;

  friend bool operator==(const Cell&, const Cell&) = default;
};

/// Operations by kinds of clauses.
struct Matrix {
  struct Row {
    std::string operation;
    std::vector<Cell> cells;  ///< one for each of `kinds`
  };
  std::vector<contract::ClauseKind> kinds;  ///< those that occur, in their order
  std::vector<Row> rows;                    ///< sorted; clauses of no operation last
};

[[nodiscard]] Matrix matrix_of(const results::Results& results);

}  // namespace assay::report
