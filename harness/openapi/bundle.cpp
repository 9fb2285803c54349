#include "openapi/bundle.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "openapi/component_name.h"
#include "openapi/modernise.h"
#include "openapi/nodes.h"

namespace assay::openapi {
namespace {

constexpr std::string_view schema_uri = "https://json-schema.org/draft/2020-12/schema";

template <std::size_t count>
bool is_one_of(const std::array<std::string_view, count>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Keywords whose value is a schema, or a sequence of schemas.
constexpr std::array<std::string_view, 16> holds_schemas = {"items",
                                                            "additionalItems",
                                                            "additionalProperties",
                                                            "allOf",
                                                            "anyOf",
                                                            "contains",
                                                            "contentSchema",
                                                            "else",
                                                            "if",
                                                            "not",
                                                            "oneOf",
                                                            "prefixItems",
                                                            "propertyNames",
                                                            "then",
                                                            "unevaluatedItems",
                                                            "unevaluatedProperties"};
/// Keywords whose value is a mapping of names to schemas.
constexpr std::array<std::string_view, 4> holds_named_schemas = {
    "properties", "patternProperties", "dependentSchemas", "dependencies"};
/// Places for what is referred to: what is used of them goes to the definitions.
constexpr std::array<std::string_view, 2> holds_definitions = {"$defs", "definitions"};

}  // namespace

std::string Bundle::name_for(std::string_view reference) {
  const auto split = contract::split_reference(reference);
  auto name = split.fragment.empty() ? split.file : split.fragment;
  name = name.substr(name.rfind('/') + 1);
  return free_component_name(name, taken_);
}

tree::Node Bundle::lead(const tree::Node& reference) {
  const auto* target = references_.find(reference.scalar, reference.span);
  // What leads nowhere stays as it is: readers say so.
  if (target == nullptr) return reference;
  const auto known = names_.find(target);
  if (known != names_.end() && known->second.empty()) return text_node(sources_, "#");
  if (known == names_.end()) {
    mentioned_.push_back(target);
    names_.emplace(target, name_for(reference.scalar));
  }
  return text_node(sources_, prefix_ + names_.at(target));
}

tree::Node Bundle::copy_member(const tree::Member& member, const std::string& source) {
  const auto& value = member.value;
  if (member.key == "$ref" && value.is(tree::Kind::string)) return lead(value);
  auto result = value;
  if (is_one_of(holds_schemas, member.key)) {
    if (value.is(tree::Kind::mapping)) return copy_below(value, source);
    for (auto& item : result.items)
      item = copy_below(item, source);
  } else if (is_one_of(holds_named_schemas, member.key)) {
    for (auto& named : result.members)
      named.value = copy_below(named.value, source);
  }
  return result;
}

tree::Node Bundle::copy(const tree::Node& schema, const std::string& source_above) {
  return copy_below(schema, source_above);
}

tree::Node Bundle::copy_below(const tree::Node& schema, const std::string& source_above) {
  if (!schema.is(tree::Kind::mapping)) return schema;
  auto result = schema;
  result.members.clear();
  auto source = std::string(schema.string_at("x-assay-source"));
  if (source.empty() && origin_.cite && schema.span.known()) {
    source = origin_.cite(schema.span);
    if (source != source_above) put_text(sources_, result, "x-assay-source", source);
  }
  if (source.empty()) source = source_above;
  for (const auto& member : schema.members) {
    if (is_one_of(holds_definitions, member.key)) continue;
    result.members.push_back(
        {.key = member.key, .key_span = member.key_span, .value = copy_member(member, source)});
  }
  if (origin_.is_openapi3_0) {
    modernise(sources_, result);
  } else {
    rename_example(sources_, result);
    if (origin_.is_standalone) drop_annotations(result);
  }
  return result;
}

tree::Node Bundle::definitions() {
  auto all = mapping_node();
  // Copying a definition may mention more.
  for (std::size_t i = 0; i < mentioned_.size(); ++i) {
    const auto name = names_.at(mentioned_[i]);
    put(sources_, all, name, copy(*mentioned_[i]));
  }
  return all;
}

tree::Node standalone(text::SourceMap& sources,
                      const contract::References& references,
                      const Origin& origin,
                      const tree::Node& schema) {
  const auto* target = references.follow(schema);
  // A reference with companions holds together with them, where there may be companions.
  const bool alone = schema.is(tree::Kind::mapping) && schema.members.size() == 1;
  const auto& root = target != nullptr && (alone || origin.is_openapi3_0) ? *target : schema;
  auto alone_origin = origin;
  alone_origin.is_standalone = true;
  Bundle bundle(sources, references, "#/$defs/", std::move(alone_origin));
  bundle.set_root(root);
  auto copied = bundle.copy(root);
  if (!copied.is(tree::Kind::mapping)) return copied;
  auto result = mapping_node();
  result.span = root.span;
  if (copied.find("$schema") == nullptr) {
    put(sources, result, "$schema", text_node(sources, schema_uri));
  }
  for (auto& member : copied.members)
    result.members.push_back(std::move(member));
  auto definitions = bundle.definitions();
  if (!definitions.members.empty()) put(sources, result, "$defs", std::move(definitions));
  return result;
}

}  // namespace assay::openapi
