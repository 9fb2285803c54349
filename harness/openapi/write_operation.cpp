#include <fmt/format.h>

#include "openapi/nodes.h"
#include "openapi/reader.h"
#include "openapi/writer.h"

namespace assay::openapi {
namespace {

using contract::Act;
using contract::Condition;
using contract::In;

std::string_view name_of_act(Act act) {
  switch (act) {
    case Act::create:
      return "create";
    case Act::get:
      return "get";
    case Act::list:
      return "list";
    case Act::update:
      return "update";
    case Act::delete_:
      return "delete";
  }
  return "get";
}

tree::Node when_node(Writer& writer, const contract::When& when) {
  auto node = mapping_node();
  const bool alone = when.condition == Condition::unauthorized ||
                     when.condition == Condition::forbidden ||
                     when.condition == Condition::rate_limited;
  put(writer.sources,
      node,
      name_of(when.condition),
      alone ? boolean_node(true) : text_node(writer.sources, when.subject));
  return node;
}

tree::Node errors_node(Writer& writer, const contract::Operation& operation) {
  auto errors = sequence_node();
  for (const auto& error : operation.errors) {
    auto node = mapping_node();
    put_text(writer.sources, node, "code", error.code);
    put_text(writer.sources, node, "message", error.message);
    if (error.status != 0) {
      put(writer.sources, node, "status", integer_node(writer.sources, error.status));
    }
    put(writer.sources, node, "when", when_node(writer, error.when));
    put_text(writer.sources, node, "source", seen_from(writer.roots, error.source));
    if (error.level != contract::Level::must) {
      put_text(writer.sources, node, "level", name_of(error.level));
    }
    errors.items.push_back(std::move(node));
  }
  return errors;
}

tree::Node permissions_node(Writer& writer, const contract::Operation& operation) {
  auto permissions = sequence_node();
  for (const auto& permission : operation.permissions) {
    auto node = mapping_node();
    put_text(writer.sources, node, "name", permission.name);
    put_text(writer.sources, node, "means", permission.means);
    put_text(writer.sources, node, "source", seen_from(writer.roots, permission.source));
    if (permission.level != contract::Level::must) {
      put_text(writer.sources, node, "level", name_of(permission.level));
    }
    permissions.items.push_back(std::move(node));
  }
  return permissions;
}

tree::Node parameter_node(Writer& writer, const contract::Parameter& parameter) {
  auto node = mapping_node();
  put_text(writer.sources, node, "name", parameter.name);
  put_text(writer.sources, node, "in", contract::name_of(parameter.in));
  put_text(writer.sources, node, "description", parameter.description);
  if (parameter.required == true || parameter.in == In::path) {
    put(writer.sources, node, "required", boolean_node(true));
  } else if (!parameter.required) {
    put_text(writer.sources, node, "x-assay-required", "unknown");
  }
  // OpenAPI asks for a schema; `{}` takes any value.
  put(writer.sources,
      node,
      "schema",
      parameter.schema == nullptr
          ? mapping_node()
          : writer.components.copy(*parameter.schema, seen_from(writer.roots, parameter.source)));
  if (parameter.example != nullptr) put(writer.sources, node, "example", *parameter.example);
  put_source(writer, node, parameter.source, parameter.level);
  return node;
}

/// The id as the reader makes it of the name, or `x-assay-id` says it.
void put_names(Writer& writer, const contract::Operation& operation, tree::Node& node) {
  put_text(writer.sources, node, "operationId", operation.name);
  if (operation_id(writer.contract.api, operation.name) != operation.id) {
    put_text(
        writer.sources, node, "x-assay-id", operation.id.substr(writer.contract.api.size() + 1));
  }
}

void put_acts(Writer& writer, const contract::Operation& operation, tree::Node& node) {
  if (operation.acts) {
    auto acts = mapping_node();
    put_text(writer.sources, acts, "on", operation.acts->on);
    put_text(writer.sources, acts, "does", name_of_act(operation.acts->does));
    put(writer.sources, node, "x-assay-acts", std::move(acts));
  }
  put_text(writer.sources, node, "x-assay-effect", operation.effect);
}

}  // namespace

tree::Node operation_node(Writer& writer, const contract::Operation& operation) {
  auto node = mapping_node();
  put_names(writer, operation, node);
  put_text(writer.sources, node, "summary", operation.summary);
  put_text(writer.sources, node, "x-assay-source", seen_from(writer.roots, operation.source));
  put_acts(writer, operation, node);
  put_some(writer.sources, node, "x-assay-permissions", permissions_node(writer, operation));
  if (operation.servers != shared_servers(writer.contract)) {
    put_some(writer.sources, node, "servers", servers_node(writer, operation.servers));
  }
  const auto inherited = inherited_security(writer.contract, operation);
  if (!inherited || *inherited != shared_security(writer.contract)) {
    put(writer.sources, node, "security", security_node(writer, operation.security));
  }
  auto parameters = sequence_node();
  for (const auto& parameter : operation.parameters) {
    if (parameter.in != In::body) parameters.items.push_back(parameter_node(writer, parameter));
  }
  put_some(writer.sources, node, "parameters", std::move(parameters));
  if (!operation.body.empty()) {
    auto body = mapping_node();
    if (operation.body_required) put(writer.sources, body, "required", boolean_node(true));
    put(writer.sources, body, "content", body_content_node(writer, operation.body));
    put(writer.sources, node, "requestBody", std::move(body));
  }
  put_some(writer.sources, node, "x-assay-errors", errors_node(writer, operation));
  // OpenAPI 3.1 asks for at least one answer where there are `responses`.
  put_some(writer.sources, node, "responses", responses_node(writer, operation));
  return node;
}

}  // namespace assay::openapi
