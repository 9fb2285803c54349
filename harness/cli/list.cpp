#include <algorithm>
#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/run_options.h"

namespace assay::cli {
namespace {

ExitCode list_cases(Program& program, const Selection& selection) {
  const auto project = load_project(program);
  if (!project) return ExitCode::input;
  const auto chosen = choose(program, *project, selection);
  if (!chosen) return chosen.error();
  for (const auto& one : chosen->cases) {
    program.out << fmt::format(
        "{}\n    {} [{}]\n", one.test->id, one.test->title, cases::name_of(one.test->effect));
    for (const auto& clause : one.test->clauses) {
      if (clause.value != one.test->id) program.out << fmt::format("    {}\n", clause.value);
    }
    if (!one.test->overridden.empty())
      program.out << fmt::format("    overridden: {}\n", one.test->overridden);
  }
  for (const auto& file : chosen->suite.files) {
    for (const auto& dropped : file.dropped) {
      const auto& wanted = selection.arguments;
      const bool is_asked =
          std::any_of(wanted.begin(), wanted.end(), [&](const std::string& prefix) {
            return run::is_path(prefix) || contract::selects(prefix, dropped.id);
          });
      if (wanted.empty() || is_asked)
        program.out << fmt::format("{}\n    dropped: {}\n", dropped.id, dropped.because);
    }
  }
  program.out << fmt::format("{} cases\n", chosen->cases.size());
  return ExitCode::ok;
}

ExitCode list_clauses(Program& program, const Selection& selection) {
  const auto project = load_project(program);
  if (!project) return ExitCode::input;
  const auto chosen = choose(program, *project, {});
  if (!chosen) return chosen.error();
  std::size_t count = 0;
  for (const auto& [path, contract] : chosen->suite.contracts) {
    for (const auto& clause : contract.clauses) {
      const bool wanted =
          selection.arguments.empty() ||
          std::any_of(selection.arguments.begin(),
                      selection.arguments.end(),
                      [&](const auto& prefix) { return contract::selects(prefix, clause.id); });
      if (!wanted) continue;
      ++count;
      program.out << fmt::format("{}\n    {} [{}]{}{}\n",
                                 clause.id,
                                 clause.summary,
                                 contract::name_of(clause.level),
                                 clause.source.empty() ? "" : " ",
                                 clause.source);
    }
  }
  program.out << fmt::format("{} clauses\n", count);
  return count == 0 ? ExitCode::usage : ExitCode::ok;
}

std::function<ExitCode()> declare(CLI::App& app, Program& program) {
  auto selection = std::make_shared<Selection>();
  auto clauses = std::make_shared<bool>(false);
  app.add_option("selection", selection->arguments, "id prefixes, case files or folders");
  app.add_option("--tag", selection->tags, "only cases with this tag")
      ->type_name("TAG")
      ->allow_extra_args(false);
  app.add_flag("--clauses", *clauses, "list the clauses of the contracts instead of the cases");
  return [=, &program] {
    return *clauses ? list_clauses(program, *selection) : list_cases(program, *selection);
  };
}

}  // namespace

extern const Command list_command;
const Command list_command = {
    .name = "list", .title = "list the cases, or the clauses of the contracts", .declare = declare};

}  // namespace assay::cli
