#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/check_name.h"
#include "cli/command.h"

namespace assay::cli {

/// How a command says what it found: `--output FORMAT` and `--output-file FILE`.
struct Output {
  std::string format = "text";
  std::string file;  ///< empty: standard output
};

/// Declares both options, with the names of `formats`, which has to have one called `text`.
template <class Format>
void add_output_options(CLI::App& app, Output& output, const std::vector<const Format*>& formats) {
  std::string names;
  for (const auto* format : formats) {
    if (!names.empty()) names += ", ";
    names += format->name;
  }
  app.add_option("--output", output.format, names)
      ->type_name("FORMAT")
      ->check([&formats](const std::string& name) {
        return check_name(name, "format of the output", formats);
      });
  app.add_option("--output-file", output.file, "file for it, instead of standard output")
      ->type_name("FILE");
}

/// Writes `rendered` to where the user wants it, and `summary` to standard output if that is a
/// file. Complains and gives false when the file cannot be written.
[[nodiscard]] bool print_output(Program& program,
                                const Output& output,
                                std::string_view rendered,
                                std::string_view summary);

}  // namespace assay::cli
