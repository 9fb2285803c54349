#include "docs/mintlify_tree.h"

#include <array>
#include <string>
#include <utility>

#include "docs/mintlify_page.h"
#include "docs/nodes.h"
#include "docs/words.h"

namespace assay::docs::mintlify {
namespace {

bool is_true(const tree::Node* node) {
  return node != nullptr && node->scalar == "true";
}

void put_copy(tree::Node& into, std::string_view key, const tree::Node* value) {
  if (value != nullptr) put(into, key, *value);
}

/// One operation of the older dialect, turned into OpenAPI part by part.
class Translator {
 public:
  Translator(text::SourceMap& sources, const tree::Node& document, std::vector<Unread>& unread)
      : sources_(sources), document_(document), unread_(unread) {}

  std::optional<tree::Node> run() {
    const auto* tree = document_.find("paths");
    const auto* path = tree->find("path");
    const auto* method = tree->find("method");
    if (path == nullptr || method == nullptr || !is_method(method->scalar)) return std::nullopt;
    list_unknown(*tree, {"path", "method", "servers", "request", "response", "deprecated", "type"});
    auto operation = mapping_node(tree->span);
    if (is_true(tree->find("deprecated")))
      put_copy(operation, "deprecated", tree->find("deprecated"));
    if (const auto* request = tree->find("request")) add_request(*request, operation);
    if (const auto* response = tree->find("response")) add_responses(*response, operation);
    auto item = mapping_node(tree->span);
    put(item, sources_.intern(lower_case(method->scalar)), std::move(operation));
    item.members.back().key_span = method->span;
    auto paths = mapping_node(tree->span);
    put(paths, path->scalar, std::move(item));
    paths.members.back().key_span = path->span;
    return finish(*tree, std::move(paths));
  }

 private:
  tree::Node finish(const tree::Node& tree, tree::Node paths) {
    auto result = mapping_node(document_.span);
    put(result, "openapi", string_node("3.1.0", document_.span));
    auto info = mapping_node(document_.span);
    put(info, "title", string_node("", document_.span));
    put(info, "version", string_node("", document_.span));
    put(result, "info", std::move(info));
    put_copy(result, "servers", tree.find("servers"));
    put(result, "paths", std::move(paths));
    auto components = mapping_node(document_.span);
    if (const auto* written = document_.find("components")) components = *written;
    if (!schemes_.members.empty()) put(components, "securitySchemes", std::move(schemes_));
    put(result, "components", std::move(components));
    return result;
  }

  void list_unknown(const tree::Node& node, std::initializer_list<std::string_view> known) {
    for (const auto& member : node.members) {
      if (std::find(known.begin(), known.end(), member.key) == known.end())
        unread_.push_back({member.key_span, "a key of Mintlify's that is not known"});
    }
  }

  void add_request(const tree::Node& request, tree::Node& operation) {
    list_unknown(request, {"security", "parameters", "body", "codeSamples"});
    if (const auto* security = request.find("security")) add_security(*security, operation);
    if (const auto* parameters = request.find("parameters")) add_parameters(*parameters, operation);
    const auto* body = request.find("body");
    if (body == nullptr || body->members.empty()) return;
    auto result = mapping_node(body->span);
    bool required = false;
    auto content = mapping_node(body->span);
    for (const auto& type : body->members) {
      put(content, type.key, media_type(type.value, &required));
      content.members.back().key_span = type.key_span;
    }
    put(result, "required", boolean_node(required, body->span));
    put(result, "content", std::move(content));
    put(operation, "requestBody", std::move(result));
  }

  /// Each item is one way to prove who asks: all of its parameters together.
  void add_security(const tree::Node& security, tree::Node& operation) {
    auto alternatives = sequence_node(security.span);
    for (const auto& way : security.items) {
      const auto* parameters = way.find("parameters");
      if (parameters == nullptr) continue;
      auto together = mapping_node(way.span);
      for (const auto& place : parameters->members) {
        for (const auto& one : place.value.members) {
          const auto id = scheme_id(way.string_at("title"), one.key);
          put(schemes_, id, scheme(place.key, one));
          put(together, id, sequence_node(one.key_span));
        }
      }
      alternatives.items.push_back(std::move(together));
    }
    put(operation, "security", std::move(alternatives));
  }

  /// The title, which is the vendor's name for it; a second credential under one title gets its own
  /// name too.
  std::string_view scheme_id(std::string_view title, std::string_view name) {
    if (title.empty()) return name;
    if (schemes_.find(title) == nullptr) return title;
    return sources_.intern(std::string(title) + " " + std::string(name));
  }

  static tree::Node scheme(std::string_view place, const tree::Member& one) {
    auto result = mapping_node(one.key_span);
    const auto type = one.value.string_at("type");
    if (type == "http" || type == "oauth2") {
      put(result, "type", string_node("http", one.key_span));
      const auto scheme = one.value.string_at("scheme");
      put(result, "scheme", string_node(scheme.empty() ? "bearer" : scheme, one.key_span));
    } else {
      put(result, "type", string_node("apiKey", one.key_span));
      put(result, "in", string_node(place, one.key_span));
      put(result, "name", string_node(one.key, one.key_span));
    }
    put_copy(result, "description", one.value.find("description"));
    return result;
  }

