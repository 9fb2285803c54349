#include "report/matrix.h"

#include <map>
#include <utility>

namespace assay::report {
namespace {

using contract::ClauseKind;
using contract::State;

constexpr std::array all_kinds = {ClauseKind::http,
                                  ClauseKind::status,
                                  ClauseKind::content_type,
                                  ClauseKind::body,
                                  ClauseKind::equality,
                                  ClauseKind::parameter,
                                  ClauseKind::security,
                                  ClauseKind::error,
                                  ClauseKind::assertion};

void add(Cell& cell, State state) {
  ++cell.clauses;
  switch (state) {
    case State::kept:
      ++cell.kept;
      break;
    case State::broken:
      ++cell.broken;
      break;
    case State::waived:
      ++cell.waived;
      break;
    case State::indeterminate:
    case State::blocked:
      ++cell.undecided;
      break;
    case State::unexercised:
      break;
  }
}

}  // namespace

Matrix matrix_of(const results::Results& results) {
  std::map<std::pair<bool, std::string>, std::map<ClauseKind, Cell>> rows;
  std::map<ClauseKind, bool> occurs;
  for (const auto& result : results.clauses) {
    const auto& clause = result.clause;
    add(rows[{clause.operation.empty(), clause.operation}][clause.kind], result.state);
    occurs[clause.kind] = true;
  }
  Matrix matrix;
  for (const auto kind : all_kinds) {
    if (occurs[kind]) matrix.kinds.push_back(kind);
  }
  for (auto& [key, cells] : rows) {
    Matrix::Row row{.operation = key.second};
    for (const auto kind : matrix.kinds)
      row.cells.push_back(cells[kind]);
    matrix.rows.push_back(std::move(row));
  }
  return matrix;
}

}  // namespace assay::report
