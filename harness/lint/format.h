#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lint/lint.h"
#include "text/source_map.h"

namespace assay::lint {

/// A format of the report: data and a function. One file each; the list in meson.build is the
/// registry.
struct Format {
  std::string_view name;
  std::string_view title;
  std::string (*render)(const Report& report, const text::SourceMap& sources);
};

/// Every format, in the order of the list.
[[nodiscard]] const std::vector<const Format*>& formats();
/// The format called `name`, or nullptr.
[[nodiscard]] const Format* find_format(std::string_view name);

/// `error`, `warning`, `note`.
[[nodiscard]] std::string_view name_of(text::Severity level);

/// "3 files: 1 error, 2 warnings"; "3 files: clean".
[[nodiscard]] std::string summary_of(const Report& report);

/// A finding's place for programs: lines and columns count from 1, columns in code points; the end
/// is behind the last.
struct Region {
  text::Position begin;
  text::Position end;
};
[[nodiscard]] Region region_of(const text::SourceMap& sources, text::Span span);

}  // namespace assay::lint
