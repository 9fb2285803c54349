#include "openapi/testing/describe.h"

#include <algorithm>

#include <fmt/format.h>

#include "tree/write.h"

namespace assay::openapi {
namespace {

using contract::Contract;
using contract::Operation;

/// The value with the keys of its mappings in order: theirs says nothing.
tree::Node sorted(tree::Node node) {
  for (auto& item : node.items)
    item = sorted(std::move(item));
  for (auto& member : node.members)
    member.value = sorted(std::move(member.value));
  std::sort(node.members.begin(), node.members.end(), [](const auto& left, const auto& right) {
    return left.key < right.key;
  });
  return node;
}

std::string value_of(const tree::Node* node) {
  return node == nullptr ? "-\n" : tree::write_json(sorted(*node));
}

std::string_view value_of(bool flag) {
  return flag ? "yes" : "no";
}

void describe_top(const Contract& contract, std::string& text) {
  text +=
      fmt::format("api {}\ntitle {}\nversion {}\n", contract.api, contract.title, contract.version);
  for (const auto& page : contract.pages) {
    text += fmt::format("page {} {} {} {} restated {}\n",
                        page.page,
                        page.url,
                        page.sha256,
                        page.retrieved,
                        value_of(page.restated));
  }
  for (const auto& server : contract.servers) {
    text += fmt::format("server {} {} source {} | {}\n",
                        server.name,
                        server.url,
                        server.source,
                        server.description);
    for (const auto& variable : server.variables) {
      text += fmt::format("  variable {} = {} of [{}]\n",
                          variable.name,
                          variable.value,
                          fmt::join(variable.values, ", "));
    }
  }
  for (const auto& scheme : contract.security_schemes) {
    text += fmt::format("scheme {} kind {} name {} at {} server {} level {} source {}\n",
                        scheme.id,
                        static_cast<int>(scheme.kind),
                        scheme.name,
                        scheme.at.to_string(),
                        scheme.server,
                        name_of(scheme.level),
                        scheme.source);
  }
  for (const auto& resource : contract.resources) {
    text += fmt::format(
        "resource {} id {} parent {}\n", resource.name, resource.id_parameter, resource.parent);
    for (const auto& [name, what] : resource.has)
      text += fmt::format("  has {} {}\n", name, static_cast<int>(what));
  }
  for (const auto condition : contract.when_order)
    text += fmt::format("order {}\n", name_of(condition));
  if (contract.errors.at) text += fmt::format("error at {}\n", contract.errors.at->to_string());
  if (contract.errors.present) {
    text += fmt::format("error if present {}\n", contract.errors.present->to_string());
  }
}

void describe_contents(std::string_view what,
                       const std::vector<contract::Content>& contents,
                       std::string& text) {
  for (const auto& content : contents) {
    text += fmt::format("  {} {} {}", what, content.media_type, value_of(content.schema));
    for (const auto* example : content.examples)
      text += fmt::format("    example {}", value_of(example));
  }
}

void describe_parameters(const Operation& operation, std::string& text) {
  for (const auto& parameter : operation.parameters) {
    text += fmt::format("  parameter {} {} required {} level {} source {} | {}\n    schema {}",
                        name_of(parameter.in),
                        parameter.name,
                        parameter.required ? value_of(*parameter.required) : "unknown",
                        name_of(parameter.level),
                        parameter.source,
                        parameter.description,
                        value_of(parameter.schema));
    text += fmt::format("    example {}", value_of(parameter.example));
  }
}

void describe_responses(const Operation& operation, std::string& text) {
  for (const auto& response : operation.responses) {
    text += fmt::format("  response {} level {} source {} | {}\n",
                        response.status,
                        name_of(response.level),
                        response.source,
                        response.description);
    describe_contents("  success", response.success, text);
    describe_contents("  error", response.error, text);
    for (const auto& equality : response.equalities) {
      text += fmt::format("    equality {} to {} {} clause {} level {} source {}\n",
                          equality.at.to_string(),
                          static_cast<int>(equality.to),
                          equality.subject,
                          equality.clause,
                          name_of(equality.level),
                          equality.source);
    }
  }
}

void describe_operation(const Operation& operation, std::string& text) {
  text += fmt::format("operation {} name {} {} {} effect {} source {} | {}\n",
                      operation.id,
                      operation.name,
                      operation.method,
                      operation.path,
                      operation.effect,
                      operation.source,
                      operation.summary);
  text += fmt::format("  servers {}\n", fmt::join(operation.servers, " "));
  for (const auto& alternative : operation.security)
    text += fmt::format("  security {}\n", fmt::join(alternative, " and "));
  for (const auto& permission : operation.permissions) {
    text += fmt::format("  permission {} {} {} | {}\n",
                        permission.name,
                        name_of(permission.level),
                        permission.source,
                        permission.means);
  }
  if (operation.acts) {
    text += fmt::format(
        "  acts on {} does {}\n", operation.acts->on, static_cast<int>(operation.acts->does));
  }
  describe_parameters(operation, text);
  text += fmt::format("  body required {}\n", value_of(operation.body_required));
  describe_contents("body", operation.body, text);
  describe_responses(operation, text);
  for (const auto& error : operation.errors) {
    text += fmt::format("  error {} status {} when {} {} level {} source {} | {}\n",
                        error.clause,
                        error.status,
                        name_of(error.when.condition),
                        error.when.subject,
                        name_of(error.level),
                        error.source,
                        error.message);
  }
}

}  // namespace

std::string describe(const Contract& contract) {
  std::string text;
  describe_top(contract, text);
  for (const auto& operation : contract.operations)
    describe_operation(operation, text);
  // What the schemas refer to; the document itself is written otherwise.
  for (std::size_t i = 1; i < contract.documents.size(); ++i)
    text += fmt::format("document {}", value_of(&contract.documents[i].second));
  return text + list_clauses(contract);
}

std::string list_clauses(const Contract& contract) {
  std::string text;
  for (const auto& clause : contract.clauses) {
    text += fmt::format("{}\n  {} {} {} | {}\n",
                        clause.id,
                        name_of(clause.level),
                        name_of(clause.kind),
                        clause.source.empty() ? "-" : clause.source,
                        clause.summary);
    if (!clause.unprovokable.empty()) {
      text += fmt::format("  not provoked: {}\n", clause.unprovokable);
    }
  }
  return text;
}

}  // namespace assay::openapi
