#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "openapi/keys.h"
#include "openapi/modernise.h"
#include "openapi/parts.h"

namespace assay::openapi {
namespace {

const ObjectKeys parameter_keys = {
    .object = "a parameter",
    .known = {"name",        "in",        "description",      "required", "schema",
              "type",        "format",    "allowEmptyValue",  "items",    "collectionFormat",
              "default",     "maximum",   "exclusiveMaximum", "minimum",  "exclusiveMinimum",
              "maxLength",   "minLength", "pattern",          "maxItems", "minItems",
              "uniqueItems", "enum",      "multipleOf",       "example"},
    .ours = {"x-assay-source", "x-assay-level"}};

/// What of a parameter describes its value. (`required` there is a boolean, and `type: file` no
/// type of a JSON value.)
constexpr std::array<std::string_view, 18> schema_keywords = {"type",
                                                              "format",
                                                              "items",
                                                              "default",
                                                              "maximum",
                                                              "exclusiveMaximum",
                                                              "minimum",
                                                              "exclusiveMinimum",
                                                              "maxLength",
                                                              "minLength",
                                                              "pattern",
                                                              "maxItems",
                                                              "minItems",
                                                              "uniqueItems",
                                                              "enum",
                                                              "multipleOf",
                                                              "example",
                                                              "description"};

bool is_file(const tree::Node& node) {
  return node.string_at("type") == "file";
}

/// The media types under `consumes` or `produces` of the operation, else of the document.
std::vector<std::string> media_types(const Reader& reader,
                                     const tree::Node& operation_node,
                                     std::string_view key) {
  const auto* list = sequence_at(reader, operation_node, key);
  if (list == nullptr) {
    list = sequence_at(reader, reader.contract.documents.front().second, key);
  }
  std::vector<std::string> types;
  if (list == nullptr) return types;
  for (const auto& type : list->items)
    types.emplace_back(type.scalar);
  return types;
}

tree::Node text_node(std::string_view text, text::Span span) {
  tree::Node node;
  node.kind = tree::Kind::string;
  node.scalar = text;
  node.span = span;
  return node;
}

/// An object of the form's fields.
const tree::Node* schema_of_form(Reader& reader, const std::vector<const tree::Node*>& fields) {
  tree::Node properties;
  properties.kind = tree::Kind::mapping;
  properties.span = fields.front()->span;
  tree::Node required;
  required.kind = tree::Kind::sequence;
  required.span = fields.front()->span;
  for (const auto* field : fields) {
    const auto* name = field->find("name");
    if (name == nullptr) continue;
    const auto* schema = schema_of_swagger_parameter(reader, *field);
    properties.members.push_back({.key = name->scalar,
                                  .key_span = name->span,
                                  .value = schema == nullptr ? tree::Node{} : *schema});
    if (schema == nullptr) properties.members.back().value.kind = tree::Kind::mapping;
    if (flag_at(reader, *field, "required", false)) required.items.push_back(*name);
  }
  tree::Node schema;
  schema.kind = tree::Kind::mapping;
  schema.span = fields.front()->span;
  schema.members.push_back(
      {.key = "type", .key_span = schema.span, .value = text_node("object", schema.span)});
  if (!required.items.empty()) {
    schema.members.push_back(
        {.key = "required", .key_span = schema.span, .value = std::move(required)});
  }
  schema.members.push_back(
      {.key = "properties", .key_span = schema.span, .value = std::move(properties)});
  if (reader.modern) modernise(reader.sources, schema);
  reader.contract.made.push_back(std::move(schema));
  return &reader.contract.made.back();
}

}  // namespace

const tree::Node* schema_of_swagger_parameter(Reader& reader, const tree::Node& parameter) {
  check_keys(reader, parameter, parameter_keys);
  if (parameter.find("type") == nullptr || is_file(parameter)) return nullptr;
  tree::Node schema;
  schema.kind = tree::Kind::mapping;
  schema.span = parameter.span;
  for (const auto& member : parameter.members) {
    const bool of_value = std::find(schema_keywords.begin(), schema_keywords.end(), member.key) !=
                              schema_keywords.end() ||
                          (member.key == "x-assay-level" && member.value.is(tree::Kind::mapping));
    if (of_value) schema.members.push_back(member);
  }
  if (reader.modern) modernise(reader.sources, schema);
  reader.contract.made.push_back(std::move(schema));
  return &reader.contract.made.back();
}

void read_swagger_body(Reader& reader,
                       const std::vector<const tree::Node*>& parameters,
                       const tree::Node& operation_node,
                       contract::Operation& operation) {
  std::vector<const tree::Node*> fields;
  const tree::Node* schema = nullptr;
  text::Span span;
  for (const auto* parameter : parameters) {
    if (parameter->string_at("in") == "formData") {
      fields.push_back(parameter);
      continue;
    }
    check_keys(reader, *parameter, parameter_keys);
    schema = schema_at(reader, *parameter);
    span = parameter->span;
    operation.body_required = flag_at(reader, *parameter, "required", false);
  }
  auto types = media_types(reader, operation_node, "consumes");
  if (!fields.empty()) {
    schema = schema_of_form(reader, fields);
    span = fields.front()->span;
    operation.body_required = !schema->members.empty() && schema->find("required") != nullptr;
    std::erase_if(types, [](const std::string& type) {
      return type != "multipart/form-data" && type != "application/x-www-form-urlencoded";
    });
    const bool files = std::any_of(
        fields.begin(), fields.end(), [](const tree::Node* field) { return is_file(*field); });
    if (types.empty()) {
      types.emplace_back(files ? "multipart/form-data" : "application/x-www-form-urlencoded");
    }
  }
  if (types.empty()) types.emplace_back("application/json");
  for (auto& type : types) {
    operation.body.push_back(
        {.media_type = std::move(type), .schema = schema, .examples = {}, .span = span});
  }
}

std::vector<contract::Content> read_swagger_contents(Reader& reader,
                                                     const tree::Node& response,
                                                     const tree::Node& operation_node) {
  std::vector<contract::Content> contents;
  const auto* schema = schema_at(reader, response);
  if (schema == nullptr) return contents;
  auto types = media_types(reader, operation_node, "produces");
  if (types.empty()) types.emplace_back("application/json");
  const auto* examples = mapping_at(reader, response, "examples");
  for (auto& type : types) {
    contract::Content content{.media_type = std::move(type),
                              .schema = is_file(*schema) ? nullptr : schema,
                              .examples = {},
                              .span = schema->span};
    const auto* example = examples == nullptr ? nullptr : examples->find(content.media_type);
    if (example != nullptr) content.examples.push_back(example);
    contents.push_back(std::move(content));
  }
  return contents;
}

}  // namespace assay::openapi
