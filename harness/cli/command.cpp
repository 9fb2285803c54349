#include "cli/command.h"

#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace assay::cli {

#define ASSAY_COMMAND(name) extern const Command name##_command;
#include "cli/registry.inc"
#undef ASSAY_COMMAND

const std::vector<const Command*>& commands() {
  static const std::vector<const Command*> all = {
#define ASSAY_COMMAND(name) &name##_command,
#include "cli/registry.inc"
#undef ASSAY_COMMAND
  };
  return all;
}

namespace {

/// What CLI11 says of the arguments, and what to do.
base::Error explain(std::string what, const std::vector<std::string>& arguments, bool no_command) {
  base::Error error{
      .code = "cli.usage", .message = std::move(what), .advice = "see `assay --help`"};
  const bool word = no_command && !arguments.empty() && !arguments.front().starts_with('-');
  if (!word) return error;
  std::vector<std::string_view> names;
  for (const auto* command : commands())
    names.push_back(command->name);
  error.message = fmt::format("`{}` is no command", text::printable(arguments.front()));
  error.advice = text::suggestion(arguments.front(), names);
  return error;
}

}  // namespace

ExitCode run_program(const std::vector<std::string>& arguments, Program& program) {
  CLI::App app{"Holds an API to its documentation.", "assay"};
  app.set_version_flag("--version", fmt::format("assay {}", version));
  app.require_subcommand(1);
  std::vector<std::pair<const CLI::App*, std::function<ExitCode()>>> declared;
  for (const auto* command : commands()) {
    auto* sub = app.add_subcommand(std::string(command->name), std::string(command->title));
    declared.emplace_back(sub, command->declare(*sub, program));
  }
  try {
    // CLI11 takes the arguments from the back.
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::CallForHelp&) {
    const auto chosen = app.get_subcommands();
    program.out << (chosen.empty() ? app.help() : chosen.front()->help());
    return ExitCode::ok;
  } catch (const CLI::CallForAllHelp&) {
    program.out << app.help("", CLI::AppFormatMode::All);
    return ExitCode::ok;
  } catch (const CLI::CallForVersion& called) {
    program.out << called.what() << "\n";
    return ExitCode::ok;
  } catch (const CLI::ParseError& error) {
    complain(program, explain(error.what(), arguments, app.get_subcommands().empty()));
    return ExitCode::usage;
  }
  for (const auto& [sub, run] : declared) {
    if (sub->parsed()) return run();
  }
  return ExitCode::usage;
}

}  // namespace assay::cli
