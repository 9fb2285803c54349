#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "cli/run_options.h"

namespace assay::cli {

std::optional<project::Project> load_project(Program& program) {
  const auto found = project::find_upward(program.files, ".");
  if (!found) return project::Project{.folder = "."};
  // Paths are shown as the user sees them from where they stand.
  const auto here = program.files.canonical(".");
  const auto path =
      here ? std::filesystem::path(*found).lexically_relative(*here).string() : *found;
  text::Diagnostics problems;
  auto project = project::read(program.sources, program.files, path, problems);
  complain(program, problems);
  return project;
}

std::vector<std::string> case_folders(const project::Project& project) {
  if (!project.cases.empty()) return project.cases;
  return {base::join_path(project.folder, "cases")};
}

tl::expected<Chosen, ExitCode> choose(Program& program,
                                      const project::Project& project,
                                      const Selection& selection) {
  std::vector<std::string> paths;
  std::vector<std::string> prefixes;
  for (const auto& argument : selection.arguments) {
    (run::is_path(argument) ? paths : prefixes).push_back(argument);
  }
  if (paths.empty()) {
    paths = project.cases;
    // Without a project the cases lie where `assay derive` writes them.
    if (project.path.empty() && program.files.exists("cases")) paths = case_folders(project);
  }
  if (paths.empty()) {
    complain(
        program,
        base::Error{
            .code = "cli.no-cases",
            .message = "no case file is named, and no assay.yaml tells where the cases are",
            .advice = "name a file or a folder, or write an assay.yaml with `cases: [cases]`"});
    return tl::unexpected(ExitCode::usage);
  }
  text::Diagnostics problems;
  auto suite = run::load(program.sources, program.files, paths, project.folder, problems);
  complain(program, problems);
  if (!suite) return tl::unexpected(ExitCode::input);
  Chosen chosen{.suite = *std::move(suite), .cases = {}};
  for (const auto& prefix : prefixes) {
    if (!run::select(chosen.suite, {prefix}, {}).empty()) continue;
    std::vector<std::string_view> known;
    for (const auto& file : chosen.suite.files) {
      for (const auto& test : file.cases)
        known.emplace_back(test.id);
    }
    complain(program,
             base::Error{.code = "cli.nothing-selected",
                         .message = fmt::format("`{}` selects no case", prefix),
                         .advice = text::suggestion(prefix, known)});
    return tl::unexpected(ExitCode::usage);
  }
  chosen.cases = run::select(chosen.suite, prefixes, selection.tags);
  if (chosen.cases.empty()) {
    complain(program,
             base::Error{.code = "cli.nothing-selected",
                         .message = selection.tags.empty()
                                        ? std::string("no case was found")
                                        : fmt::format("no case has the tag `{}`",
                                                      fmt::join(selection.tags, "` or `"))});
    return tl::unexpected(ExitCode::usage);
  }
  return chosen;
}

}  // namespace assay::cli
