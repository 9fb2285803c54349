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
  Reader(text::SourceMap& all_sources,
         base::FileSystem& all_files,
         std::string project_folder,
         text::Diagnostics& problems)
      : FormReader("project", problems),
        sources(all_sources),
        files(all_files),
        folder(std::move(project_folder)) {}

  text::SourceMap& sources;
  base::FileSystem& files;
  std::string folder;

  /// The path seen from the working folder; reports one that is absent or lies outside the
  /// project's folder, links resolved.
  [[nodiscard]] std::optional<std::string> inside(std::string_view written, text::Span span) const;
  /// Reports a secret that stands in the file itself, without the line that shows it.
  void open_secret(std::string_view what, text::Span span) const;
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
/// Reports a version of `form` other than the one this program reads.
void check_version(const tree::Member& member, std::string_view form, const Reader& reader);

/// Whether the value is kept out of everything that is written.
[[nodiscard]] bool is_secret(const Value& value);
void read_tls(const tree::Member& member, Target& into, Reader& reader);
/// Reports `tls` where nothing speaks it.
void check_tls(const Target& target, const Reader& reader);

/// `90%`, `92.5%`: 0 to 100.
[[nodiscard]] std::optional<double> read_percent(std::string_view text);
void read_gates(const tree::Member& member, Project& into, Reader& reader);
/// Reads the file that `baseline` names.
void read_baseline(const tree::Member& member, Project& into, Reader& reader);

[[nodiscard]] std::vector<tree::FormKeys> target_forms();
[[nodiscard]] std::vector<tree::FormKeys> tls_forms();
[[nodiscard]] std::vector<tree::FormKeys> gate_forms();

}  // namespace assay::project
