#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "cli/program.h"
#include "schema/body.h"
#include "tree/node.h"

namespace assay::cli {

/// How the text of a file of instances is read.
enum class InstanceKind { json, yaml, ndjson };

/// By the end of the name: `.yaml`, `.yml`; `.ndjson`, `.jsonl`; else JSON.
[[nodiscard]] InstanceKind kind_of(std::string_view path);

/// Why an instance is not judged.
struct NotJudged {
  bool is_ours = false;  ///< it is JSON beyond a limit of ours: indeterminate, and not unreadable
  text::Diagnostics problems;
};

/// One value to be judged.
struct Instance {
  std::string_view name;           ///< of its file
  std::size_t line = 0;            ///< where it begins, in NDJSON; else 0
  text::Span span;                 ///< its text
  std::optional<tree::Node> tree;  ///< of YAML
  schema::Body body;
  std::size_t size = 0;          ///< of its text as JSON, in bytes
  text::Diagnostics problems{};  ///< that leave it readable, such as a key that stands twice

  /// Where the value at a pointer stands. Of an array or object that is its first character.
  [[nodiscard]] text::Span locate(const text::SourceMap& sources,
                                  const tree::Pointer& pointer) const;
};

/// Reads the values of one text, one after the other, and gives each, or why there is none, to the
/// one or the other. `source` is the whole text.
void read_instances(text::SourceMap& sources,
                    text::Span source,
                    InstanceKind kind,
                    const std::function<void(const Instance&)>& take,
                    const std::function<void(std::size_t line, const NotJudged&)>& miss);

}  // namespace assay::cli
