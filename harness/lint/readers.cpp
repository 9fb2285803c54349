#include "lint/readers.h"

#include "cases/read.h"
#include "docs/page_list.h"
#include "docs/registry.h"
#include "lint/cases_site.h"
#include "lint/contract_site.h"
#include "lint/openapi_schemas.h"
#include "lint/schema_files.h"
#include "lint/schemas.h"
#include "openapi/read.h"
#include "tree/read.h"

namespace assay::lint {
namespace {

void run_contract_rules(const ContractSite& site, text::Diagnostics& out) {
  for (const auto* rule : rules()) {
    if (rule->on_contract == nullptr) continue;
    Findings findings(*rule, out);
    rule->on_contract(site, findings);
  }
}

void lint_documents(const File& file,
                    const contract::Contract& contract,
                    const contract::References& references,
                    text::Diagnostics& out) {
  Schemas schemas;
  schemas.roots = find_schemas(contract);
  schemas.dialect = schema::read_dialect(contract.dialect).value_or(schema::Dialect::openapi3_1);
  schemas.resolver = [&](std::string_view uri) { return references.document(uri); };
  lint_schemas(file.sources, schemas, out);
}

bool lint_page(const File& file, const Options& options, text::Diagnostics& out) {
  const auto reading = docs::read_page(
      file.sources, file.span, {.files = &file.files, .root = options.root}, options.format, out);
  if (!reading) return false;
  const contract::References references(reading->contract);
  run_contract_rules({.sources = file.sources,
                      .contract = reading->contract,
                      .references = references,
                      .kind = Kind::page,
                      .page = file.span,
                      .unread = reading->unread},
                     out);
  // A page may hold an OpenAPI document.
  lint_documents(file, reading->contract, references, out);
  return true;
}

/// Whether the file is JSON or YAML at all: its reader has told what else is wrong with it.
bool is_tree(const File& file) {
  text::Diagnostics said;
  return tree::read_any(file.sources, file.span, said, {.merge_keys = true}).has_value();
}

bool lint_openapi(const File& file, text::Diagnostics& out) {
  const auto contract = openapi::read(
      file.sources, file.files, file.path, file.root, out, openapi::Schemas::tolerant);
  if (!contract) return is_tree(file);
  const contract::References references(*contract);
  run_contract_rules({.sources = file.sources,
                      .contract = *contract,
                      .references = references,
                      .kind = Kind::openapi,
                      .page = {},
                      .unread = {}},
                     out);
  lint_documents(file, *contract, references, out);
  return true;
}

bool lint_schema(const File& file, const Options& options, text::Diagnostics& out) {
  const auto document = tree::read_any(file.sources, file.span, out);
  if (!document) return false;
  SchemaFiles others(file.sources, file.files, file.root);
  Schemas schemas;
  schemas.roots.push_back(
      {.schema = &*document, .document = &*document, .uri = file.path, .pointer = {}});
  schemas.dialect = options.dialect;
  schemas.resolver = [&](std::string_view uri) { return others.find(uri, out); };
  lint_schemas(file.sources, schemas, out);
  return true;
}

bool lint_cases(const File& file, const Options& options, text::Diagnostics& out) {
  const auto& root = options.root.empty() && !options.project.empty() ? options.project : file.root;
  const auto read = cases::read(file.sources, file.files, file.path, root, out);
  if (!read) return is_tree(file);
  std::optional<contract::Contract> contract;
  if (!read->contract.empty()) {
    contract = openapi::read(file.sources, file.files, read->contract, root, out);
  }
  const CasesSite site{
      .sources = file.sources, .file = *read, .contract = contract ? &*contract : nullptr};
  for (const auto* rule : rules()) {
    if (rule->on_cases == nullptr) continue;
    Findings findings(*rule, out);
    rule->on_cases(site, findings);
  }
  return true;
}

}  // namespace

bool read_and_lint(Kind kind, const File& file, const Options& options, text::Diagnostics& out) {
  switch (kind) {
    case Kind::page:
      return lint_page(file, options, out);
    case Kind::openapi:
      return lint_openapi(file, out);
    case Kind::schema:
      return lint_schema(file, options, out);
    case Kind::cases:
      return lint_cases(file, options, out);
    case Kind::pages:
      return docs::read_page_list(file.sources, file.files, file.path, out) || is_tree(file);
  }
  return false;
}

}  // namespace assay::lint
