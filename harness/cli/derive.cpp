#include <memory>
#include <optional>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/api_name.h"
#include "cli/command.h"
#include "cli/derive_files.h"
#include "cli/derive_pages.h"
#include "cli/page_format.h"
#include "cli/run_options.h"
#include "docs/emit.h"
#include "docs/registry.h"
#include "docs/words.h"
#include "tree/shown.h"

namespace assay::cli {
namespace {

struct EmittedPage {
  text::SourceMap sources;
  std::optional<docs::Reading> reading;
};

constexpr std::size_t largest_page = std::size_t{64} << 20;

/// Reads one page and prints its contract as one line. Every page is read for itself, so that one
/// that cannot be read says so and the others are still told.
ExitCode emit_page(Program& program, const std::string& path, const DeriveOptions& options) {
  auto text = program.files.read(path, largest_page);
  if (!text) {
    complain(program, text.error());
    return ExitCode::input;
  }
  const auto emitted = std::make_shared<EmittedPage>();
  program.kept = emitted;
  auto& [sources, reading] = *emitted;
  const auto page = sources.add(path, *std::move(text));
  const auto* format = options.format.empty() ? docs::detect_format(sources.text(page))
                                              : docs::find_format(options.format);
  text::Diagnostics problems;
  reading = docs::read_page(sources,
                            page,
                            {.files = &program.files,
                             .root = options.root,
                             .clauses = docs::Clauses::left_out,
                             .page_sums = docs::PageSums::left_out},
                            format,
                            problems);
  program.err << text::render(sources, problems);
  if (!reading || format == nullptr) return ExitCode::input;
  docs::emit_contract(*reading, sources, path, format->name, [&](std::string_view written) {
    program.out << written;
  });
  return ExitCode::ok;
}

ExitCode emit_pages(Program& program, const DeriveOptions& options) {
  if (options.pages.empty()) {
    complain(program,
             base::Error{.code = "cli.usage",
                         .message = "`--emit` needs pages on the command line",
                         .advice = "name one or more pages"});
    return ExitCode::usage;
  }
  auto worst = ExitCode::ok;
  for (const auto& path : options.pages) {
    if (const auto code = emit_page(program, path, options); code != ExitCode::ok) worst = code;
  }
  return worst;
}

std::string count(std::size_t number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", number, number == 1 ? one : many);
}

/// What was not understood, each with its place, and the counts.
void tell(Program& program, const Derived& derived) {
  for (const auto& unread : derived.unread) {
    const auto words = unread.text.empty() ? program.sources.text(unread.span) : unread.text;
    program.out << fmt::format("unread {}: {}: {}\n",
                               program.sources.place(unread.span),
                               unread.why,
                               tree::shown(docs::in_one_line(words)));
  }
  for (const auto& one : derived.left_out)
    program.out << fmt::format("no case for {}: {}\n", one.clause, one.why);
  program.out << fmt::format(
      "{}: {}, {} ({} that no request can make show), {}{}, {}\n",
      derived.api,
      count(derived.operations, "operation", "operations"),
      count(derived.clauses, "clause", "clauses"),
      derived.unprovokable,
      count(derived.cases, "case", "cases"),
      derived.left_out.empty()
          ? std::string()
          : fmt::format(" ({} without one)", count(derived.left_out.size(), "clause", "clauses")),
      count(derived.unread.size(), "unread statement", "unread statements"));
}

ExitCode derive(Program& program, const DeriveOptions& options) {
  if (!options.emit.empty()) return emit_pages(program, options);
  const auto folders = find_pages(program, options);
  if (!folders) return ExitCode::input;
  if (folders->empty()) return ExitCode::usage;
  auto readings = read_pages(program, *folders);
  if (!readings) return ExitCode::input;
  auto out = options.out;
  if (out.empty()) {
    const auto project = load_project(program);
    if (!project) return ExitCode::input;
    out = project->folder;
  }
  std::vector<Derived> all;
  for (auto& reading : *readings) {
    auto derived = derive_files(program, std::move(reading), out);
    if (!derived) return derived.error();
    tell(program, *derived);
    all.push_back(*std::move(derived));
  }
  // The project's own lists say themselves which pages there are.
  if (!options.pages.empty() && !options.check) {
    bool all_kept = true;
    for (const auto& derived : all)
      all_kept = keeps_pages(program, derived, out) && all_kept;
    if (!all_kept) return ExitCode::input;
  }
  return options.check ? check_files(program, all, out) : write_files(program, all, out);
}

std::function<ExitCode()> declare(CLI::App& app, Program& program) {
  auto options = std::make_shared<DeriveOptions>();
  app.add_option("pages",
                 options->pages,
                 "documentation pages; without any, those in the project's `cases/<api>/pages/`");
  app.add_option("--api", options->api, "name of the API, where the pages shall not tell it")
      ->type_name("NAME")
      ->check(check_api);
  app.add_option(
         "--as", options->format, "the pages' format, where it shall not be found from the text")
      ->type_name("FORMAT")
      ->check(check_page_format);
  app.add_option("--root", options->root, "folder that the pages' includes lie in")
      ->type_name("DIR");
  app.add_option("--out",
                 options->out,
                 "folder that `schemas/` and `cases/` lie in; the project's otherwise")
      ->type_name("DIR");
  app.add_flag("--check", options->check, "write nothing; exit 5 if a derived file is stale");
  app.add_option("--emit", options->emit, "contract: one line of JSON a page, and no files")
      ->type_name("WHAT")
      ->check(CLI::IsMember({"contract"}));
  return [options, &program] { return derive(program, *options); };
}

}  // namespace

extern const Command derive_command;
const Command derive_command = {.name = "derive",
                                .title = "make contracts and cases of documentation pages",
                                .declare = declare};

}  // namespace assay::cli
