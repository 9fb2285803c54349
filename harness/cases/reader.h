#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "cases/case.h"
#include "cases/overrides.h"
#include "text/source_map.h"
#include "tree/form.h"

/// The parts of the case reader, for each other and for its tests; others include `cases/read.h`.
namespace assay::cases {

/// What a file's `defaults` give to each of its steps that does not say otherwise.
struct Defaults {
  base::Duration timeout{};
  unsigned retries = 0;
  std::vector<Named> headers;
  std::optional<Undocumented> undocumented;
};

/// What the parts of the case reader share while one file is read.
struct Reader : tree::FormReader {
  Reader(text::SourceMap& all_sources,
         base::FileSystem& all_files,
         std::string file_path,
         std::string root_folder,
         text::Diagnostics& problems);

  text::SourceMap& sources;
  base::FileSystem& files;
  std::string path;                      ///< of the file that is read
  std::string folder;                    ///< its folder: what the paths in it are relative to
  std::string root;                      ///< what no file may lie outside of
  const Overrides* overrides = nullptr;  ///< of the folder's derived cases; nullptr: none
  Defaults defaults;
  std::map<std::string, std::vector<Step>, std::less<>> fragments;

  /// The path of a file that `written` names, seen from this file; reports one that is absent or
  /// lies outside the root, links resolved.
  [[nodiscard]] std::optional<std::string> inside(std::string_view written, text::Span span) const;
  /// The content of such a file, at most `limit` bytes; a FIFO, a device or a folder is a problem.
  [[nodiscard]] std::optional<std::string> load(std::string_view written,
                                                text::Span span,
                                                std::size_t limit) const;
  /// A duration such as `10s`; else a problem that shows how one is written.
  [[nodiscard]] std::optional<base::Duration> duration(const tree::Member& member) const;
  /// A mapping of names to values.
  [[nodiscard]] std::vector<Named> named(const tree::Member& member) const;
};

/// A mapping of header names to values, both checked (RFC 9110 section 5).
[[nodiscard]] std::vector<Named> read_headers(const tree::Member& member, const Reader& reader);
[[nodiscard]] RequestSpec read_request(const tree::Node& node, text::Span at, Reader& reader);
[[nodiscard]] Expectation read_expectation(const tree::Node& node, text::Span at, Reader& reader);
/// A scalar or a sequence is one `is`; a mapping is matchers.
[[nodiscard]] std::vector<Matcher> read_matchers(const tree::Node& node, Reader& reader);
/// Reports a text that is no regular expression, or one that cannot be run.
void check_pattern(std::string_view pattern, text::Span span, const Reader& reader);
[[nodiscard]] std::vector<Capture> read_capture_list(const tree::Member& member, Reader& reader);
[[nodiscard]] Until read_until(const tree::Node& node, text::Span at, Reader& reader);
/// Steps, with `{use: name}` replaced by the fragments it names.
[[nodiscard]] std::vector<Step> read_steps(const tree::Member& member, Reader& reader);
/// The steps of the fragments that `use: name` or `use: [name, …]` names.
[[nodiscard]] std::vector<Step> read_use(const tree::Member& member, Reader& reader);
/// Gives the file's defaults to a step that was read.
void apply_defaults(Step& step, const Defaults& defaults);
/// One case, or one a row of its `each`.
void read_case(const tree::Node& node, Reader& reader, std::vector<Case>& out);
/// The rows of a CSV file (RFC 4180) with a heading: values by column.
[[nodiscard]] std::vector<Row> read_csv(text::Span source, const Reader& reader);

/// The forms of each part.
[[nodiscard]] std::vector<tree::FormKeys> request_forms();
[[nodiscard]] std::vector<tree::FormKeys> expectation_forms();
[[nodiscard]] tree::FormKeys matcher_form();
[[nodiscard]] std::vector<tree::FormKeys> step_forms();
[[nodiscard]] std::vector<tree::FormKeys> case_forms();

}  // namespace assay::cases
