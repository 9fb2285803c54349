#include <algorithm>
#include <chrono>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include "base/fake_scheduler.h"
#include "cli/command.h"
#include "cli/run_options.h"
#include "cli/second_engine.h"
#include "mock/mock.h"
#include "report/format.h"
#include "results/baseline.h"
#include "results/gates.h"
#include "results/redacted.h"
#include "run/dry_run.h"
#include "run/left_out.h"
#include "run/locks.h"
#include "run/runner.h"
#include "wire/http_target.h"

namespace assay::cli {
namespace {

std::string now_text() {
  const auto now = std::chrono::system_clock::now();
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(now)));
}

std::vector<const contract::Contract*> contracts_of(const run::Suite& suite) {
  std::vector<const contract::Contract*> contracts;
  for (const auto& [path, contract] : suite.contracts)
    contracts.push_back(&contract);
  return contracts;
}

/// Sends the cases, in this process or over the network.
std::optional<results::Results> send(Program& program,
                                     const std::string& root,
                                     const Chosen& chosen,
                                     const run::Settings& settings,
                                     const wire::TlsOptions& tls,
                                     text::Diagnostics& problems,
                                     run::Stop& stop) {
  wire::Loop loop;
  const auto run_on = [&](http::Target& target) {
    return run::run({program.sources, program.files, root, target, loop, problems, stop},
                    chosen.suite,
                    chosen.cases,
                    settings);
  };
  if (settings.embedded_mock) {
    mock::Mock target(program.sources,
                      contracts_of(chosen.suite),
                      {.seed = settings.world.seed, .control = true, .broken_clause = {}});
    return run_on(target);
  }
  loop.on_signals([&](std::string_view name) { stop.ask(std::string(name)); });
  wire::HttpTarget target(loop, {.connections = settings.jobs, .tls = tls});
  return run_on(target);
}

/// The reports to write: those asked for, else the project's.
std::vector<const report::Format*> formats_of(const project::Project& project,
                                              const RunOptions& options) {
  auto names = options.reports;
  if (names.empty()) {
    for (const auto& format : project.report_formats)
      names.push_back(format.value);
  }
  std::vector<const report::Format*> formats;
  for (const auto& name : names) {
    if (const auto* format = report::find(name); format != nullptr) formats.push_back(format);
  }
  return formats;
}

/// Writes the reports; gives false, having said why, when one could not be written.
bool write_reports(Program& program,
                   const std::string& folder,
                   const std::vector<const report::Format*>& formats,
                   const results::Redacted& results) {
  bool written = true;
  for (const auto* format : formats) {
    const auto path = base::join_path(folder, format->file_name);
    const auto done = program.files.write(path, format->render(results, {}));
    if (!done) complain(program, done.error());
    if (done) program.out << fmt::format("{}: {}\n", format->title, path);
    written = written && done.has_value();
  }
  return written;
}

/// What is known to fail, as the project's baseline says.
std::vector<results::Waiver> waivers_of(const Program& program, const project::Project& project) {
  std::vector<results::Waiver> waivers;
  for (const auto& known : project.baseline) {
    waivers.push_back({.clause = known.clause,
                       .reason = known.reason,
                       .place = program.sources.place(known.span)});
  }
  return waivers;
}

/// Waives what is known to fail, and gives all reasons for another exit code than 0.
std::vector<results::ExitReason> judge(const Program& program,
                                       const project::Project& project,
                                       const Selection& selection,
                                       results::Results& results) {
  std::vector<std::string> prefixes;
  for (const auto& argument : selection.arguments) {
    if (!run::is_path(argument)) prefixes.push_back(argument);
  }
  const bool all = selection.arguments.empty() && selection.tags.empty();
  auto wrong = results::waive(results,
                              waivers_of(program, project),
                              all ? results::Selection::all : results::Selection::part);
  auto reasons = results::reasons_of(results);
  reasons.insert(reasons.end(), wrong.begin(), wrong.end());
  const auto missed = results::missed(results, {.clauses = project.gates.clauses}, prefixes);
  reasons.insert(reasons.end(), missed.begin(), missed.end());
  return reasons;
}

