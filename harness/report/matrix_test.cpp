#include "report/matrix.h"

#include <gtest/gtest.h>

namespace assay::report {
namespace {

using contract::ClauseKind;
using contract::State;

results::ClauseResult result(std::string operation, ClauseKind kind, State state) {
  return {.clause = {.kind = kind, .operation = std::move(operation)}, .state = state};
}

TEST(Matrix, CountsByOperationAndKind) {
  const auto matrix = matrix_of({.clauses = {result("b", ClauseKind::error, State::broken),
                                             result("", ClauseKind::assertion, State::kept),
                                             result("a", ClauseKind::body, State::kept),
                                             result("a", ClauseKind::body, State::unexercised),
                                             result("a", ClauseKind::body, State::blocked),
                                             result("a", ClauseKind::body, State::waived)}});
  EXPECT_EQ(matrix.kinds,
            (std::vector{ClauseKind::body, ClauseKind::error, ClauseKind::assertion}));
  ASSERT_EQ(matrix.rows.size(), 3U);
  EXPECT_EQ(matrix.rows[0].operation, "a");
  EXPECT_EQ(matrix.rows[0].cells[0], (Cell{.clauses = 4, .kept = 1, .undecided = 1, .waived = 1}));
  EXPECT_EQ(matrix.rows[0].cells[1], Cell());
  EXPECT_EQ(matrix.rows[1].operation, "b");
  EXPECT_EQ(matrix.rows[1].cells[1], (Cell{.clauses = 1, .broken = 1}));
  EXPECT_EQ(matrix.rows[2].operation, "");
  EXPECT_EQ(matrix.rows[2].cells[2], (Cell{.clauses = 1, .kept = 1}));
}

}  // namespace
}  // namespace assay::report
