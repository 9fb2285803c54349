#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "openapi/keys.h"
#include "openapi/parts.h"

namespace assay::openapi {
namespace {

constexpr std::array<std::string_view, 8> methods = {
    "get", "put", "post", "delete", "options", "head", "patch", "trace"};

const ObjectKeys path_keys = {.object = "a path",
                              .known = {"$ref",
                                        "summary",
                                        "description",
                                        "servers",
                                        "parameters",
                                        "get",
                                        "put",
                                        "post",
                                        "delete",
                                        "options",
                                        "head",
                                        "patch",
                                        "trace"},
                              .ours = {"x-assay-source"}};

const ObjectKeys operation_keys = {.object = "an operation",
                                   .known = {"tags",
                                             "summary",
                                             "description",
                                             "externalDocs",
                                             "operationId",
                                             "parameters",
                                             "requestBody",
                                             "responses",
                                             "callbacks",
                                             "deprecated",
                                             "security",
                                             "servers",
                                             "consumes",
                                             "produces",
                                             "schemes"},
                                   .ours = {"x-assay-id",
                                            "x-assay-source",
                                            "x-assay-acts",
                                            "x-assay-effect",
                                            "x-assay-permissions",
                                            "x-assay-errors",
                                            "x-assay-error-at",
                                            "x-assay-error-if"}};

const ObjectKeys body_keys = {.object = "a request body",
                              .known = {"description", "content", "required"},
                              .ours = {"x-assay-source"}};

/// One operation and what it takes from its surroundings.
struct Place {
  const tree::Node& path_item;
  std::string_view path;
  std::string_view method;
  const tree::Member& member;  ///< the method's
  const std::vector<std::size_t>& servers;
  const std::vector<contract::SecurityAlternative>& security;
};

/// `get.accounts._id_.members` of `GET /accounts/{id}/members`.
std::string name_from_path(std::string_view method, std::string_view path) {
  std::string name(method);
  if (!path.starts_with('/')) name += '.';
  for (const char c : path)
    name += c == '/' ? '.' : c == '{' || c == '}' ? '_' : c;
  while (name.ends_with('.'))
    name.pop_back();
  return name;
}

/// The name is `operationId`, the id `x-assay-id` if there is one; else one is made of the other,
/// or of method and path. An id that another operation has already gives way to the last.
void name_operation(Reader& reader, const Place& place, contract::Operation& operation) {
  const auto& node = place.member.value;
  const auto own_id = text_at(node, "x-assay-id");
  operation.name = text_at(node, "operationId");
  if (operation.name.empty()) operation.name = own_id;
  if (operation.name.empty() && reader.name_of != nullptr)
    operation.name = reader.name_of(place.method, place.path);
  if (operation.name.empty()) operation.name = name_from_path(place.method, place.path);
  operation.id = operation_id(reader.contract.api, own_id.empty() ? operation.name : own_id);
  if (reader.operation_ids.insert(operation.id).second) return;
  const bool named = node.find("operationId") != nullptr || !own_id.empty();
  if (named) {
    reader.warning(
        "duplicate-operation",
        place.member.key_span,
        fmt::format("`{}` names another operation already; this one is known by its path",
                    text::printable(operation.name)));
  }
  operation.name = name_from_path(place.method, place.path);
  operation.id = operation_id(reader.contract.api, operation.name);
  reader.operation_ids.insert(operation.id);
}

void read_request_body(Reader& reader, const tree::Node& node, contract::Operation& operation) {
  const auto* body = node.find("requestBody");
  if (body == nullptr) return;
  body = reader.follow(*body);
  if (body == nullptr) return;
  if (!body->is(tree::Kind::mapping)) {
    reader.wrong_type("requestBody", *body, "a mapping");
    return;
  }
  check_keys(reader, *body, body_keys);
  operation.body_required = flag_at(reader, *body, "required", false);
  operation.body = read_contents(reader, *body);
}

/// The operation's own alternatives, else the document's; and the credentials that OpenAPI has no
/// place for, each an alternative unless the operation says `security` itself.
void read_operation_security(Reader& reader, const Place& place, contract::Operation& operation) {
  if (place.member.value.find("security") != nullptr) {
    operation.security = read_security(reader, place.member.value);
    return;
  }
  operation.security = place.security;
  for (const auto& scheme : reader.contract.security_schemes) {
    const bool ours = scheme.kind == contract::SecurityScheme::Kind::body ||
                      scheme.kind == contract::SecurityScheme::Kind::server_variable;
    if (ours) operation.security.push_back({scheme.id});
  }
}

void read_operation(Reader& reader, const Place& place) {
  const auto& node = place.member.value;
  if (!node.is(tree::Kind::mapping)) {
    reader.wrong_type(place.member.key, node, "a mapping");
    return;
  }
  check_keys(reader, node, operation_keys);
  contract::Operation operation;
  operation.method = place.method;
  for (auto& letter : operation.method)
    letter = static_cast<char>(letter - 'a' + 'A');
  operation.path = place.path;
  operation.summary = text_at(node, "summary");
  operation.source = source_at(node);
  operation.span = place.member.key_span;
  name_operation(reader, place, operation);
  read_operation_extensions(reader, node, operation);
  read_operation_security(reader, place, operation);
  operation.servers = read_servers(reader, node);
  if (operation.servers.empty()) operation.servers = read_servers(reader, place.path_item);
  if (operation.servers.empty()) operation.servers = place.servers;
  read_parameters(reader, place.path_item, node, operation);
  if (reader.version != Version::swagger2) read_request_body(reader, node, operation);
  add_body_parameters(reader, operation);
  read_errors(reader, node, 0, operation);
  read_responses(reader, node, operation);
  reader.contract.operations.push_back(std::move(operation));
}

/// The error shape may stand at any answer, and rules how all of them are read.
void read_error_shapes(Reader& reader, const tree::Node& path_item) {
  for (const auto& member : path_item.members) {
    if (std::find(methods.begin(), methods.end(), member.key) == methods.end()) continue;
    read_error_shape(reader, member.value);
    const auto* responses = member.value.find("responses");
    if (responses == nullptr) continue;
    for (const auto& response : responses->members) {
      if (const auto* node = reader.references.follow(response.value)) {
        read_error_shape(reader, *node);
      }
    }
  }
}

/// The paths of the document that can be read, `$ref`s followed.
std::vector<std::pair<std::string_view, const tree::Node*>> path_items(const Reader& reader,
                                                                       const tree::Node& document) {
  std::vector<std::pair<std::string_view, const tree::Node*>> items;
  const auto* paths = mapping_at(reader, document, "paths");
  if (paths == nullptr) return items;
  for (const auto& member : paths->members) {
    if (is_foreign_extension(member.key)) continue;
    const auto* item = reader.follow(member.value);
    if (item == nullptr) continue;
    if (!member.key.starts_with('/')) {
      reader.warning("wrong-path",
                     member.key_span,
                     fmt::format("`{}` does not start with `/`", text::printable(member.key)));
    }
    if (item->is(tree::Kind::mapping)) {
      check_keys(reader, *item, path_keys);
      items.emplace_back(member.key, item);
    } else {
      reader.wrong_type(member.key, *item, "a mapping");
    }
  }
  return items;
}

}  // namespace

void read_paths(Reader& reader,
                const tree::Node& document,
                const std::vector<std::size_t>& servers) {
  const auto security = read_security(reader, document);
  const auto items = path_items(reader, document);
  for (const auto& [path, item] : items)
    read_error_shapes(reader, *item);
  for (const auto& [path, item] : items) {
    for (const auto& member : item->members) {
      if (std::find(methods.begin(), methods.end(), member.key) == methods.end()) continue;
      read_operation(reader, {*item, path, member.key, member, servers, security});
    }
  }
}

}  // namespace assay::openapi
