#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "results/redacted.h"

namespace assay::report {

/// Whether to mark verdicts by terminal escapes: only on a terminal, only when asked.
enum class Colours { off, on };

struct Options {
  Colours colours = Colours::off;
};

/// A report format: data and a function. One file each; the list in meson.build is the registry.
struct Format {
  std::string_view name;       ///< of `--report`: `junit`
  std::string_view title;      ///< one clause without a full stop
  std::string_view file_name;  ///< in `--report-dir`: `junit.xml`
  /// The whole report. Needs nothing but the results; the same results give the same bytes.
  std::string (*render)(const results::Redacted& results, const Options& options);
  bool lists_clauses = false;  ///< each with its state, and why it was not exercised
};

/// All formats, sorted by name.
[[nodiscard]] const std::vector<const Format*>& registry();

/// The format of that name, or nullptr.
[[nodiscard]] const Format* find(std::string_view name);

}  // namespace assay::report
