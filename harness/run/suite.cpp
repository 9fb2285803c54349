#include "run/suite.h"

#include <algorithm>
#include <deque>

#include <fmt/format.h>

#include "cases/build.h"
#include "cases/overrides.h"
#include "cases/read.h"
#include "openapi/read.h"

namespace assay::run {
namespace {

/// `folder` is where the file was found: what lies above it says nothing of the file.
bool is_case_file(std::string_view path, std::string_view folder) {
  return path.ends_with(".yaml") && !path.ends_with("/overrides.yaml") &&
         !folder.ends_with("/pages") &&
         path.substr(folder.size()).find("/pages/") == std::string_view::npos;
}

std::vector<std::string> find_case_files(base::FileSystem& files,
                                         const std::vector<std::string>& paths,
                                         text::Diagnostics& out) {
  std::vector<std::string> found;
  for (const auto& path : paths) {
    const auto listed = files.list(path);
    if (!listed) {
      out.error(
          "run.no-such-path", {}, listed.error().message, "name a case file or a folder of them");
      continue;
    }
    for (const auto& file : *listed) {
      if (file == path || is_case_file(file, path)) found.push_back(file);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

constexpr std::string_view overrides_name = "overrides.yaml";

/// The overrides of each folder with case files, read once; nothing where a folder has none.
class FolderOverrides {
 public:
  FolderOverrides(text::SourceMap& sources, base::FileSystem& files, text::Diagnostics& out)
      : sources_(sources), files_(files), out_(out) {}

  const cases::Overrides* of(const std::string& case_file) {
    const auto folder = base::folder_of(case_file);
    auto found = by_folder_.find(folder);
    if (found == by_folder_.end()) {
      const auto path = base::join_path(folder, overrides_name);
      auto read =
          files_.exists(path) ? cases::read_overrides(sources_, files_, path, out_) : std::nullopt;
      found = by_folder_.emplace(folder, std::move(read)).first;
    }
    return found->second ? &*found->second : nullptr;
  }

  /// Holds every override against the cases of its folder, also those that were not asked for.
  void check(const Suite& suite, const std::string& root) {
    for (const auto& [folder, overrides] : by_folder_) {
      if (overrides) check_folder(suite, root, folder, *overrides);
    }
  }

 private:
  void check_folder(const Suite& suite,
                    const std::string& root,
                    const std::string& folder,
                    const cases::Overrides& overrides) {
    std::vector<const cases::File*> in_folder;
    for (const auto& file : suite.files) {
      if (base::folder_of(file.path) == folder) in_folder.push_back(&file);
    }
    std::deque<cases::File> others;
    const auto listed = files_.list(folder);
    for (const auto& path : listed ? *listed : std::vector<std::string>{}) {
      const bool is_read = std::any_of(
          in_folder.begin(), in_folder.end(), [&](const auto* file) { return file->path == path; });
      if (is_read || !is_case_file(path, folder) || base::folder_of(path) != folder) continue;
      text::Diagnostics told_when_asked_for;
      auto file = cases::read(sources_, files_, path, root, told_when_asked_for, &overrides);
      if (file) in_folder.push_back(&others.emplace_back(std::move(*file)));
    }
    const auto contract_of = [&](const cases::File& file) { return suite.contract_of(file); };
    cases::check_overrides(overrides, in_folder, contract_of, out_);
  }

  text::SourceMap& sources_;
  base::FileSystem& files_;
  text::Diagnostics& out_;
  std::map<std::string, std::optional<cases::Overrides>> by_folder_;
};

/// Reads the contract at `path`, unless there is none or it was read before.
void add_contract(text::SourceMap& sources,
                  base::FileSystem& files,
                  const std::string& path,
                  const std::string& root,
                  Contracts& contracts,
                  text::Diagnostics& out) {
  if (path.empty() || contracts.contains(path)) return;
  auto contract = openapi::read(sources, files, path, root, out);
  if (contract) contracts.emplace(path, *std::move(contract));
}

}  // namespace

const contract::Contract* Suite::contract_of(const cases::File& file) const {
  const auto found = contracts.find(file.contract);
  return found == contracts.end() ? nullptr : &found->second;
}

const std::vector<cases::Step>* Suite::fragment(const cases::File& file,
                                                const std::string& name) const {
  if (const auto own = file.fragments.find(name); own != file.fragments.end()) return &own->second;
  for (const auto& other : files) {
    if (const auto found = other.fragments.find(name); found != other.fragments.end())
      return &found->second;
  }
  return nullptr;
}

std::optional<Suite> load(text::SourceMap& sources,
                          base::FileSystem& files,
                          const std::vector<std::string>& paths,
                          const std::string& root,
                          text::Diagnostics& out) {
  Suite suite;
  FolderOverrides overrides(sources, files, out);
  const auto found = find_case_files(files, paths, out);
  suite.is_whole =
      std::find_first_of(found.begin(), found.end(), paths.begin(), paths.end()) == found.end();
  for (const auto& path : found) {
    auto file = cases::read(sources, files, path, root, out, overrides.of(path));
    if (!file) continue;
    add_contract(sources, files, file->contract, root, suite.contracts, out);
    suite.files.push_back(*std::move(file));
  }
  cases::check_unique(suite.files, out);
  for (const auto& file : suite.files) {
    const auto* contract = suite.contract_of(file);
    if (contract == nullptr) continue;
    for (const auto& test : file.cases)
      cases::check_names(test, *contract, out);
  }
  // A file that could not be read would make its cases look as if they were gone.
  if (!out.has_errors()) overrides.check(suite, root);
  if (out.has_errors()) return std::nullopt;
  return suite;
}

std::optional<Contracts> load_contracts(text::SourceMap& sources,
                                        base::FileSystem& files,
                                        const std::vector<std::string>& paths,
                                        const std::string& root,
                                        text::Diagnostics& out) {
  Contracts contracts;
  for (const auto& path : find_case_files(files, paths, out)) {
    const auto named = cases::read_contract_path(sources, files, path, root, out);
    if (named) add_contract(sources, files, *named, root, contracts, out);
  }
  if (out.has_errors()) return std::nullopt;
  return contracts;
}

std::vector<Selected> select(const Suite& suite,
                             const std::vector<std::string>& prefixes,
                             const std::vector<std::string>& tags) {
  const auto wanted = [&](const cases::Case& test) {
    const auto by_prefix = [&](const std::string& prefix) {
      return contract::selects(prefix, test.id) ||
             std::any_of(test.clauses.begin(), test.clauses.end(), [&](const auto& clause) {
               return contract::selects(prefix, clause.value);
             });
    };
    const auto by_tag = [&](const std::string& tag) {
      return std::find(test.tags.begin(), test.tags.end(), tag) != test.tags.end();
    };
    return (prefixes.empty() || std::any_of(prefixes.begin(), prefixes.end(), by_prefix)) &&
           (tags.empty() || std::any_of(tags.begin(), tags.end(), by_tag));
  };
  std::vector<Selected> selected;
  for (const auto& file : suite.files) {
    const auto* contract = suite.contract_of(file);
    for (const auto& test : file.cases) {
      if (wanted(test)) selected.push_back({.test = &test, .file = &file, .contract = contract});
    }
  }
  std::sort(selected.begin(), selected.end(), [](const Selected& left, const Selected& right) {
    return left.test->id < right.test->id;
  });
  return selected;
}

bool is_path(std::string_view argument) {
  return argument.starts_with('.') || argument.starts_with('/') || argument.ends_with(".yaml") ||
         argument.ends_with('/');
}

}  // namespace assay::run
