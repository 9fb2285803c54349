#include "cli/derive_pages.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "cli/run_options.h"
#include "contract/id_piece.h"
#include "docs/listed_page.h"
#include "docs/merge.h"
#include "docs/registry.h"

namespace assay::cli {
namespace {

constexpr std::string_view list_name = "pages.yaml";

/// The folders `…/<api>/pages` below `place` that hold any of the files.
std::vector<std::string> page_folders(const std::vector<std::string>& files,
                                      const std::string& place) {
  constexpr std::string_view sign = "/pages/";
  std::vector<std::string> folders;
  for (const auto& file : files) {
    const auto at = file.find(sign, std::min(place.size(), file.size()));
    if (at == std::string::npos) continue;
    auto folder = file.substr(0, at + sign.size() - 1);
    if (folders.empty() || folders.back() != folder) folders.push_back(std::move(folder));
  }
  return folders;
}

/// Reads what a folder holds: the pages that its list names; without a list, all that are in some
/// format.
class FolderReader {
 public:
  FolderReader(Program& program, std::string path, text::Diagnostics& out)
      : program_(program), path_(std::move(path)), out_(out) {}

  PageFolder read(const std::vector<std::string>& files) {
    const auto api_folder = base::folder_of(path_);
    PageFolder folder{.api = base::name_in(api_folder), .path = path_, .root = path_, .pages = {}};
    const auto list = path_ + "/" + std::string(list_name);
    const bool listed = program_.files.exists(list);
    if (listed) {
      auto pages = docs::read_page_list(program_.sources, program_.files, list, out_);
      if (pages) folder.pages = std::move(pages->pages);
    }
    for (const auto& file : files) {
      if (file.starts_with(path_ + "/") && file != list) take(file, listed, folder);
    }
    std::sort(folder.pages.begin(), folder.pages.end(), [](const auto& left, const auto& right) {
      return left.page < right.page;
    });
    return folder;
  }

 private:
  void take(const std::string& file, bool listed, PageFolder& folder) {
    auto name = file.substr(path_.size() + 1);
    const auto same = [&](const docs::PageRecord& record) { return record.page == name; };
    if (std::any_of(folder.pages.begin(), folder.pages.end(), same)) return;
    const auto text = program_.files.read(file);
    if (!text || docs::detect_format(*text) == nullptr) return;
    if (!listed) {
      folder.pages.push_back({.page = std::move(name)});
      return;
    }
    out_.warning("docs.unlisted-page",
                 program_.sources.add(file, {}),
                 fmt::format("`{}` lies in a folder of pages whose `{}` does not list it, and is "
                             "not read",
                             text::printable(file),
                             list_name),
                 "add it to the list, with the address it comes from");
  }

  Program& program_;
  std::string path_;
  text::Diagnostics& out_;
};

base::Error no_pages(const std::string& where) {
  return {.code = "cli.no-pages",
          .message = fmt::format("there are no pages: no `<api>/pages/` lies below {}", where),
          .advice = "name pages, or put them into `cases/<api>/pages/`"};
}

std::optional<std::vector<PageFolder>> find_project_pages(Program& program) {
  const auto project = load_project(program);
  if (!project) return std::nullopt;
  const auto places = case_folders(*project);
  text::Diagnostics problems;
  std::vector<PageFolder> folders;
  for (const auto& place : places) {
    const auto files = program.files.list(place);
    if (!files) continue;
    for (const auto& path : page_folders(*files, place))
      folders.push_back(FolderReader(program, path, problems).read(*files));
  }
  complain(program, problems);
  if (problems.has_errors()) return std::nullopt;
  if (folders.empty()) complain(program, no_pages(fmt::format("`{}`", fmt::join(places, "`, `"))));
  return folders;
}

/// The pages of one API.
struct Gathered {
  std::vector<docs::Reading> readings;
  std::vector<std::pair<const PageFolder*, const docs::PageRecord*>> pages;  ///< of the readings
  std::vector<std::string> roots;
};

std::optional<docs::Reading> read_one(Program& program,
                                      const PageFolder& folder,
                                      const docs::PageRecord& record,
                                      bool modern,
                                      text::Diagnostics& problems) {
  auto reading = docs::read_listed_page(program.sources,
                                        folder.path,
                                        record,
                                        {.files = &program.files,
                                         .root = folder.root,
                                         .clauses = docs::Clauses::left_out,
                                         .modern = modern},
                                        problems);
  if (!reading) return reading;
  const auto api = contract::api_piece(folder.api.empty() ? reading->contract.api : folder.api);
  if (api != reading->contract.api) docs::name_api(reading->contract, api);
  return reading;
}

/// Reads those of the pages anew whose schemas are of an older OpenAPI.
void modernise(Program& program, Gathered& gathered) {
  text::Diagnostics said_already;
  for (std::size_t i = 0; i < gathered.readings.size(); ++i) {
    if (gathered.readings[i].contract.dialect != "oas3.0") continue;
    const auto& [folder, record] = gathered.pages[i];
    if (auto reading = read_one(program, *folder, *record, true, said_already))
      gathered.readings[i] = *std::move(reading);
  }
}

}  // namespace

std::optional<std::vector<PageFolder>> find_pages(Program& program, const DeriveOptions& options) {
  if (options.pages.empty()) return find_project_pages(program);
  std::vector<PageFolder> folders;
  for (const auto& path : options.pages) {
    const auto page = base::join_path(".", path);
    const auto root = base::join_path(".", options.root);
    const bool below = root != "." && page.starts_with(root + "/");
    const auto folder = below ? root : base::folder_of(page);
    folders.push_back({.api = options.api,
                       .path = folder,
                       .root = options.root,
                       .pages = {{.page = folder == "." ? page : page.substr(folder.size() + 1),
                                  .format = options.format}}});
  }
  // The order of the arguments says nothing.
  std::sort(folders.begin(), folders.end(), [](const auto& left, const auto& right) {
    return std::tie(left.path, left.pages.front().page) <
           std::tie(right.path, right.pages.front().page);
  });
  return folders;
}

std::optional<std::vector<ApiReading>> read_pages(Program& program,
                                                  const std::vector<PageFolder>& folders) {
  std::map<std::string, Gathered> by_api;
  text::Diagnostics problems;
  for (const auto& folder : folders) {
    for (const auto& record : folder.pages) {
      auto reading = read_one(program, folder, record, false, problems);
      if (!reading) continue;
      auto& gathered = by_api[reading->contract.api];
      gathered.readings.push_back(*std::move(reading));
      gathered.pages.emplace_back(&folder, &record);
      auto& roots = gathered.roots;
      if (std::find(roots.begin(), roots.end(), folder.path) == roots.end())
        roots.push_back(folder.path);
    }
  }
  std::vector<ApiReading> merged;
  for (auto& [api, gathered] : by_api) {
    if (docs::are_of_two_dialects(gathered.readings)) modernise(program, gathered);
    auto reading = docs::merge(program.sources, std::move(gathered.readings), problems);
    if (reading) merged.push_back({*std::move(reading), std::move(gathered.roots)});
  }
  complain(program, problems);
  if (problems.has_errors()) return std::nullopt;
  return merged;
}

}  // namespace assay::cli
