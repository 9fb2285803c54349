#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.h"
#include "docs/emit.h"
#include "docs/registry.h"

namespace assay::cli {
namespace {

constexpr std::size_t largest_page = std::size_t{64} << 20;

struct DeriveOptions {
  std::vector<std::string> pages;
  std::string format;
  std::string root;
  std::string emit = "contract";
};

/// Reads one page and prints its contract as one line. Every page is read for itself, so that one
/// that cannot be read says so and the others are still told.
ExitCode emit_page(Program& program, const std::string& path, const DeriveOptions& options) {
  auto text = program.files.read(path, largest_page);
  if (!text) {
    complain(program, text.error());
    return ExitCode::input;
  }
  text::SourceMap sources;
  const auto page = sources.add(path, *std::move(text));
  const auto* format = options.format.empty() ? docs::detect_format(sources.text(page))
                                              : docs::find_format(options.format);
  text::Diagnostics problems;
  const auto reading = docs::read_page(
      sources, page, {.files = &program.files, .root = options.root}, format, problems);
  program.err << text::render(sources, problems);
  if (!reading || format == nullptr) return ExitCode::input;
  program.out << docs::emit_contract(*reading, sources, path, format->name);
  return ExitCode::ok;
}

ExitCode derive(Program& program, const DeriveOptions& options) {
  auto worst = ExitCode::ok;
  for (const auto& path : options.pages) {
    if (const auto code = emit_page(program, path, options); code != ExitCode::ok) worst = code;
  }
  return worst;
}

std::string check_format(const std::string& name) {
  if (docs::find_format(name) != nullptr) return {};
  std::vector<std::string_view> known;
  for (const auto* format : docs::formats())
    known.push_back(format->name);
  return fmt::format("`{}` is no documentation format; {}", name, text::suggestion(name, known));
}

std::function<ExitCode()> declare(CLI::App& app, Program& program) {
  auto options = std::make_shared<DeriveOptions>();
  app.add_option("pages", options->pages, "documentation pages")->required();
  app.add_option(
         "--as", options->format, "the pages' format, where it shall not be found from the text")
      ->check(check_format);
  app.add_option("--root", options->root, "folder that the pages' includes lie in");
  app.add_option("--emit", options->emit, "contract: one line of JSON a page")
      ->required()
      ->check(CLI::IsMember({"contract"}));
  return [options, &program] { return derive(program, *options); };
}

}  // namespace

extern const Command derive_command;
const Command derive_command = {
    .name = "derive", .title = "read documentation pages into contracts", .declare = declare};

}  // namespace assay::cli
