#pragma once

#include <string>
#include <string_view>

namespace assay::testing {

/// Compares `actual` with the file `harness/<name>` (say `text/testdata/one.err`), byte for byte,
/// and fails the test with a line diff. With ASSAY_ACCEPT=1 in the environment it writes the file
/// instead, and skips the test.
void golden(const std::string& name, std::string_view actual);

/// A path inside the source tree: `source_path("harness/text/testdata/x")`.
[[nodiscard]] std::string source_path(std::string_view relative);

/// A path inside the steering repository's material, which lies beside the project; empty where it
/// is absent, and the test then skips itself with a message.
[[nodiscard]] std::string shared_path(std::string_view relative);

}  // namespace assay::testing

/// Skips the test, saying what is absent, unless `relative` lies beside the project.
#define ASSAY_NEEDS_SHARED(relative)                                            \
  if (::assay::testing::shared_path(relative).empty()) {                        \
    GTEST_SKIP() << "../shared/" << (relative) << " is not beside the project"; \
  }