ExitCode run_cases(Program& program, const RunOptions& options) {
  const auto project = load_project(program);
  if (!project) return ExitCode::input;
  auto settings = make_settings(program, *project, options);
  if (!settings) {
    complain(program, settings.error());
    return ExitCode::usage;
  }
  const auto tls = make_tls(program, *project, options.target, *settings);
  if (!tls) {
    complain(program, tls.error());
    return ExitCode::usage;
  }
  const auto chosen = choose(program, *project, options.selection);
  if (!chosen) return chosen.error();
  if (const auto taken = take_environment(program, chosen->cases, *settings); !taken) {
    complain(program, taken.error());
    return ExitCode::usage;
  }
  settings->world.now = now_text();
  if (options.dry_run) {
    program.out << run::dry_run(program.sources, chosen->cases, *settings);
    return ExitCode::ok;
  }
  if (const auto allowed = run::check_locks(chosen->cases, *settings); !allowed) {
    complain(program, allowed.error());
    return ExitCode::usage;
  }
  text::Diagnostics problems;
  run::Stop stop;
  auto sent = send(program, project->folder, *chosen, *settings, *tls, problems, stop);
  complain(program, problems);
  if (!sent) return ExitCode::input;
  results::Results results = *std::move(sent);
  results.tool = fmt::format("assay {}", version);
  results.strictness = settings->strictness;
  results.run.started = settings->world.now;
  auto reasons = judge(program, *project, options.selection, results);
  if (problems.has_errors())
    reasons.push_back({ExitCode::input, "a request could not be made from its case"});
  if (stop.asked()) reasons.push_back({ExitCode::not_judged, stop.reason()});
  results.exit = results::decide(reasons);
  const auto formats = formats_of(*project, options);
  const auto lists_clauses = [](const auto* format) { return format->lists_clauses; };
  // The others do not show the reasons, which take their time.
  if (std::any_of(formats.begin(), formats.end(), lists_clauses))
    run::tell_left_out(chosen->suite, chosen->cases, program.sources, results.clauses);
  const results::Redacted shown(std::move(results), results::Redactor(settings->secrets));
  program.out << report::find("console")->render(shown, {});
  const auto& folder = options.report_dir.empty() ? project->reports_dir : options.report_dir;
  if (!write_reports(program, folder, formats, shown)) {
    reasons.push_back({ExitCode::input, "a report could not be written"});
  }
  return static_cast<ExitCode>(results::decide(std::move(reasons)).code);
}

std::function<ExitCode()> declare(CLI::App& app, Program& program) {
  auto options = std::make_shared<RunOptions>();
  app.add_option(
      "selection",
      options->selection.arguments,
      "id prefixes (bitrix24/biconnector.connector.delete/error), case files or folders");
  app.add_option(
         "--target", options->target, "mock, a URL on this machine, or a target of assay.yaml")
      ->type_name("TARGET");
  app.add_option("--allow", options->allow, "what the target permits: destructive, coercible-ids")
      ->type_name("WHAT");
  app.add_option("--var", options->variables, "name=value: a variable of the target")
      ->type_name("NAME=VALUE");
  app.add_option("--header", options->headers, "'Name: value': sent with every request")
      ->type_name("HEADER");
  app.add_option("--tag", options->selection.tags, "only cases with this tag")->type_name("TAG");
  app.add_option("--report", options->reports, "reports to write: json, junit, markdown")
      ->type_name("FORMATS")
      ->delimiter(',')
      ->check([](const std::string& name) {
        return report::find(name) != nullptr ? std::string()
                                             : fmt::format("`{}` is no report format", name);
      });
  app.add_option("--report-dir", options->report_dir, "folder of the reports (reports/out)")
      ->type_name("DIR");
  app.add_option("--seed", options->seed, "what generated values derive from (1)")->type_name("N");
  app.add_option("--jobs", options->jobs, "cases at a time (8)")
      ->type_name("N")
      ->check(CLI::Range(1, 1024));
  add_second_engine(app, options->second_engine);
  app.add_option("--max-body", options->max_body, "bytes of an answer that are taken (10 MiB)")
      ->type_name("BYTES");
  app.add_option("--timeout", options->timeout, "for a whole exchange: 10s, 800ms (60s)")
      ->type_name("DURATION");
  app.add_flag("--dry-run", options->dry_run, "print the requests instead of sending them");
  app.add_flag(
      "--fail-fast", options->fail_fast, "start no further case after the first that fails");
  app.add_flag("--strict", options->strict, "a broken should-clause fails the run too");
  for (auto* option : app.get_options()) {
    if (option->get_items_expected_max() > 1 && option->get_positional() == false)
      option->allow_extra_args(false);
  }
  return [options, &program] { return run_cases(program, *options); };
}

}  // namespace

extern const Command run_command;
const Command run_command = {
    .name = "run", .title = "send the cases to a target and judge the answers", .declare = declare};

}  // namespace assay::cli
