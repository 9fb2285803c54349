#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/diff_pairs.h"
#include "cli/diff_sides.h"
#include "cli/output.h"
#include "cli/page_format.h"
#include "diff/format.h"

namespace assay::cli {
namespace {

struct DiffOptions {
  std::string before;
  std::string after;
  SideOptions reading;
  Output output;
  std::string fail_on = "never";
};

std::vector<diff::Change> compare_all(const std::vector<ContractPair>& pairs) {
  const contract::Contract nothing;
  const auto contract_of = [&](const Stated* one) -> const contract::Contract& {
    return one == nullptr ? nothing : one->contract;
  };
  std::vector<diff::Change> changes;
  for (const auto& pair : pairs) {
    for (auto& change : diff::compare(contract_of(pair.before), contract_of(pair.after)))
      changes.push_back(std::move(change));
  }
  return changes;
}

/// Whether the gate that `--fail-on` sets is missed; says so.
bool is_missed(Program& program, const std::string& gate, const diff::Comparison& comparison) {
  const auto breaking = diff::count_breaking(comparison.changes);
  const auto count = gate == "breaking" ? breaking : gate == "any" ? comparison.changes.size() : 0;
  if (count == 0) return false;
  complain(program,
           base::Error{.code = gate == "any" ? "diff.changed" : "diff.breaking",
                       .message = fmt::format("{} {} between `{}` and `{}`",
                                              count,
                                              gate == "any" ? "changes lie"
                                              : count == 1  ? "change that breaks users lies"
                                                            : "changes that break users lie",
                                              text::printable(comparison.before),
                                              text::printable(comparison.after)),
                       .advice = "read them, or leave out `--fail-on`"});
  return true;
}

ExitCode run_diff(Program& program, const DiffOptions& options) {
  const auto before = load_side(program, options.before, options.reading);
  const auto after = load_side(program, options.after, options.reading);
  if (!before || !after) return ExitCode::input;
  const auto pairs = pair_contracts(*before, *after);
  if (!pairs) {
    complain(program, pairs.error());
    return ExitCode::input;
  }
  const diff::Comparison comparison{
      .before = options.before, .after = options.after, .changes = compare_all(*pairs)};
  const auto rendered =
      diff::find_format(options.output.format)->render(comparison, program.sources);
  if (!print_output(program, options.output, rendered, diff::summary_of(comparison)))
    return ExitCode::input;
  return is_missed(program, options.fail_on, comparison) ? ExitCode::gate_missed : ExitCode::ok;
}

std::function<ExitCode()> declare(CLI::App& app, Program& program) {
  auto options = std::make_shared<DiffOptions>();
  app.add_option("old", options->before, "a contract, a page, `pages.yaml`, or a folder of them")
      ->required();
  app.add_option("new", options->after, "the same, later")->required();
  app.add_option(
         "--as", options->reading.format, "the pages' format, where it shall not be found out")
      ->type_name("FORMAT")
      ->check(check_page_format);
  app.add_option(
         "--root", options->reading.root, "folder that included and referred-to files lie in")
      ->type_name("DIR");
  add_output_options(app, options->output, diff::formats());
  app.add_option("--fail-on", options->fail_on, "exit 5 if there is such a change: breaking, any")
      ->type_name("CHANGE")
      ->check(CLI::IsMember({"breaking", "any", "never"}));
  return [options, &program] { return run_diff(program, *options); };
}

}  // namespace

extern const Command diff_command;
const Command diff_command = {.name = "diff",
                              .title = "compare two contracts or pages, clause by clause",
                              .declare = declare};

}  // namespace assay::cli
