#include <algorithm>

#include <fmt/format.h>

#include "openapi/facets.h"
#include "openapi/parts.h"

namespace assay::openapi {
namespace {

/// Whether every body that the schema takes has a value at the pointer: each token is required.
bool requires_place(const Reader& reader, const tree::Node& schema, const tree::Pointer& place) {
  const auto* at = &schema;
  for (const auto& token : place.tokens) {
    if (at == nullptr) return false;
    const auto parts = facets(reader.references, *at);
    if (!requires_property(parts, token)) return false;
    at = nullptr;
    for (const auto* property : properties_of(parts)) {
      if (property->key == token) at = &property->value;
    }
  }
  return true;
}

/// One schema of several branches: the branch itself, or a new schema with all of them.
const tree::Node* join(Reader& reader,
                       const tree::Member& choice,
                       const std::vector<const tree::Node*>& branches) {
  if (branches.size() == 1) return branches.front();
  tree::Node all;
  all.kind = tree::Kind::sequence;
  all.span = choice.value.span;
  for (const auto* branch : branches)
    all.items.push_back(*branch);
  tree::Node schema;
  schema.kind = tree::Kind::mapping;
  schema.span = choice.value.span;
  schema.members.push_back(
      {.key = choice.key, .key_span = choice.key_span, .value = std::move(all)});
  reader.contract.made.push_back(std::move(schema));
  return &reader.contract.made.back();
}

/// The `oneOf` or `anyOf` of the schema, or nullptr.
const tree::Member* choice_of(const tree::Node& schema) {
  for (const auto& member : schema.members) {
    const bool is_choice = member.key == "oneOf" || member.key == "anyOf";
    if (is_choice && member.value.is(tree::Kind::sequence)) return &member;
  }
  return nullptr;
}

}  // namespace

void split_content(Reader& reader, contract::Content content, contract::ResponseSpec& response) {
  const auto& place = reader.contract.errors.present;
  const auto* schema =
      content.schema == nullptr ? nullptr : reader.references.follow(*content.schema);
  const auto* choice = schema == nullptr ? nullptr : choice_of(*schema);
  if (!place || choice == nullptr) {
    response.success.push_back(std::move(content));
    return;
  }
  std::vector<const tree::Node*> success;
  std::vector<const tree::Node*> error;
  for (const auto& branch : choice->value.items)
    (requires_place(reader, branch, *place) ? error : success).push_back(&branch);
  contract::Content of_error = content;
  const auto is_error = [&](const tree::Node* example) {
    return tree::find(*example, *place) != nullptr;
  };
  std::erase_if(content.examples, is_error);
  std::erase_if(of_error.examples, [&](const tree::Node* example) { return !is_error(example); });
  if (!success.empty()) {
    content.schema = join(reader, *choice, success);
    response.success.push_back(std::move(content));
  }
  if (!error.empty()) {
    of_error.schema = join(reader, *choice, error);
    response.error.push_back(std::move(of_error));
  }
}

}  // namespace assay::openapi
