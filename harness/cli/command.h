#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "cli/program.h"

namespace CLI {
class App;
}

namespace assay::cli {

/// A command of the program. One file each; the list in meson.build is the registry.
struct Command {
  std::string_view name;
  std::string_view title;
  /// Declares the options on `app`; gives what runs when the command was chosen.
  std::function<ExitCode()> (*declare)(CLI::App& app, Program& program);
};

/// All commands, in the order the help shows them.
[[nodiscard]] const std::vector<const Command*>& commands();

/// Runs the program with its arguments (without its own name).
[[nodiscard]] ExitCode run_program(const std::vector<std::string>& arguments, Program& program);

}  // namespace assay::cli
