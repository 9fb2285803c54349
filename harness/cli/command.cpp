#include "cli/command.h"

#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/help.h"

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

/// What is wrong with arguments that do not begin with a command.
base::Error explain_no_command(const std::vector<std::string>& arguments) {
  base::Error error{.code = "cli.usage",
                    .message = "what to do is missing: give a command",
                    .advice = "see `assay --help`"};
  if (arguments.empty()) return error;
  const auto first = text::printable(arguments.front());
  if (first.starts_with('-')) {
    error.message = fmt::format("`{}` is no option of `assay` itself", first);
    return error;
  }
  std::vector<std::string_view> names;
  for (const auto* command : commands())
    names.push_back(command->name);
  error.message = fmt::format("`{}` is no command", first);
  error.advice = text::suggestion(arguments.front(), names);
  return error;
}

/// What is wrong with the arguments of `command`: CLI11's words, but for an unknown option.
base::Error explain_arguments(const CLI::ParseError& wrong, const CLI::App& command) {
  base::Error error{.code = "cli.usage",
                    .message = wrong.what(),
                    .advice = fmt::format("see `assay {} --help`", command.get_name())};
  const auto unknown = command.remaining();
  if (unknown.empty()) return error;
  const auto first = text::printable(unknown.front());
  if (!first.starts_with('-')) {
    error.message = fmt::format("`{}` is one argument too many", first);
    return error;
  }
  error.message = fmt::format("`{}` is no option of `assay {}`", first, command.get_name());
  std::vector<std::string> names;
  for (const auto* option : command.get_options()) {
    if (!option->get_positional()) names.push_back(option->get_name());
  }
  const auto near = text::suggestion(unknown.front(), {names.begin(), names.end()});
  if (!near.empty()) error.advice = near;
  return error;
}

}  // namespace

ExitCode run_program(const std::vector<std::string>& arguments, Program& program) {
  CLI::App app{"Holds an API to its documentation.", "assay"};
  app.set_version_flag("--version", fmt::format("assay {}", version));
  app.require_subcommand(1);
  app.formatter(std::make_shared<HelpFormatter>());
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
    program.out << (chosen.empty() ? app.help() : chosen.front()->help(app.get_name()));
    return ExitCode::ok;
  } catch (const CLI::CallForAllHelp&) {
    program.out << app.help("", CLI::AppFormatMode::All);
    return ExitCode::ok;
  } catch (const CLI::CallForVersion& called) {
    program.out << called.what() << "\n";
    return ExitCode::ok;
  } catch (const CLI::ParseError& error) {
    const auto chosen = app.get_subcommands();
    const bool no_command = chosen.empty() || arguments.front() != chosen.front()->get_name();
    complain(
        program,
        no_command ? explain_no_command(arguments) : explain_arguments(error, *chosen.front()));
    return ExitCode::usage;
  }
  for (const auto& [sub, run] : declared) {
    if (sub->parsed()) return run();
  }
  return ExitCode::usage;
}

}  // namespace assay::cli
