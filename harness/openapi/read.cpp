#include "openapi/read.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "openapi/clauses.h"
#include "openapi/documents.h"
#include "openapi/keys.h"
#include "openapi/parts.h"

namespace assay::openapi {
namespace {

const ObjectKeys document_keys = {
    .object = "a document",
    .known = {"openapi",  "info",        "jsonSchemaDialect", "servers",   "paths",
              "webhooks", "components",  "security",          "tags",      "externalDocs",
              "swagger",  "host",        "basePath",          "schemes",   "consumes",
              "produces", "definitions", "parameters",        "responses", "securityDefinitions"},
    .ours = {"x-assay-api",
             "x-assay-pages",
             "x-assay-when-order",
             "x-assay-resources",
             "x-assay-security",
             "x-assay-error-at",
             "x-assay-error-if"}};

/// The version that the document says it keeps, or nothing and why.
std::optional<Version> read_version(const Reader& reader, const tree::Node& document) {
  const auto openapi = text_at(document, "openapi");
  const auto swagger = text_at(document, "swagger");
  if (openapi == "3.1" || openapi.starts_with("3.1.")) return Version::openapi3_1;
  if (openapi == "3.0" || openapi.starts_with("3.0.")) return Version::openapi3_0;
  if (swagger == "2.0" || swagger == "2") return Version::swagger2;
  if (const auto* other = document.find("asyncapi")) {
    reader.error("not-openapi", other->span, "this is an AsyncAPI document, not an OpenAPI one");
    return std::nullopt;
  }
  const auto* said = document.find("openapi");
  if (said == nullptr) said = document.find("swagger");
  if (said == nullptr) {
    reader.error("not-openapi",
                 document.span,
                 "this document has neither `openapi` nor `swagger`",
                 "add `openapi: 3.1.0` if it is an OpenAPI document");
  } else {
    reader.error(
        "unknown-version",
        said->span,
        fmt::format("`{}` is no version of OpenAPI that is read", text::printable(said->scalar)),
        "known: 2.0, 3.0, 3.1");
  }
  return std::nullopt;
}

/// The dialect of the document's schemas. Swagger 2.0's is nearest to OpenAPI 3.0's.
std::string dialect_of(const Reader& reader, const tree::Node& document) {
  if (reader.version != Version::openapi3_1) return reader.modern ? "oas3.1" : "oas3.0";
  const auto dialect = text_at(document, "jsonSchemaDialect");
  return dialect.empty() ? "oas3.1" : dialect;
}

/// Whether the document's schemas are older than OpenAPI 3.1's.
bool is_older(const tree::Node& document) {
  return document.find("swagger") != nullptr || text_at(document, "openapi").starts_with("3.0");
}

/// `x-assay-api`, else `given`, else the name of the folder, else of the file.
std::string api_of(const tree::Node& document, const std::string& given, const std::string& path) {
  auto name = text_at(document, "x-assay-api");
  if (name.empty()) name = given;
  if (name.empty()) {
    const auto folder = base::folder_of(path);
    name = folder == "." || folder == "/" ? path : folder;
    while (name.ends_with('/'))
      name.pop_back();
    name = name.substr(name.rfind('/') + 1);
    if (folder == "." || folder == "/") name = name.substr(0, name.find('.'));
  }
  return contract::api_piece(name);
}

bool any_equalities(const Reader& reader) {
  const auto& documents = reader.contract.documents;
  return std::any_of(documents.begin(), documents.end(), [&](const auto& document) {
    return reader.sources.whole(document.second.span).find("x-assay-equals") !=
           std::string_view::npos;
  });
}

void read_document(Reader& reader, const tree::Node& document) {
  auto& contract = reader.contract;
  check_keys(reader, document, document_keys);
  reader.has_equalities = any_equalities(reader);
  contract.dialect = dialect_of(reader, document);
  if (const auto* info = mapping_at(reader, document, "info")) {
    contract.title = text_at(*info, "title");
    contract.version = text_at(*info, "version");
  }
  const auto servers = reader.version == Version::swagger2 ? read_swagger_servers(reader, document)
                                                           : read_servers(reader, document);
  read_security_schemes(reader, document);
  read_document_extensions(reader, document);
  read_paths(reader, document, servers);
  if (contract.operations.empty()) {
    reader.warning("no-operations", document.span, "this document has no operations");
  }
}

/// Reads the first document of the contract; false when it is none that can be read.
bool read_first(Reader& reader,
                const tree::Node& document,
                const std::string& file,
                const std::string& api) {
  if (!document.is(tree::Kind::mapping)) {
    reader.wrong_type("document", document, "a mapping");
    return false;
  }
  reader.contract.file = file;
  reader.contract.api = api_of(document, api, file);
  const auto version = read_version(reader, document);
  if (!version) return false;
  reader.version = *version;
  read_document(reader, document);
  return true;
}

}  // namespace

std::optional<contract::Contract> read_document(text::SourceMap& sources,
                                                Document document,
                                                text::Diagnostics& out) {
  contract::Contract contract;
  Reader reader(sources, contract, out);
  reader.modern = document.modern && is_older(document.tree);
  const auto* first = load_documents(
      reader, document.files, document.file, document.root, std::move(document.tree));
  reader.name_of = document.name_of;
  if (!read_first(reader, *first, document.file, document.api)) return std::nullopt;
  return contract;
}

std::optional<contract::Contract> read(text::SourceMap& sources,
                                       base::FileSystem& files,
                                       const std::string& path,
                                       const std::string& root,
                                       text::Diagnostics& out,
                                       Schemas schemas) {
  contract::Contract contract;
  text::Diagnostics problems;
  Reader reader(sources, contract, problems);
  const auto file = base::join_path(".", path);
  const auto* document = load_documents(reader, files, file, root);
  if (document != nullptr && !problems.has_errors() && read_first(reader, *document, file, {}))
    add_clauses(sources, contract, problems, schemas);
  for (const auto& problem : problems.items())
    out.add(problem);
  if (problems.has_errors()) return std::nullopt;
  return contract;
}

}  // namespace assay::openapi
