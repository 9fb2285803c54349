#include "cli/derive_files.h"

#include <algorithm>
#include <ostream>
#include <utility>

#include <fmt/format.h>

#include "base/fake_disk.h"
#include "cases/derive.h"
#include "cases/read.h"
#include "cli/api_name.h"
#include "cli/derived_before.h"
#include "cli/run_options.h"
#include "docs/credential_parameters.h"
#include "openapi/read.h"
#include "openapi/write.h"
#include "text/line_diff.h"
#include "text/line_ends.h"

namespace assay::cli {
namespace {

/// What was derived for the API before.
DerivedBefore before(Program& program, const Derived& derived, const std::string& out) {
  return {program, api_folder(out, "schemas", derived.api)};
}

/// Files in the folders of what is derived that were derived once and are no more.
std::vector<std::string> left_over(Program& program,
                                   const Derived& derived,
                                   const DerivedBefore& standing,
                                   const std::string& out) {
  std::vector<std::string> found;
  for (const auto& [kind, ending] : {std::pair("schemas", ".json"), std::pair("cases", ".yaml")}) {
    const auto folder = api_folder(out, kind, derived.api);
    const auto files = program.files.list(folder);
    for (const auto& file : files ? *files : std::vector<std::string>{}) {
      const auto path = base::join_path(".", file);
      if (!derived.files.contains(path) && path.ends_with(ending) && standing.has(path))
        found.push_back(path);
    }
  }
  return found;
}

/// Adds the cases of a contract that lies at `path` to the files. What is written must be readable:
/// where it is not, says so, and gives false.
bool add_cases(Program& program,
               const contract::Contract& contract,
               const std::string& path,
               const std::string& out,
               Derived& derived,
               base::FakeDisk& disk) {
  const auto schema = base::join_path(out, "schemas/assay/cases.schema.json");
  const auto folder = api_folder(out, "cases", derived.api);
  auto made = cases::derive(contract,
                            program.sources,
                            {.folder = folder,
                             .contract = path,
                             .editor_schema = program.files.exists(schema) ? schema : ""});
  for (auto& file : made.files) {
    derived.cases += file.cases;
    disk.files[file.path] = std::move(file.text);
    text::Diagnostics problems;
    if (!cases::read(program.sources, disk, file.path, out, problems)) {
      complain(program, problems);
      complain(program,
               base::Error{.code = "derive.own-fault",
                           .message = fmt::format("the cases of `{}` were derived so that they "
                                                  "cannot be read: a fault of Assay's own",
                                                  text::printable(file.operation)),
                           .advice = "report it with the page; nothing was written"});
      return false;
    }
  }
  derived.left_out = std::move(made.left_out);
  return true;
}

void refuse(Program& program, const std::string& path) {
  complain(program,
           base::Error{.code = "derive.by-hand",
                       .message = fmt::format("`{}` was written by hand and would be replaced",
                                              text::printable(path)),
                       .advice = "move it away, or derive into another folder with --out"});
}

/// Where no project says it: how the cases are run.
void tell_how_to_run(Program& program, const std::string& out) {
  const auto project = load_project(program);
  if (!project || !project->path.empty()) return;
  const auto folder = base::join_path(out, "cases");
  program.out << fmt::format(
      "to run them on the embedded mock: assay run {}/\n"
      "to run them on an API: write an assay.yaml with `assay: 1`, `cases: [{}]` and "
      "`targets: {{staging: {{url: \"https://…\"}}}}`, then assay run --target staging\n",
      folder,
      folder);
}

}  // namespace

tl::expected<Derived, ExitCode> derive_files(Program& program,
                                             ApiReading api,
                                             const std::string& out) {
  auto& contract = api.reading.contract;
  Derived derived{.api = contract.api, .unread = std::move(api.reading.unread)};
  if (contract.title.empty()) contract.title = contract.api;
  if (contract.version.empty()) contract.version = "1";
  docs::drop_credential_parameters(contract);
  // What is written counts, as those who use it read it.
  base::FakeDisk disk;
  const auto folder = api_folder(out, "schemas", derived.api);
  for (auto& [name, text] : openapi::write(program.sources, contract, api.roots))
    disk.files[base::join_path(folder, name)] = std::move(text);
  const auto path = base::join_path(folder, "openapi.yaml");
  disk.files[path].insert(0, derived_mark);
  text::Diagnostics problems;
  const auto written = openapi::read(program.sources, disk, path, folder, problems);
  complain(program, problems);
  if (!written) return tl::unexpected(ExitCode::input);
  derived.operations = written->operations.size();
  derived.clauses = written->clauses.size();
  derived.unprovokable = static_cast<std::size_t>(
      std::count_if(written->clauses.begin(), written->clauses.end(), [](const auto& clause) {
        return !clause.unprovokable.empty();
      }));
  for (const auto& page : written->pages)
    derived.pages.insert(page.page);
  if (!add_cases(program, *written, path, out, derived, disk))
    return tl::unexpected(ExitCode::own_fault);
  derived.files = std::move(disk.files);
  return derived;
}

bool keeps_pages(Program& program, const Derived& derived, const std::string& out) {
  const auto standing = before(program, derived, out);
  std::vector<std::string> missing;
  for (const auto& page : standing.pages()) {
    if (!derived.pages.contains(page))
      missing.push_back(fmt::format("`{}`", text::printable(page)));
  }
  if (missing.empty()) return true;
  complain(program,
           base::Error{.code = "derive.fewer-pages",
                       .message = fmt::format("`{}` was derived from pages that are not named: {}",
                                              text::printable(standing.contract_path()),
                                              fmt::join(missing, ", ")),
                       .advice = "name all pages of the API, or remove the contract to derive it "
                                 "from these alone"});
  return false;
}

ExitCode write_files(Program& program, const std::vector<Derived>& all, const std::string& out) {
  bool refused = false;
  std::vector<std::vector<std::string>> over;
  for (const auto& derived : all) {
    const auto standing = before(program, derived, out);
    for (const auto& [path, text] : derived.files) {
      if (!program.files.exists(path) || standing.has(path)) continue;
      refuse(program, path);
      refused = true;
    }
    over.push_back(left_over(program, derived, standing, out));
  }
  if (refused) return ExitCode::input;
  std::size_t written = 0;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const auto& [path, text] : all[i].files) {
      const auto there = program.files.read(path);
      if (there && text::with_line_feeds(*there) == text) {
        ++kept;
        continue;
      }
      if (const auto done = program.files.write(path, text); !done) {
        complain(program, done.error());
        return ExitCode::input;
      }
      program.out << fmt::format("wrote {}\n", path);
      ++written;
    }
    for (const auto& path : over[i])
      program.out << fmt::format("no longer derived, remove it: {}\n", path);
  }
  program.out << fmt::format("{} written, {} as they were\n", written, kept);
  const bool any_cases =
      std::any_of(all.begin(), all.end(), [](const Derived& one) { return one.cases > 0; });
  if (written > 0 && any_cases) tell_how_to_run(program, out);
  return ExitCode::ok;
}

ExitCode check_files(Program& program, const std::vector<Derived>& all, const std::string& out) {
  std::size_t stale = 0;
  std::size_t current = 0;
  for (const auto& derived : all) {
    for (const auto& [path, text] : derived.files) {
      const auto there = program.files.read(path);
      const auto name = there ? path : std::string("/dev/null");
      const auto ours = text::with_line_feeds(there.value_or(std::string()));
      const auto diff = text::line_diff(name, ours, path + " (derived now)", text);
      program.out << diff;
      ++(diff.empty() ? current : stale);
    }
    for (const auto& path : left_over(program, derived, before(program, derived, out), out)) {
      program.out << fmt::format("no longer derived: {}\n", path);
      ++stale;
    }
  }
  program.out << fmt::format("{} current, {} stale\n", current, stale);
  if (stale == 0) return ExitCode::ok;
  complain(program,
           base::Error{.code = "derive.stale",
                       .message = "derived files are not what the pages say",
                       .advice = "run `assay derive`, and read the difference"});
  return ExitCode::gate_missed;
}

}  // namespace assay::cli
