#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cases/case.h"
#include "cases/reader.h"
#include "cases/write/nodes.h"

/// The parts of the case writer, for each other; others include `cases/write.h`.
namespace assay::cases::writing {

/// What the forms of one file have in common while it is written.
struct Writing {
  Nodes nodes;
  std::string folder;  ///< of the file: what the paths in it are relative to
  Defaults defaults;   ///< what every step has and none needs to say
};

/// A path, which is relative to where `folder` is, as seen from `folder`.
[[nodiscard]] std::string relative_path(const std::string& folder, const std::string& path);

/// What all steps of the file have, such that each that says nothing of it gets it from `defaults`.
[[nodiscard]] Defaults find_defaults(const File& file);

[[nodiscard]] tree::Node request_node(Writing& writing, const RequestSpec& request);
/// `undocumented` is left out where it is `unless`: what it is when nothing is said.
[[nodiscard]] tree::Node expectation_node(Writing& writing,
                                          const Expectation& expect,
                                          std::optional<Undocumented> unless);
/// Matchers at one place: a value alone where that is all that is asked.
[[nodiscard]] tree::Node matchers_node(Writing& writing, const std::vector<Matcher>& matchers);
/// `request`, `expect`, `capture`, `until`, `timeout` and `retry` of a step; its name too.
void put_step(Writing& writing, tree::Node& into, const Step& step);
/// A case with its rows: all are the same but for the values of the row.
[[nodiscard]] tree::Node case_node(Writing& writing, const std::vector<const Case*>& rows);

}  // namespace assay::cases::writing
