#include "schema/resources.h"

#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "base/uri.h"
#include "schema/metaschema.h"
#include "tree/pointer.h"

namespace assay::schema {
namespace {

const tree::Node* find_text(const tree::Node& schema, std::string_view keyword) {
  if (keyword.empty()) return nullptr;
  const auto* value = schema.find(keyword);
  return value != nullptr && value->is(tree::Kind::string) ? value : nullptr;
}

bool is_schema(const tree::Node& node) {
  return node.is(tree::Kind::mapping) || node.is(tree::Kind::boolean);
}

const tree::Node* find_child(const tree::Node& node, std::string_view token) {
  if (node.is(tree::Kind::mapping)) return node.find(token);
  if (!node.is(tree::Kind::sequence)) return nullptr;
  std::size_t index = 0;
  const auto* end = token.data() + token.size();
  const auto read = std::from_chars(token.data(), end, index);
  const bool plain =
      read.ec == std::errc() && read.ptr == end && (token.size() == 1 || token.front() != '0');
  return plain && index < node.items.size() ? &node.items[index] : nullptr;
}

}  // namespace

std::string Place::location(std::string_view keyword) const {
  auto text = fmt::format("{}#{}", resource->uri, pointer);
  if (!keyword.empty()) text.append("/").append(keyword);
  return text;
}

Resources::Resources(Dialect dialect, Resolver resolver, text::Diagnostics& out)
    : dialect_(dialect), resolver_(std::move(resolver)), out_(out) {}

void Resources::add(std::string_view uri, const tree::Node& document) {
  if (by_uri_.contains(uri)) return;
  auto& resource = make_resource(std::string(base::split_fragment(uri).document), document);
  resource.dialect = dialect_;
  find_schemas(document, resource, {}, true);
}

void Resources::add_part(std::string_view uri, const tree::Node& schema, std::string pointer) {
  find_schemas(schema,
               *by_uri_.at(std::string(base::split_fragment(uri).document)),
               std::move(pointer),
               false);
}

Resource& Resources::make_resource(std::string uri, const tree::Node& root) {
  if (const auto known = by_uri_.find(uri); known != by_uri_.end()) return *known->second;
  auto& resource = resources_.emplace_back();
  resource.uri = std::move(uri);
  resource.root = &root;
  by_uri_.emplace(resource.uri, &resource);
  return resource;
}

Resource& Resources::enter(const tree::Node& schema, Resource& outer, bool is_root) {
  Resource own{.uri = {},
               .dialect = outer.dialect,
               .vocabularies = outer.vocabularies,
               .asserts_formats = outer.asserts_formats};
  const auto* language = find_text(schema, "$schema");
  if (language != nullptr &&
      (is_root || schema.find("$id") != nullptr || schema.find("id") != nullptr)) {
    read_metaschema(own, *language);
  }
  const auto* id = find_text(schema, id_keyword(own.dialect));
  // Until draft 7 a `$ref` hides all that stands beside it.
  if (!has_ref_siblings(own.dialect) && schema.find("$ref") != nullptr) id = nullptr;
  const auto [document, fragment] =
      base::split_fragment(id == nullptr ? std::string_view{} : id->scalar);
  auto* resource = &outer;
  if (!document.empty()) resource = &make_resource(base::resolve_uri(outer.uri, document), schema);
  if (is_root)
    by_uri_[outer.uri] = resource;  // what the document was asked for by names the same resource
  if (resource->root == &schema) {
    resource->dialect = own.dialect;
    resource->vocabularies = own.vocabularies;
    resource->asserts_formats = own.asserts_formats;
  }
  if (!fragment.empty() && !has(since_draft2019_09, resource->dialect))
    resource->anchors.emplace(fragment, &schema);
  return *resource;
}

void Resources::find_schemas(const tree::Node& schema,
                             Resource& outer,
                             std::string pointer,
                             bool is_root) {
  if (!is_schema(schema) || places_.contains(&schema)) return;
  if (schema.is(tree::Kind::boolean)) {
    places_.emplace(&schema, Place{.resource = &outer, .pointer = std::move(pointer)});
    return;
  }
  auto& resource = enter(schema, outer, is_root);
  if (resource.root == &schema) pointer.clear();
  places_.emplace(&schema, Place{.resource = &resource, .pointer = pointer});
  order_.push_back(&schema);
  note_anchors(schema, resource);
  find_below(schema, resource, pointer);
}

void Resources::note_anchors(const tree::Node& schema, Resource& resource) {
  if (!has(since_draft2019_09, resource.dialect)) return;
  if (const auto* anchor = find_text(schema, "$anchor"))
    resource.anchors.emplace(anchor->scalar, &schema);
  if (resource.dialect == Dialect::draft2019_09) {
    const auto* recursive = schema.find("$recursiveAnchor");
    if (resource.root == &schema && recursive != nullptr)
      resource.is_recursive = recursive->scalar == "true";
  } else if (const auto* anchor = find_text(schema, "$dynamicAnchor")) {
    resource.anchors.emplace(anchor->scalar, &schema);
    resource.dynamic_anchors.emplace(anchor->scalar, &schema);
  }
}

void Resources::find_below(const tree::Node& schema,
                           Resource& resource,
                           const std::string& pointer) {
  const bool hidden = !has_ref_siblings(resource.dialect) && schema.find("$ref") != nullptr;
  for (const auto& member : schema.members) {
    if (hidden && member.key != "definitions") continue;
    const auto* keyword = find_keyword(resource.dialect, member.key);
    if (keyword == nullptr) continue;
    const auto below = fmt::format("{}/{}", pointer, member.key);
    switch (keyword->shape) {
      case Shape::schema:
      case Shape::schemas:
      case Shape::schema_or_schemas:
        find_schemas(member.value, resource, below, false);
        for (std::size_t i = 0; i < member.value.items.size(); ++i) {
          find_schemas(member.value.items[i], resource, fmt::format("{}/{}", below, i), false);
        }
        break;
      case Shape::schemas_by_name:
      case Shape::schemas_or_names_by_name:
        for (const auto& named : member.value.members) {
          find_schemas(named.value,
                       resource,
                       fmt::format("{}/{}", below, tree::escape_token(named.key)),
                       false);
        }
        break;
      case Shape::any:
      case Shape::boolean:
      case Shape::text:
      case Shape::number:
      case Shape::positive_number:
      case Shape::count:
      case Shape::list:
      case Shape::names:
      case Shape::names_by_name:
      case Shape::type:
      case Shape::mapping:
        break;
    }
  }
}

const tree::Node* Resources::fetch(std::string_view uri) const {
  if (const auto* known = find_metaschema(uri)) return known;
  return resolver_ ? resolver_(uri) : nullptr;
}

Resource* Resources::find_resource(const std::string& uri) {
  if (const auto known = by_uri_.find(uri); known != by_uri_.end()) return known->second;
  const auto* document = fetch(uri);
  if (document == nullptr) return nullptr;
  add(uri, *document);
  return by_uri_.at(uri);
}

tl::expected<const tree::Node*, std::string> Resources::resolve(const Resource& from,
                                                                std::string_view reference) {
  const auto absolute = base::resolve_uri(from.uri, reference);
  const auto [document, fragment_text] = base::split_fragment(absolute);
  auto* resource = find_resource(std::string(document));
  if (resource == nullptr)
    return tl::unexpected(fmt::format("there is no document `{}`", document));
  const auto fragment = base::percent_decode(fragment_text);
  if (fragment.empty()) return follow(*resource, {});
  if (fragment.starts_with('/')) return follow(*resource, fragment);
  const auto anchor = resource->anchors.find(fragment);
  if (anchor == resource->anchors.end()) {
    return tl::unexpected(fmt::format("`{}` has no anchor `{}`", resource->uri, fragment));
  }
  return anchor->second;
}

tl::expected<const tree::Node*, std::string> Resources::follow(Resource& resource,
                                                               std::string_view pointer_text) {
  const auto pointer = tree::Pointer::read(pointer_text);
  if (!pointer) return tl::unexpected(fmt::format("`{}` is no JSON Pointer", pointer_text));
  const auto* current = resource.root;
  // Schemas that no keyword leads to take the place of the nearest that one does.
  const Resource* nearest = &resource;
  std::string below;
  for (const auto& token : pointer->tokens) {
    current = find_child(*current, token);
    if (current == nullptr)
      return tl::unexpected(fmt::format("`{}` has nothing at `{}`", resource.uri, pointer_text));
    below.append("/").append(tree::escape_token(token));
    if (const auto place = places_.find(current); place != places_.end()) {
      nearest = place->second.resource;
      below = place->second.pointer;
    }
  }
  if (!is_schema(*current))
    return tl::unexpected(fmt::format("`{}` at `{}` is no schema", resource.uri, pointer_text));
  if (!places_.contains(current)) find_schemas(*current, *by_uri_.at(nearest->uri), below, false);
  return current;
}

}  // namespace assay::schema
