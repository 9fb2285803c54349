#include "cli/derive_files.h"

#include <algorithm>
#include <ostream>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/fake_disk.h"
#include "cases/derive.h"
#include "cases/read.h"
#include "cli/api_name.h"
#include "openapi/read.h"
#include "openapi/write.h"
#include "text/line_diff.h"
#include "tree/read.h"

namespace assay::cli {
namespace {

/// The first line of a derived contract.
constexpr std::string_view mark =
    "# Derived by `assay derive` from the pages under `x-assay-pages`. Change them, not this "
    "file.\n";

/// Case files say it in themselves.
constexpr std::string_view case_mark = "\norigin: derived\n";

/// The text of a file with the line ends that we write: a checkout may have others.
std::optional<std::string> text_of(Program& program, const std::string& path) {
  auto text = program.files.read(path);
  if (!text) return std::nullopt;
  for (auto at = text->find("\r\n"); at != std::string::npos; at = text->find("\r\n", at))
    text->erase(at, 1);
  return *std::move(text);
}

/// Whether the schema says at its root where on a page it stands.
bool has_source(Program& program, const std::string& path, std::string text) {
  text::Diagnostics problems;
  const auto whole = program.sources.add(path, std::move(text));
  const auto schema = tree::read_json(program.sources, whole, problems);
  return schema && schema->find("x-assay-source") != nullptr;
}

/// A schema that was derived has its source; one without a root for it (`true`) is known by the
/// derived contract that refers to it. Beside a contract by hand all is by hand.
bool was_schema_derived(Program& program, const std::string& path) {
  auto text = text_of(program, path);
  if (!text) return false;
  const auto folder = base::folder_of(path);
  const auto contract = text_of(program, base::join_path(folder, "openapi.yaml"));
  if (contract && !contract->starts_with(mark)) return false;
  const auto name = path.substr(path.rfind('/') + 1);
  const bool is_referred =
      contract && (contract->find(fmt::format("$ref: {}\n", name)) != std::string::npos ||
                   contract->find(fmt::format("$ref: \"{}\"\n", name)) != std::string::npos);
  return is_referred || has_source(program, path, *std::move(text));
}

/// Whether the file at `path` was derived, as it or the contract beside it says.
bool was_derived(Program& program, const std::string& path) {
  if (path.ends_with(".json")) return was_schema_derived(program, path);
  const auto text = text_of(program, path);
  if (!text) return false;
  return path.ends_with("/openapi.yaml") ? text->starts_with(mark)
                                         : text->find(case_mark) != std::string::npos;
}

/// The pages that a contract says it was derived from.
std::set<std::string> pages_of(Program& program, const std::string& path, std::string text) {
  text::Diagnostics problems;
  const auto whole = program.sources.add(path, std::move(text));
  const auto contract = tree::read_yaml(program.sources, whole, problems);
  const auto* pages = contract ? contract->find("x-assay-pages") : nullptr;
  std::set<std::string> names;
  if (pages == nullptr) return names;
  for (const auto& each : pages->items) {
    if (const auto* page = each.find("page")) names.emplace(page->scalar);
  }
  return names;
}

/// Files in the folders of what is derived that were derived once and are no more.
std::vector<std::string> left_over(Program& program,
                                   const Derived& derived,
                                   const std::string& out) {
  std::vector<std::string> found;
  for (const auto& [kind, ending] : {std::pair("schemas", ".json"), std::pair("cases", ".yaml")}) {
    const auto folder = api_folder(out, kind, derived.api);
    const auto files = program.files.list(folder);
    for (const auto& file : files ? *files : std::vector<std::string>{}) {
      const auto path = base::join_path(".", file);
      if (!derived.files.contains(path) && path.ends_with(ending) && was_derived(program, path))
        found.push_back(path);
    }
  }
  return found;
}

/// The cases of a contract that lies at `path`. What is written must be readable: where it is not,
/// says so, and gives false.
bool add_cases(Program& program,
               const contract::Contract& contract,
               const std::string& path,
               const std::string& out,
               Derived& derived) {
  const auto schema = base::join_path(out, "schemas/assay/cases.schema.json");
  const auto folder = api_folder(out, "cases", derived.api);
  auto made = cases::derive(contract,
                            program.sources,
                            {.folder = folder,
                             .contract = path,
                             .editor_schema = program.files.exists(schema) ? schema : ""});
  base::FakeDisk disk;
  disk.files = derived.files;
  for (auto& file : made.files) {
    derived.cases += file.cases;
    disk.files[file.path] = file.text;
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
    derived.files[file.path] = std::move(file.text);
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

}  // namespace

tl::expected<Derived, ExitCode> derive_files(Program& program,
                                             ApiReading api,
                                             const std::string& out) {
  auto& contract = api.reading.contract;
  Derived derived{.api = contract.api, .unread = std::move(api.reading.unread)};
  if (contract.title.empty()) contract.title = contract.api;
  if (contract.version.empty()) contract.version = "1";
  // What is written counts, as those who use it read it.
  base::FakeDisk disk;
  const auto folder = api_folder(out, "schemas", derived.api);
  for (auto& [name, text] : openapi::write(program.sources, contract, api.roots))
    derived.files[base::join_path(folder, name)] = std::move(text);
  const auto path = base::join_path(folder, "openapi.yaml");
  derived.files[path].insert(0, mark);
  disk.files = derived.files;
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
  if (!add_cases(program, *written, path, out, derived)) return tl::unexpected(ExitCode::own_fault);
  return derived;
}

bool keeps_pages(Program& program, const Derived& derived, const std::string& out) {
  const auto path = base::join_path(api_folder(out, "schemas", derived.api), "openapi.yaml");
  auto before = text_of(program, path);
  if (!before || !before->starts_with(mark)) return true;
  const auto now = pages_of(program, path, derived.files.at(path));
  std::vector<std::string> missing;
  for (const auto& page : pages_of(program, path, *std::move(before))) {
    if (!now.contains(page)) missing.push_back(fmt::format("`{}`", text::printable(page)));
  }
  if (missing.empty()) return true;
  complain(program,
           base::Error{.code = "derive.fewer-pages",
                       .message = fmt::format("`{}` was derived from pages that are not named: {}",
                                              text::printable(path),
                                              fmt::join(missing, ", ")),
                       .advice = "name all pages of the API, or remove the contract to derive it "
                                 "from these alone"});
  return false;
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