  void add_parameters(const tree::Node& places, tree::Node& operation) {
    auto parameters = sequence_node(places.span);
    for (const auto& place : places.members) {
      for (const auto& one : place.value.members) {
        auto parameter = mapping_node(one.key_span);
        put(parameter, "name", string_node(one.key, one.key_span));
        put(parameter, "in", string_node(place.key, place.key_span));
        const auto* schemas = one.value.find("schema");
        if (schemas != nullptr && schemas->is(tree::Kind::sequence)) {
          const bool required = any_required(*schemas) || place.key == "path";
          put(parameter, "required", boolean_node(required, one.key_span));
          if (!schemas->items.empty())
            put_copy(parameter, "description", schemas->items.front().find("description"));
          put(parameter, "schema", one_of(*schemas));
        }
        list_unknown(one.value, {"schema", "explode", "style", "example", "description"});
        for (const std::string_view key : {"explode", "style", "example"})
          put_copy(parameter, key, one.value.find(key));
        parameters.items.push_back(std::move(parameter));
      }
    }
    if (!parameters.items.empty()) put(operation, "parameters", std::move(parameters));
  }

  static bool any_required(const tree::Node& schemas) {
    return std::any_of(schemas.items.begin(), schemas.items.end(), [](const tree::Node& schema) {
      return is_true(schema.find("required"));
    });
  }

  void add_responses(const tree::Node& response, tree::Node& operation) {
    auto responses = mapping_node(response.span);
    for (const auto& status : response.members) {
      auto result = mapping_node(status.value.span);
      auto content = mapping_node(status.value.span);
      tree::Node description = string_node("", status.key_span);
      for (const auto& type : status.value.members) {
        if (const auto* words = type.value.find("description")) description = *words;
        if (type.key.starts_with("_mintlify/")) continue;
        put(content, type.key, media_type(type.value, nullptr));
        content.members.back().key_span = type.key_span;
      }
      put(result, "description", std::move(description));
      if (!content.members.empty()) put(result, "content", std::move(content));
      put(responses, status.key, std::move(result));
      responses.members.back().key_span = status.key_span;
    }
    put(operation, "responses", std::move(responses));
  }

  tree::Node media_type(const tree::Node& written, bool* required) {
    list_unknown(written, {"schemaArray", "examples", "description"});
    auto result = mapping_node(written.span);
    const auto* schemas = written.find("schemaArray");
    if (schemas != nullptr && schemas->is(tree::Kind::sequence)) {
      if (required != nullptr) *required = *required || any_required(*schemas);
      put(result, "schema", one_of(*schemas));
    }
    const auto* examples = written.find("examples");
    if (examples != nullptr && !examples->members.empty()) put_copy(result, "examples", examples);
    return result;
  }

  /// The alternatives of a `schema` or `schemaArray`.
  tree::Node one_of(const tree::Node& schemas) {
    tree::Nodes choices;
    for (const auto& schema : schemas.items)
      choices.push_back(plain(schema));
    return any_of(std::move(choices), schemas.span);
  }

  /// A schema of the dialect as JSON Schema: `requiredProperties` is `required`, and a property is
  /// wrapped in an `allOf` of one.
  tree::Node plain(const tree::Node& schema) {
    if (!schema.is(tree::Kind::mapping)) return schema;
    auto result = mapping_node(schema.span);
    for (const auto& member : schema.members) {
      if (member.key == "refIdentifier" ||
          (member.key == "required" && !member.value.is(tree::Kind::sequence)))
        continue;
      const auto key =
          member.key == "requiredProperties" ? std::string_view("required") : member.key;
      auto value = member.value;
      if (member.key == "properties") {
        for (auto& property : value.members)
          property.value = unwrapped(property.value);
      } else if (member.key == "items" || member.key == "additionalProperties") {
        value = unwrapped(member.value);
      }
      put(result, key, std::move(value));
      result.members.back().key_span = member.key_span;
    }
    return result;
  }

  tree::Node unwrapped(const tree::Node& schema) {
    const auto* all = schema.find("allOf");
    const bool wrapper = all != nullptr && schema.members.size() == 1 && all->items.size() == 1;
    return plain(wrapper ? all->items.front() : schema);
  }

  text::SourceMap& sources_;
  const tree::Node& document_;
  std::vector<Unread>& unread_;
  tree::Node schemes_ = mapping_node({});
};

}  // namespace

bool is_operation_tree(const tree::Node& document) {
  const auto* paths = document.find("paths");
  if (paths == nullptr || document.find("openapi") != nullptr) return false;
  const auto* path = paths->find("path");
  return path != nullptr && path->is(tree::Kind::string) && paths->find("method") != nullptr;
}

std::optional<tree::Node> openapi_of_tree(text::SourceMap& sources,
                                          const tree::Node& document,
                                          std::vector<Unread>& unread) {
  return Translator(sources, document, unread).run();
}

}  // namespace assay::docs::mintlify
