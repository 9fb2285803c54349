#include "cli/fetch_stores.h"

#include <algorithm>
#include <utility>

#include "cli/run_options.h"
#include "contract/id_piece.h"

namespace assay::cli {
namespace {

std::vector<std::string> folders_of(Program& program,
                                    const project::Project& project,
                                    const StoreOptions& options) {
  if (!options.folder.empty()) return {options.folder};
  const auto places = case_folders(project);
  if (!options.api.empty())
    return {base::join_path(places.front(), contract::api_piece(options.api) + "/pages")};
  std::vector<std::string> folders;
  for (const auto& place : places) {
    const auto files = program.files.list(place);
    if (!files) continue;
    for (const auto& file : *files) {
      if (file.ends_with("/pages/pages.yaml")) folders.push_back(base::folder_of(file));
    }
  }
  return folders;
}

}  // namespace

std::optional<std::vector<fetch::Store>> open_stores(Program& program,
                                                     const StoreOptions& options) {
  const auto project = load_project(program);
  if (!project) return std::nullopt;
  text::Diagnostics problems;
  std::vector<fetch::Store> stores;
  for (auto& folder : folders_of(program, *project, options)) {
    auto store = fetch::Store::open(program.sources, program.files, std::move(folder), problems);
    if (store) stores.push_back(*std::move(store));
  }
  complain(program, problems);
  if (problems.has_errors()) return std::nullopt;
  return stores;
}

fetch::Store* find_store(std::vector<fetch::Store>& stores,
                         const StoreOptions& options,
                         const std::string& url) {
  if (!options.api.empty() || !options.folder.empty())
    return stores.empty() ? nullptr : &stores.front();
  const auto found = std::find_if(
      stores.begin(), stores.end(), [&](const auto& store) { return store.find(url) != nullptr; });
  return found == stores.end() ? nullptr : &*found;
}

}  // namespace assay::cli
