#include "cli/diff_sides.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "docs/listed_page.h"
#include "docs/merge.h"
#include "docs/registry.h"
#include "lint/kind.h"
#include "openapi/read.h"

namespace assay::cli {
namespace {

using Contracts = std::vector<Stated>;

bool is_list(const std::string& path) {
  return base::name_in(path) == "pages.yaml";
}

bool is_document(const std::string& path) {
  const auto name = base::name_in(path);
  return name == "openapi.yaml" || name == "openapi.yml" || name == "openapi.json";
}

/// Whether a document is a contract of ours; told without parsing it twice, since no vendor writes
/// the word.
bool is_ours(const std::string& document) {
  return document.find("x-assay-api") != std::string::npos;
}

/// Reads contracts; what is wrong is kept for the end.
class SideReader {
 public:
  SideReader(Program& program, const SideOptions& options) : program_(program), options_(options) {}

  void read(const std::string& path) {
    const auto files = program_.files.list(path);
    if (!files || (files->size() == 1 && files->front() == path)) {
      read_file(path);
    } else {
      folder_ = path.ends_with('/') ? path : path + '/';
      read_folder(path, *files);
    }
    for (auto& [api, readings] : readings_) {
      auto merged = docs::merge(program_.sources, std::move(readings), problems_);
      if (!merged) continue;
      add({}, std::move(merged->contract));
    }
    if (contracts_.empty() && !problems_.has_errors()) {
      problems_.error("diff.nothing-to-compare",
                      {},
                      fmt::format("`{}` holds no contract and no page", text::printable(path)),
                      "name an OpenAPI document, a page, a `pages.yaml`, or a folder of them");
    }
  }

  std::optional<Contracts> finish() {
    // What is doubtful in a contract that was read is `assay lint`'s to say.
    if (problems_.has_errors()) {
      complain(program_, problems_);
      return std::nullopt;
    }
    std::stable_sort(contracts_.begin(), contracts_.end(), [](const auto& left, const auto& right) {
      return left.contract.api < right.contract.api;
    });
    return std::move(contracts_);
  }

 private:
  void read_file(const std::string& path) {
    if (is_list(path)) return read_list(path);
    const auto text = program_.files.read(path);
    if (!text) return problems_.error("diff.unreadable", {}, text.error().message);
    if (options_.format.empty() && lint::is_data(*text)) return read_document(path);
    read_page(base::folder_of(path), {.page = base::name_in(path), .format = options_.format}, {});
  }

  void read_folder(const std::string& path, const std::vector<std::string>& files) {
    if (read_all(files, is_document, &SideReader::read_document)) return;
    if (read_all(files, is_list, &SideReader::read_list)) return;
    for (const auto& file : files) {
      const auto text = program_.files.read(file);
      if (!text || docs::detect_format(*text) == nullptr) continue;
      if (lint::is_data(*text) && is_ours(*text)) {
        read_document(file);
        continue;
      }
      read_page(path, {.page = file.substr(path.size() + (path.ends_with('/') ? 0 : 1))}, {});
    }
  }

  bool read_all(const std::vector<std::string>& files,
                bool (*is_wanted)(const std::string&),
                void (SideReader::*read_one)(const std::string&)) {
    bool found = false;
    for (const auto& file : files) {
      if (!is_wanted(file)) continue;
      (this->*read_one)(file);
      found = true;
    }
    return found;
  }

  void read_document(const std::string& path) {
    const auto text = program_.files.read(path);
    if (!text) return problems_.error("diff.unreadable", {}, text.error().message);
    const auto below = folder_.empty() ? base::name_in(path) : path.substr(folder_.size());
    const auto folder = base::folder_of(path);
    if (!is_ours(*text)) {
      auto reading = read_reading(folder, {.page = base::name_in(path), .format = "openapi"});
      if (reading) add(below, std::move(reading->contract));
      return;
    }
    const auto root = options_.root.empty() ? folder : options_.root;
    auto contract = openapi::read(program_.sources, program_.files, path, root, problems_);
    if (contract) contracts_.push_back({below, *std::move(contract)});
  }

  void add(std::string path, contract::Contract contract) {
    openapi::add_clauses(program_.sources, contract, problems_, openapi::Schemas::tolerant);
    contracts_.push_back({std::move(path), std::move(contract)});
  }

  void read_list(const std::string& path) {
    const auto list = docs::read_page_list(program_.sources, program_.files, path, problems_);
    if (!list) return;
    const auto folder = base::folder_of(path);
    const auto api = folder.ends_with("/pages") ? base::name_in(base::folder_of(folder)) : "";
    for (const auto& record : list->pages)
      read_page(folder, record, api);
  }

  void read_page(const std::string& folder,
                 const docs::PageRecord& record,
                 const std::string& api) {
    auto reading = read_reading(folder, record);
    if (!reading) return;
    if (!api.empty()) docs::name_api(reading->contract, api);
    readings_[reading->contract.api].push_back(*std::move(reading));
  }

  std::optional<docs::Reading> read_reading(const std::string& folder,
                                            const docs::PageRecord& record) {
    return docs::read_listed_page(program_.sources,
                                  folder,
                                  record,
                                  {.files = &program_.files,
                                   .root = options_.root.empty() ? folder : options_.root,
                                   .clauses = docs::Clauses::left_out,
                                   .modern = true},
                                  problems_);
  }

  Program& program_;
  const SideOptions& options_;
  std::string folder_;  ///< with a slash behind it; empty: the side is a file
  text::Diagnostics problems_;
  std::map<std::string, std::vector<docs::Reading>> readings_;
  Contracts contracts_;
};

}  // namespace

std::optional<Contracts> load_side(Program& program,
                                   const std::string& path,
                                   const SideOptions& options) {
  SideReader reader(program, options);
  reader.read(path);
  return reader.finish();
}

}  // namespace assay::cli
