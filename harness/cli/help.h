#pragma once

#include <string>

#include <CLI/CLI.hpp>

namespace assay::cli {

/// How `--help` shows an option: its name and one word for its value (`--jobs N`), which the option
/// gives as its type name; what values there are is said by its description.
class HelpFormatter : public CLI::Formatter {
 public:
  [[nodiscard]] std::string make_option_opts(const CLI::Option* option) const override;
};

}  // namespace assay::cli
