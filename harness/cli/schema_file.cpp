#include "cli/schema_file.h"

#include <fmt/format.h>

#include "base/uri.h"
#include "tree/pointer.h"
#include "tree/read.h"

namespace assay::cli {
namespace {

constexpr std::string_view file_scheme = "file://";

/// A path as the path of a URI (RFC 3986 section 3.3).
std::string encode_path(std::string_view path) {
  constexpr std::string_view plain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/";
  std::string encoded;
  for (const char c : path) {
    if (plain.find(c) != std::string_view::npos) {
      encoded += c;
    } else {
      encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return encoded;
}

/// The dialect of the schemas in an OpenAPI document (OpenAPI 3.1.0, `jsonSchemaDialect`), or
/// nothing where the document is none.
std::optional<schema::Dialect> openapi_dialect(const tree::Node& document) {
  const auto version = document.string_at("openapi");
  if (version.empty()) return std::nullopt;
  if (version.starts_with("3.0")) return schema::Dialect::openapi3_0;
  return schema::read_dialect(document.string_at("jsonSchemaDialect"))
      .value_or(schema::Dialect::openapi3_1);
}

}  // namespace

std::string SchemaFile::uri_of(const std::string& path) const {
  const auto whole = program_.files.canonical(path);
  return std::string(file_scheme) + encode_path(whole.value_or(path));
}

const tree::Node* SchemaFile::read(const std::string& path, text::Diagnostics& out) {
  const auto known = documents_.find(path);
  if (known != documents_.end()) return known->second ? &*known->second : nullptr;
  auto& document = documents_[path];
  auto text = program_.files.read(path);
  if (!text) {
    complain(program_, text.error());
    is_unreadable_ = true;
    return nullptr;
  }
  document = tree::read_any(program_.sources, program_.sources.add(path, *std::move(text)), out);
  return document ? &*document : nullptr;
}

const tree::Node* SchemaFile::find_file(std::string_view uri, text::Diagnostics& out) {
  const auto named = by_uri_.find(uri);
  if (named != by_uri_.end()) return named->second;
  if (!uri.starts_with(file_scheme)) return nullptr;
  auto path = base::percent_decode(uri.substr(file_scheme.size()));
  // Files beside the schema are shown as it was named itself.
  const auto folder = base::folder_of(root_);
  const auto whole = program_.files.canonical(folder);
  if (whole && path.starts_with(*whole + "/"))
    path = base::join_path(folder, path.substr(whole->size() + 1));
  return program_.files.exists(path) ? read(path, out) : nullptr;
}

void SchemaFile::name_references(const SchemaWish& wish, text::Diagnostics& out) {
  for (const auto& path : wish.references) {
    const auto* document = read(path, out);
    if (document == nullptr) continue;
    for (const auto* keyword : {"$id", "id"}) {
      const auto id = base::split_fragment(document->string_at(keyword)).document;
      if (!id.empty()) name(std::string(id), *document, out);
    }
    by_uri_.emplace(uri_of(path), document);
  }
}

void SchemaFile::name(std::string uri, const tree::Node& document, text::Diagnostics& out) {
  const auto [known, is_new] = by_uri_.emplace(std::move(uri), &document);
  if (is_new || known->second == &document) return;
  out.add({.severity = text::Severity::error,
           .code = "schema.same-id",
           .message = fmt::format("`{}` is the name of two schemas", text::printable(known->first)),
           .span = document.span,
           .related = {{known->second->span, "the other one"}}});
}

std::optional<schema::Schema> SchemaFile::load(const SchemaWish& wish) {
  const auto [path, fragment] = base::split_fragment(wish.path);
  root_ = path;
  text::Diagnostics out;
  std::optional<schema::Schema> compiled;
  const auto* document = read(root_, out);
  const auto pointer = tree::Pointer::read(base::percent_decode(fragment));
  const auto* root = document == nullptr || !pointer ? nullptr : tree::find(*document, *pointer);
  name_references(wish, out);
  const auto openapi = document == nullptr ? std::nullopt : openapi_dialect(*document);
  if (document != nullptr && root == nullptr) {
    out.error("schema.no-such-part",
              document->span,
              fmt::format("`{}` has nothing at `{}`", root_, text::printable(fragment)));
  } else if (openapi && root == document) {
    out.error("schema.no-schema",
              document->span,
              fmt::format("`{}` is an OpenAPI document, no schema", root_),
              fmt::format("name one of its schemas: `{}#/components/schemas/…`", root_));
  } else if (root != nullptr && !out.has_errors() && !is_unreadable_) {
    const schema::Options options{
        .dialect = wish.dialect.value_or(openapi.value_or(schema::Dialect::draft2020_12)),
        .formats = wish.formats,
        .base_uri = uri_of(root_),
        .clause_prefix = {},
        .resolver = [&](std::string_view uri) { return find_file(uri, out); },
        .document = document,
        .keyword_locations = wish.keyword_locations};
    compiled = schema::compile(program_.sources, *root, options, out);
  }
  complain(program_, out);
  if (is_unreadable_) compiled.reset();
  return compiled;
}

}  // namespace assay::cli
