#pragma once

#include <iosfwd>
#include <memory>
#include <string_view>

#include "base/error.h"
#include "base/file_system.h"
#include "project/value.h"
#include "results/exit.h"
#include "text/diagnostic.h"
#include "text/source_map.h"

namespace assay::cli {

using results::ExitCode;

constexpr std::string_view version = ASSAY_VERSION;

/// What a command may touch of the world.
struct Program {
  base::FileSystem& files;
  std::ostream& out;
  std::ostream& err;
  std::istream& in;
  /// A variable of the environment.
  project::Environment environment;
  text::SourceMap sources;
  /// What was read last, where nothing else needs it: it goes with the program, which is never
  /// destroyed, instead of being taken apart piece by piece.
  std::shared_ptr<const void> kept;
};

/// Prints `assay: <message>` and the advice.
void complain(Program& program, const base::Error& error);
/// Prints every problem with its place, a warning that is repeated once.
void complain(Program& program, const text::Diagnostics& problems);

}  // namespace assay::cli
