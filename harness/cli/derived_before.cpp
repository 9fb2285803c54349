#include "cli/derived_before.h"

#include <utility>

#include "text/line_ends.h"
#include "tree/read.h"

namespace assay::cli {
namespace {

/// Case files say it in themselves.
constexpr std::string_view case_mark = "\norigin: derived\n";

std::optional<std::string> text_of(Program& program, const std::string& path) {
  auto text = program.files.read(path);
  if (!text) return std::nullopt;
  return text::with_line_feeds(*std::move(text));
}

/// Whether the schema says at its root where on a page it stands.
bool has_source(Program& program, const std::string& path, std::string text) {
  text::Diagnostics problems;
  const auto whole = program.sources.add(path, std::move(text));
  const auto schema = tree::read_json(program.sources, whole, problems);
  return schema && schema->find("x-assay-source") != nullptr;
}

/// What stands behind each `$ref:`, without the quotes around it.
std::set<std::string> references_in(std::string_view contract) {
  constexpr std::string_view keyword = "$ref: ";
  std::set<std::string> found;
  for (auto at = contract.find(keyword); at != std::string_view::npos;
       at = contract.find(keyword)) {
    contract.remove_prefix(at + keyword.size());
    auto reference = contract.substr(0, contract.find('\n'));
    if (reference.size() > 1 && reference.starts_with('"') && reference.ends_with('"'))
      reference = reference.substr(1, reference.size() - 2);
    found.emplace(reference);
  }
  return found;
}

}  // namespace

const std::string_view derived_mark =
    "# Derived by `assay derive` from the pages under `x-assay-pages`. Change them, not this "
    "file.\n";

DerivedBefore::DerivedBefore(Program& program, std::string folder)
    : program_(program), folder_(std::move(folder)), contract_(text_of(program, contract_path())) {
  if (contract_) referred_ = references_in(*contract_);
}

std::string DerivedBefore::contract_path() const {
  return base::join_path(folder_, "openapi.yaml");
}

bool DerivedBefore::is_contract_derived() const {
  return contract_ && contract_->starts_with(derived_mark);
}

bool DerivedBefore::has(const std::string& path) const {
  if (path.ends_with(".json")) return has_schema(path);
  if (path == contract_path()) return is_contract_derived();
  const auto text = text_of(program_, path);
  return text && text->find(case_mark) != std::string::npos;
}

/// A schema that was derived has its source; one without a root for it (`true`) is known by the
/// derived contract that refers to it. Beside a contract by hand all is by hand.
bool DerivedBefore::has_schema(const std::string& path) const {
  if (base::folder_of(path) == folder_ && contract_) {
    if (!is_contract_derived()) return false;
    if (referred_.contains(base::name_in(path))) return program_.files.exists(path);
  }
  auto text = text_of(program_, path);
  return text && has_source(program_, path, *std::move(text));
}

std::set<std::string> DerivedBefore::pages() const {
  std::set<std::string> names;
  if (!is_contract_derived()) return names;
  text::Diagnostics problems;
  const auto whole = program_.sources.add(contract_path(), *contract_);
  const auto contract = tree::read_yaml(program_.sources, whole, problems);
  const auto* pages = contract ? contract->find("x-assay-pages") : nullptr;
  if (pages == nullptr) return names;
  for (const auto& each : pages->items) {
    if (const auto* page = each.find("page")) names.emplace(page->scalar);
  }
  return names;
}

}  // namespace assay::cli
