#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "cli/instance.h"
#include "schema/judge.h"
#include "text/source_map.h"

namespace assay::cli {

/// What `assay validate` says of one instance.
struct Verdict {
  enum class Is { valid, invalid, indeterminate, unreadable };
  Is is = Is::unreadable;
  std::string_view name;                         ///< of its file
  std::size_t line = 0;                          ///< in NDJSON; else 0
  std::string why;                               ///< where it is indeterminate or unreadable
  const Instance* instance = nullptr;            ///< nullptr where it could not be read
  const schema::Judgement* judgement = nullptr;  ///< nullptr where it was not judged
};

/// Places are told for so many violations of an instance: finding each costs a walk over its text.
inline constexpr std::size_t most_places = 100;

/// As compilers write: every violation with its place in the instance and in the schema, up to
/// `most_places`. Nothing for a valid instance.
[[nodiscard]] std::string render_text(const text::SourceMap& sources, const Verdict& verdict);

/// One line of JSON (schemas/assay/validation.schema.json).
[[nodiscard]] std::string render_json(const text::SourceMap& sources, const Verdict& verdict);

/// One line of JSON Schema's basic output (schema/output.h).
[[nodiscard]] std::string render_basic(const text::SourceMap& sources, const Verdict& verdict);

}  // namespace assay::cli
