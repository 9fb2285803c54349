#include <algorithm>

#include <fmt/format.h>

#include "openapi/keys.h"
#include "openapi/parts.h"

namespace assay::openapi {
namespace {

using contract::In;
using contract::Parameter;

const ObjectKeys parameter_keys = {.object = "a parameter",
                                   .known = {"name",
                                             "in",
                                             "description",
                                             "required",
                                             "deprecated",
                                             "allowEmptyValue",
                                             "style",
                                             "explode",
                                             "allowReserved",
                                             "schema",
                                             "example",
                                             "examples",
                                             "content"},
                                   .ours = {"x-assay-source", "x-assay-level", "x-assay-required"}};

std::optional<In> place_of(std::string_view word) {
  if (word == "path") return In::path;
  if (word == "query") return In::query;
  if (word == "header") return In::header;
  if (word == "cookie") return In::cookie;
  return std::nullopt;
}

/// The schema of a parameter: its own, or that of its only media type.
const tree::Node* schema_of(Reader& reader, const tree::Node& node) {
  if (reader.version == Version::swagger2) return schema_of_swagger_parameter(reader, node);
  if (const auto* content = mapping_at(reader, node, "content")) {
    const bool usable =
        !content->members.empty() && content->members.front().value.is(tree::Kind::mapping);
    return usable ? schema_at(reader, content->members.front().value) : nullptr;
  }
  return schema_at(reader, node);
}

const tree::Node* example_of(const Reader& reader,
                             const tree::Node& node,
                             const tree::Node* schema) {
  const auto examples = examples_at(reader, node);
  if (!examples.empty()) return examples.front();
  const auto* target = schema == nullptr ? nullptr : reader.references.follow(*schema);
  return target == nullptr ? nullptr : target->find("default");
}

/// `x-assay-required: unknown`, for pages that do not say whether a parameter is required.
bool is_unknown(const Reader& reader, const tree::Node& node) {
  const auto* word = node.find("x-assay-required");
  return word != nullptr &&
         reader.choice({.key = "x-assay-required", .key_span = word->span, .value = *word},
                       {"unknown"}) == std::size_t{0};
}

/// That of the parameter. In Swagger 2.0 levels by keyword, which are its schema's, may stand
/// there.
contract::Level level_of(const Reader& reader, const tree::Node& node) {
  const auto* level = node.find("x-assay-level");
  const bool of_keywords = level != nullptr && level->is(tree::Kind::mapping);
  return reader.version == Version::swagger2 && of_keywords ? contract::Level::must
                                                            : level_at(reader, node);
}

std::optional<Parameter> read_parameter(Reader& reader, const tree::Node& node) {
  const auto place = node.string_at("in");
  const auto in = place_of(place);
  if (reader.version != Version::swagger2) check_keys(reader, node, parameter_keys);
  if (!in || node.string_at("name").empty()) {
    reader.error(
        "wrong-parameter",
        node.span,
        in ? std::string("this parameter has no `name`")
           : fmt::format("`{}` is no place of a parameter", text::printable(place)),
        in ? std::string{} : text::suggestion(place, {"path", "query", "header", "cookie"}));
    return std::nullopt;
  }
  Parameter parameter{.name = text_at(node, "name"),
                      .in = *in,
                      // "If the parameter location is "path", this property is REQUIRED and its
                      // value MUST be true"; for the others "its default value is false".
                      .required = *in == In::path || flag_at(reader, node, "required", false),
                      .schema = schema_of(reader, node),
                      .example = nullptr,
                      .description = text_at(node, "description"),
                      .level = level_of(reader, node),
                      .source = source_at(node),
                      .span = node.find("name")->span};
  if (is_unknown(reader, node)) parameter.required.reset();
  parameter.example = example_of(reader, node, parameter.schema);
  return parameter;
}

/// The parameters of a path or an operation, `$ref`s followed.
std::vector<const tree::Node*> nodes_at(const Reader& reader, const tree::Node& owner) {
  std::vector<const tree::Node*> nodes;
  const auto* parameters = sequence_at(reader, owner, "parameters");
  if (parameters == nullptr) return nodes;
  for (const auto& item : parameters->items) {
    const auto* node = reader.follow(item);
    if (node == nullptr) continue;
    if (node->is(tree::Kind::mapping)) {
      nodes.push_back(node);
    } else {
      reader.wrong_type("parameters", *node, "a mapping");
    }
  }
  return nodes;
}

/// "A unique parameter is defined by a combination of a name and location."
bool is_same(const tree::Node& left, const tree::Node& right) {
  return left.string_at("name") == right.string_at("name") &&
         left.string_at("in") == right.string_at("in");
}

/// Every `{name}` of the path is a parameter of it, and the other way round.
void check_path(Reader& reader, contract::Operation& operation) {
  for (const auto& name : names_in_braces(operation.path)) {
    const auto known = std::any_of(
        operation.parameters.begin(), operation.parameters.end(), [&](const Parameter& one) {
          return one.in == In::path && one.name == name;
        });
    if (known) continue;
    reader.warning("undefined-parameter",
                   operation.span,
                   fmt::format("`{{{}}}` of `{}` is not among its parameters",
                               text::printable(name),
                               text::printable(operation.path)));
    Parameter parameter;
    parameter.name = name;
    parameter.in = In::path;
    parameter.required = true;
    parameter.span = operation.span;
    operation.parameters.push_back(std::move(parameter));
  }
  const auto names = names_in_braces(operation.path);
  for (const auto& parameter : operation.parameters) {
    if (parameter.in != In::path) continue;
    if (std::find(names.begin(), names.end(), parameter.name) != names.end()) continue;
    reader.warning("unused-parameter",
                   parameter.span,
                   fmt::format("`{}` does not stand in the path `{}`",
                               text::printable(parameter.name),
                               text::printable(operation.path)));
  }
}

}  // namespace

std::vector<std::string> names_in_braces(std::string_view pattern) {
  std::vector<std::string> names;
  for (auto open = pattern.find('{'); open != std::string_view::npos;
       open = pattern.find('{', open)) {
    const auto close = pattern.find('}', open);
    if (close == std::string_view::npos) break;
    names.emplace_back(pattern.substr(open + 1, close - open - 1));
    open = close;
  }
  return names;
}

void read_parameters(Reader& reader,
                     const tree::Node& path_item,
                     const tree::Node& node,
                     contract::Operation& operation) {
  auto nodes = nodes_at(reader, node);
  for (const auto* shared : nodes_at(reader, path_item)) {
    const bool overridden = std::any_of(
        nodes.begin(), nodes.end(), [&](const tree::Node* own) { return is_same(*own, *shared); });
    if (!overridden) nodes.push_back(shared);
  }
  std::vector<const tree::Node*> body;
  for (const auto* parameter : nodes) {
    const auto in = parameter->string_at("in");
    if (reader.version == Version::swagger2 && (in == "body" || in == "formData")) {
      body.push_back(parameter);
    } else if (auto read = read_parameter(reader, *parameter)) {
      operation.parameters.push_back(*std::move(read));
    }
  }
  if (!body.empty()) read_swagger_body(reader, body, node, operation);
  check_path(reader, operation);
}

}  // namespace assay::openapi
