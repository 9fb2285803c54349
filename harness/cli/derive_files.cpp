#include "cli/derive_files.h"

#include <algorithm>
#include <ostream>
#include <utility>

#include <fmt/format.h>

#include "base/fake_disk.h"
#include "cases/derive.h"
#include "openapi/read.h"
#include "openapi/write.h"
#include "text/line_diff.h"

namespace assay::cli {
namespace {

/// The first line of a derived contract: what tells it, and the schemas beside it, from one by
/// hand.
constexpr std::string_view mark =
    "# Derived by `assay derive` from the pages under `x-assay-pages`. Change them, not this "
    "file.\n";

std::string contract_beside(const std::string& schema) {
  return base::join_path(base::folder_of(schema), "openapi.yaml");
}

/// Case files say it in themselves.
constexpr std::string_view case_mark = "\norigin: derived\n";

/// Whether the file at `path` was derived, as it or the contract beside it says.
bool was_derived(Program& program, const std::string& path) {
  if (path.ends_with(".yaml") && !path.ends_with("/openapi.yaml")) {
    const auto text = program.files.read(path);
    return text && text->find(case_mark) != std::string::npos;
  }
  const auto contract = path.ends_with(".json") ? contract_beside(path) : path;
  const auto text = program.files.read(contract);
  return text && text->starts_with(mark);
}

/// Files in the folders of what is derived that were derived once and are no more.
std::vector<std::string> left_over(Program& program,
                                   const Derived& derived,
                                   const std::string& out) {
  std::vector<std::string> found;
  for (const auto& [kind, ending] : {std::pair("schemas", ".json"), std::pair("cases", ".yaml")}) {
    const auto folder = base::join_path(out, fmt::format("{}/{}", kind, derived.api));
    const auto files = program.files.list(folder);
    for (const auto& file : files ? *files : std::vector<std::string>{}) {
      const auto path = base::join_path(".", file);
      if (!derived.files.contains(path) && path.ends_with(ending) && was_derived(program, path))
        found.push_back(path);
    }
  }
  return found;
}

/// The cases of a contract that lies at `path`.
void add_cases(Program& program,
               const contract::Contract& contract,
               const std::string& path,
               const std::string& out,
               Derived& derived) {
  const auto schema = base::join_path(out, "schemas/assay/cases.schema.json");
  auto made = cases::derive(contract,
                            program.sources,
                            {.folder = base::join_path(out, "cases/" + contract.api),
                             .contract = path,
                             .editor_schema = program.files.exists(schema) ? schema : ""});
  for (auto& file : made.files) {
    derived.cases += file.cases;
    derived.files[file.path] = std::move(file.text);
  }
  derived.left_out = std::move(made.left_out);
}

void refuse(Program& program, const std::string& path) {
  complain(program,
           base::Error{.code = "derive.by-hand",
                       .message = fmt::format("`{}` was written by hand and would be replaced",
                                              text::printable(path)),
                       .advice = "move it away, or derive into another folder with --out"});
}

}  // namespace

std::optional<Derived> derive_files(Program& program, ApiReading api, const std::string& out) {
  auto& contract = api.reading.contract;
  Derived derived{.api = contract.api, .unread = std::move(api.reading.unread)};
  if (contract.title.empty()) contract.title = contract.api;
  if (contract.version.empty()) contract.version = "1";
  // What is written counts, as those who use it read it.
  base::FakeDisk disk;
  const auto folder = base::join_path(out, fmt::format("schemas/{}", contract.api));
  for (auto& [name, text] : openapi::write(program.sources, contract, api.roots))
    derived.files[base::join_path(folder, name)] = std::move(text);
  const auto path = base::join_path(folder, "openapi.yaml");
  derived.files[path].insert(0, mark);
  disk.files = derived.files;
  text::Diagnostics problems;
  const auto written = openapi::read(program.sources, disk, path, folder, problems);
  complain(program, problems);
  if (!written) return std::nullopt;
  derived.operations = written->operations.size();
  derived.clauses = written->clauses.size();
  derived.unprovokable = static_cast<std::size_t>(
      std::count_if(written->clauses.begin(), written->clauses.end(), [](const auto& clause) {
        return !clause.unprovokable.empty();
      }));
  add_cases(program, *written, path, out, derived);
  return derived;
}

ExitCode write_files(Program& program, const std::vector<Derived>& all, const std::string& out) {
  bool refused = false;
  for (const auto& derived : all) {
    for (const auto& [path, text] : derived.files) {
      if (!program.files.exists(path) || was_derived(program, path)) continue;
      refuse(program, path);
      refused = true;
    }
  }
  if (refused) return ExitCode::input;
  std::size_t written = 0;
  std::size_t kept = 0;
  for (const auto& derived : all) {
    const auto over = left_over(program, derived, out);
    for (const auto& [path, text] : derived.files) {
      const auto before = program.files.read(path);
      if (before && *before == text) {
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
    for (const auto& path : over)
      program.out << fmt::format("no longer derived, remove it: {}\n", path);
  }
  program.out << fmt::format("{} written, {} as they were\n", written, kept);
  return ExitCode::ok;
}

ExitCode check_files(Program& program, const std::vector<Derived>& all, const std::string& out) {
  std::size_t stale = 0;
  std::size_t current = 0;
  for (const auto& derived : all) {
    for (const auto& [path, text] : derived.files) {
      const auto before = program.files.read(path);
      const auto name = before ? path : std::string("/dev/null");
      const auto diff =
          text::line_diff(name, before.value_or(std::string()), path + " (derived now)", text);
      program.out << diff;
      ++(diff.empty() ? current : stale);
    }
    for (const auto& path : left_over(program, derived, out)) {
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
