#include <algorithm>
#include <array>
#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/run_options.h"
#include "docs/registry.h"
#include "lint/format.h"
#include "lint/kind.h"

namespace assay::cli {
namespace {

struct LintOptions {
  std::vector<std::string> paths;
  std::string as;
  std::string dialect;
  std::string root;
  Output output;
  bool strict = false;
};

/// In a folder, the files that may be of a kind we know; others are not ours to judge. The project
/// file and overrides are said to be wrong by every command that reads them.
bool may_be_linted(std::string_view path) {
  if (path.ends_with("assay.yaml") || path.ends_with("overrides.yaml")) return false;
  constexpr std::array<std::string_view, 5> endings = {".md", ".mdx", ".yaml", ".yml", ".json"};
  return std::any_of(
      endings.begin(), endings.end(), [&](auto ending) { return path.ends_with(ending); });
}

/// The files that the arguments name; a folder stands for those below it. One that is not there
/// stays, so that the report says so.
tl::expected<std::vector<std::string>, ExitCode> find_files(Program& program,
                                                            const LintOptions& options) {
  std::vector<std::string> found;
  for (const auto& path : options.paths) {
    const auto listed = program.files.list(path);
    if (!listed) found.push_back(path);
    if (!listed) continue;
    for (const auto& file : *listed) {
      if (file == path || may_be_linted(file)) found.push_back(file);
    }
  }
  std::vector<std::string> once;
  for (auto& path : found) {
    if (std::find(once.begin(), once.end(), path) == once.end()) once.push_back(std::move(path));
  }
  if (!once.empty()) return once;
  complain(program,
           base::Error{.code = "cli.nothing-selected",
                       .message = "no file was found",
                       .advice = "name a file, or a folder with .md, .yaml or .json files"});
  return tl::unexpected(ExitCode::usage);
}

lint::Options lint_options(const LintOptions& options, const project::Project& project) {
  lint::Options settings{.as = lint::find_kind(options.as),
                         .format = nullptr,
                         .root = options.root,
                         .project = project.folder};
  if (!settings.as) settings.format = docs::find_format(options.as);
  if (settings.format != nullptr) settings.as = lint::Kind::page;
  if (const auto dialect = schema::read_dialect(options.dialect)) settings.dialect = *dialect;
  return settings;
}

ExitCode exit_of(const lint::Report& report, bool strict) {
  const auto is_readable = [](const lint::FileReport& file) { return file.readable; };
  if (!std::all_of(report.files.begin(), report.files.end(), is_readable)) return ExitCode::input;
  const bool found = lint::count(report, text::Severity::error) > 0 ||
                     (strict && lint::count(report, text::Severity::warning) > 0);
  return found ? ExitCode::broken : ExitCode::ok;
}

ExitCode run_lint(Program& program, const LintOptions& options) {
  const auto project = load_project(program);
  if (!project) return ExitCode::input;
  const auto paths = find_files(program, options);
  if (!paths) return paths.error();
  lint::Report report{.tool = fmt::format("assay {}", version), .files = {}};
  const auto settings = lint_options(options, *project);
  for (const auto& path : *paths)
    report.files.push_back(lint::lint_file(program.sources, program.files, path, settings));
  const auto rendered = lint::find_format(options.output.format)->render(report, program.sources);
  if (!print_output(program, options.output, rendered, lint::summary_of(report)))
    return ExitCode::input;
  return exit_of(report, options.strict);
}

std::string check_kind(const std::string& name) {
  if (lint::find_kind(name) || docs::find_format(name) != nullptr) return {};
  std::vector<std::string_view> known = {"page", "openapi", "schema", "cases", "pages"};
  for (const auto* format : docs::formats())
    known.push_back(format->name);
  return fmt::format("`{}` is no kind of file; {}", name, text::suggestion(name, known));
}

std::string check_dialect(const std::string& name) {
  if (schema::read_dialect(name)) return {};
  return fmt::format(
      "`{}` is no dialect; known: draft-04, draft-06, draft-07, 2019-09, 2020-12, "
      "oas3.0, oas3.1",
      name);
}

std::function<ExitCode()> declare(CLI::App& app, Program& program) {
  auto options = std::make_shared<LintOptions>();
  app.add_option("files", options->paths, "files, or folders with all of theirs")->required();
  app.add_option("--as",
                 options->as,
                 "what the files are, where it shall not be seen from their content: page, "
                 "openapi, schema, cases, pages, or a documentation format")
      ->type_name("KIND")
      ->check(check_kind);
  app.add_option("--dialect", options->dialect, "of schemas without `$schema` (2020-12)")
      ->type_name("DIALECT")
      ->check(check_dialect);
  app.add_option("--root", options->root, "folder that included and referred-to files lie in")
      ->type_name("DIR");
  add_output_options(app, options->output, lint::formats());
  app.add_flag("--strict", options->strict, "warnings fail too");
  return [options, &program] { return run_lint(program, *options); };
}

}  // namespace

extern const Command lint_command;
const Command lint_command = {.name = "lint",
                              .title = "find contradictions in pages, contracts, schemas and cases",
                              .declare = declare};

}  // namespace assay::cli
