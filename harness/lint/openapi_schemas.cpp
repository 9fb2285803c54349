#include "lint/openapi_schemas.h"

#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "contract/references.h"
#include "tree/pointer.h"

namespace assay::lint {
namespace {

using tree::Kind;
using tree::Node;

/// An object of the specification that holds schemas, or holds what does.
enum class Object : std::uint8_t {
  document,
  components,
  paths,
  path_item,
  operation,
  parameter,  ///< a header too
  body,       ///< a request body or a response
  responses,
  media_type,
  encoding,
  callback,
  schema,
};

enum class Holds : std::uint8_t { one, list, map };

struct Edge {
  Object from;
  std::string_view key;  ///< empty: every key but extensions
  Holds holds;
  Object to;
};

// OpenAPI 3.1 section 4.8, and what 2.0 has elsewhere.
constexpr std::array edges = {
    Edge{Object::document, "paths", Holds::one, Object::paths},
    Edge{Object::document, "webhooks", Holds::one, Object::paths},
    Edge{Object::document, "components", Holds::one, Object::components},
    Edge{Object::document, "definitions", Holds::map, Object::schema},
    Edge{Object::document, "parameters", Holds::map, Object::parameter},
    Edge{Object::document, "responses", Holds::map, Object::body},
    Edge{Object::components, "schemas", Holds::map, Object::schema},
    Edge{Object::components, "responses", Holds::map, Object::body},
    Edge{Object::components, "parameters", Holds::map, Object::parameter},
    Edge{Object::components, "requestBodies", Holds::map, Object::body},
    Edge{Object::components, "headers", Holds::map, Object::parameter},
    Edge{Object::components, "callbacks", Holds::map, Object::callback},
    Edge{Object::components, "pathItems", Holds::map, Object::path_item},
    Edge{Object::paths, "", Holds::one, Object::path_item},
    Edge{Object::callback, "", Holds::one, Object::path_item},
    Edge{Object::path_item, "parameters", Holds::list, Object::parameter},
    Edge{Object::path_item, "get", Holds::one, Object::operation},
    Edge{Object::path_item, "put", Holds::one, Object::operation},
    Edge{Object::path_item, "post", Holds::one, Object::operation},
    Edge{Object::path_item, "delete", Holds::one, Object::operation},
    Edge{Object::path_item, "options", Holds::one, Object::operation},
    Edge{Object::path_item, "head", Holds::one, Object::operation},
    Edge{Object::path_item, "patch", Holds::one, Object::operation},
    Edge{Object::path_item, "trace", Holds::one, Object::operation},
    Edge{Object::operation, "parameters", Holds::list, Object::parameter},
    Edge{Object::operation, "requestBody", Holds::one, Object::body},
    Edge{Object::operation, "responses", Holds::one, Object::responses},
    Edge{Object::operation, "callbacks", Holds::map, Object::callback},
    Edge{Object::responses, "", Holds::one, Object::body},
    Edge{Object::body, "content", Holds::map, Object::media_type},
    Edge{Object::body, "headers", Holds::map, Object::parameter},
    Edge{Object::body, "schema", Holds::one, Object::schema},
    Edge{Object::parameter, "schema", Holds::one, Object::schema},
    Edge{Object::parameter, "content", Holds::map, Object::media_type},
    Edge{Object::media_type, "schema", Holds::one, Object::schema},
    Edge{Object::media_type, "encoding", Holds::map, Object::encoding},
    Edge{Object::encoding, "headers", Holds::map, Object::parameter},
};

class Walk {
 public:
  explicit Walk(const contract::Contract& contract) : references_(contract) {}

  std::vector<PlacedSchema> found;

  void visit(Object object, const Node& node, const std::string& pointer) {
    const bool known =
        node.is(Kind::mapping) || (object == Object::schema && node.is(Kind::boolean));
    if (!known || !seen_.insert(&node).second) return;
    if (object == Object::schema) {
      const auto* document = references_.document(node.span);
      if (document == nullptr) return;
      found.push_back({.schema = &node,
                       .document = document,
                       .uri = std::string(references_.file(node.span)),
                       .pointer = pointer});
      return;
    }
    if (const auto reference = node.string_at("$ref"); !reference.empty()) {
      const auto* target = references_.follow(node);
      if (target != nullptr && target != &node)
        visit(object, *target, std::string(contract::split_reference(reference).fragment));
      return;
    }
    for (const auto& edge : edges) {
      if (edge.from == object) follow(edge, node, pointer);
    }
  }

 private:
  void follow(const Edge& edge, const Node& node, const std::string& pointer) {
    for (const auto& member : node.members) {
      const bool wanted = edge.key.empty() ? !member.key.starts_with("x-") : member.key == edge.key;
      if (!wanted) continue;
      const auto below = pointer + "/" + tree::escape_token(member.key);
      if (edge.holds == Holds::one) visit(edge.to, member.value, below);
      if (edge.holds == Holds::list) {
        for (std::size_t i = 0; i < member.value.items.size(); ++i)
          visit(edge.to, member.value.items[i], below + "/" + std::to_string(i));
      }
      if (edge.holds == Holds::map) {
        for (const auto& named : member.value.members)
          visit(edge.to, named.value, below + "/" + tree::escape_token(named.key));
      }
    }
  }

  contract::References references_;
  std::set<const Node*> seen_;
};

}  // namespace

std::vector<PlacedSchema> find_schemas(const contract::Contract& contract) {
  if (contract.documents.empty()) return {};
  Walk walk(contract);
  walk.visit(Object::document, contract.documents.front().second, {});
  return std::move(walk.found);
}

}  // namespace assay::lint
