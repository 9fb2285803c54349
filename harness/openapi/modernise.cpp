#include "openapi/modernise.h"

#include <algorithm>
#include <string>
#include <utility>

#include "openapi/nodes.h"
#include "openapi/roles.h"

namespace assay::openapi {
namespace {

bool is_true(const tree::Node* value) {
  return value != nullptr && value->is(tree::Kind::boolean) && value->scalar == "true";
}

void drop(tree::Node& schema, std::string_view key) {
  erase_if(schema.members, [&](const tree::Member& member) { return member.key == key; });
}

tree::Node* member_of(tree::Node& schema, std::string_view key) {
  const auto found = std::find_if(schema.members.begin(),
                                  schema.members.end(),
                                  [&](const tree::Member& member) { return member.key == key; });
  return found == schema.members.end() ? nullptr : &found->value;
}

/// "Allows sending a null value for the defined schema": only where `type` is given beside it
/// (OpenAPI 3.0.3's clarification).
void allow_null(text::SourceMap& sources, tree::Node& schema) {
  const bool nullable = is_true(schema.find("nullable"));
  drop(schema, "nullable");
  drop(schema, "x-nullable");
  auto* type = member_of(schema, "type");
  if (!nullable || type == nullptr || !type->is(tree::Kind::string)) return;
  auto both = sequence_node();
  both.items.push_back(*type);
  both.items.push_back(text_node(sources, "null"));
  *type = std::move(both);
}

bool make_bound_exclusive(tree::Node& schema, std::string_view bound, std::string_view exclusive) {
  auto* flag = member_of(schema, exclusive);
  if (flag == nullptr || !flag->is(tree::Kind::boolean)) return false;
  const auto* limit = schema.find(bound);
  if (is_true(flag) && limit != nullptr) {
    *flag = *limit;
    drop(schema, bound);
  } else {
    drop(schema, exclusive);
  }
  return true;
}

void modernise_below(text::SourceMap& sources, tree::Node& node, Role role) {
  if (role == Role::data) return;
  if (role == Role::schema && node.is(tree::Kind::mapping)) modernise(sources, node);
  for (auto& item : node.items)
    modernise_below(sources, item, role_of_items(role));
  for (auto& member : node.members)
    modernise_below(sources, member.value, role_below(role, member.key));
}

}  // namespace

void modernise(text::SourceMap& sources, tree::Node& schema) {
  if (schema.find("$ref") != nullptr) {
    erase_if(schema.members, [](const tree::Member& member) { return member.key != "$ref"; });
    return;
  }
  allow_null(sources, schema);
  make_bounds_exclusive(schema);
  rename_example(sources, schema);
  drop_annotations(schema);
}

void modernise_document(text::SourceMap& sources, tree::Node& document) {
  modernise_below(sources, document, Role::object);
}

void drop_annotations(tree::Node& schema) {
  for (const auto* key : {"discriminator", "xml", "externalDocs"})
    drop(schema, key);
}

bool make_bounds_exclusive(tree::Node& schema) {
  const bool below = make_bound_exclusive(schema, "minimum", "exclusiveMinimum");
  const bool above = make_bound_exclusive(schema, "maximum", "exclusiveMaximum");
  return below || above;
}

void rename_example(text::SourceMap& sources, tree::Node& schema) {
  const auto* example = schema.find("example");
  if (example == nullptr) return;
  auto examples = sequence_node();
  examples.items.push_back(*example);
  drop(schema, "example");
  if (schema.find("examples") == nullptr) put(sources, schema, "examples", std::move(examples));
}

}  // namespace assay::openapi
