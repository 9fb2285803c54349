#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/file_system.h"
#include "project/project.h"
#include "tree/form.h"

/// The parts of the project reader, for each other; others include `project/project.h`.
namespace assay::project {

struct Reader : tree::FormReader {
  Reader(base::FileSystem& all_files, std::string project_folder, text::Diagnostics& problems)
      : FormReader("project", problems), files(all_files), folder(std::move(project_folder)) {}

  base::FileSystem& files;
  std::string folder;

  /// The path seen from the working folder; reports one that is absent or lies outside the
  /// project's folder, links resolved.
  [[nodiscard]] std::optional<std::string> inside(std::string_view written, text::Span span) const;
};

/// A scalar, `{env: NAME}`, `{secret: NAME}` or `{secret_file: path}`.
[[nodiscard]] std::optional<Value> read_value(const tree::Member& member, Reader& reader);
[[nodiscard]] std::vector<std::pair<std::string, Value>> read_values(const tree::Member& member,
                                                                     Reader& reader);
[[nodiscard]] Target read_target(const tree::Member& member, Reader& reader);
/// `4/s`, `90/m`: requests a second.
[[nodiscard]] std::optional<double> read_rate(std::string_view text);
/// What a setting of a later version says until then: an error, so that nobody believes it holds.
void not_yet(const tree::Member& member, const Reader& reader);

[[nodiscard]] std::vector<tree::FormKeys> target_forms();

}  // namespace assay::project
