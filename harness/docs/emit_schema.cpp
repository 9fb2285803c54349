#include "docs/emit_schema.h"

#include <algorithm>
#include <array>

#include "docs/nodes.h"
#include "openapi/component_name.h"

namespace assay::docs {
namespace {

constexpr std::array<std::string_view, 7> annotations = {
    "description", "title", "example", "examples", "discriminator", "xml", "externalDocs"};

bool is_annotation(std::string_view key) {
  return key.starts_with("x-") ||
         std::find(annotations.begin(), annotations.end(), key) != annotations.end();
}

/// Whether its schemas stand in OpenAPI documents, where they refer to each other; those that
/// readers of pages make have their `$defs` with them.
bool is_openapi(const contract::Contract& contract) {
  return std::any_of(
      contract.documents.begin(), contract.documents.end(), [](const auto& document) {
        return document.second.find("openapi") != nullptr ||
               document.second.find("swagger") != nullptr;
      });
}

bool is_true(const tree::Node* value) {
  return value != nullptr && value->is(tree::Kind::boolean) && value->scalar == "true";
}

}  // namespace

void write_value(JsonWriter& out, const tree::Node& value) {
  switch (value.kind) {
    case tree::Kind::null:
      return out.raw("null");
    case tree::Kind::boolean:
    case tree::Kind::integer:
    case tree::Kind::number:
      return out.raw(value.scalar);
    case tree::Kind::string:
      return out.string(value.scalar);
    case tree::Kind::sequence:
      out.open('[');
      for (const auto& item : value.items)
        write_value(out, item);
      return out.close(']');
    case tree::Kind::mapping:
      break;
  }
  out.open('{');
  for (const auto& member : value.members) {
    out.key(member.key);
    write_value(out, member.value);
  }
  out.close('}');
}

SchemaWriter::SchemaWriter(const contract::Contract& contract)
    : references_(contract),
      from_openapi_(is_openapi(contract)),
      from_openapi3_0_(contract.dialect == "oas3.0") {}

SchemaWriter::What SchemaWriter::below(What what, std::string_view key) {
  if (what == What::value) return What::value;
  if (what == What::named_schemas) return What::schema;
  for (const std::string_view maps :
       {"properties", "patternProperties", "$defs", "dependentSchemas"}) {
    if (key == maps) return What::named_schemas;
  }
  for (const std::string_view values :
       {"const", "enum", "default", "required", "type", "dependentRequired"}) {
    if (key == values) return What::value;
  }
  return What::schema;
}

void SchemaWriter::write(JsonWriter& out, const tree::Node& schema) {
  const auto* root = &schema;
  const bool alone = schema.is(tree::Kind::mapping) && schema.members.size() == 1;
  if (from_openapi_ && (alone || from_openapi3_0_)) {
    if (const auto* target = references_.follow(schema)) root = target;
  }
  Mentions mentions;
  if (!root->is(tree::Kind::mapping)) return write(out, *root, What::schema, mentions);
  out.open('{');
  write_members(out, *root, What::schema, mentions);
  write_definitions(out, mentions);
  out.close('}');
}

/// Writes what is mentioned as `$defs`, if anything is.
void SchemaWriter::write_definitions(JsonWriter& out, Mentions& mentions) {
  if (mentions.empty()) return;
  out.key("$defs");
  out.open('{');
  // Each mentions more; the list grows while it is walked.
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const auto& one = definition(*mentions[i]);
    out.key(one.name);
    out.raw(one.text);
    for (const auto* further : one.mentions) {
      if (std::find(mentions.begin(), mentions.end(), further) == mentions.end())
        mentions.push_back(further);
    }
  }
  out.close('}');
}

void SchemaWriter::write(JsonWriter& out, const tree::Node& node, What what, Mentions& mentions) {
  if (what == What::value || (!node.is(tree::Kind::mapping) && !node.is(tree::Kind::sequence)))
    return write_value(out, node);
  if (node.is(tree::Kind::sequence)) {
    out.open('[');
    for (const auto& item : node.items)
      write(out, item, what, mentions);
    return out.close(']');
  }
  // Only readers of pages share what they make, and none of that refers to a document.
  if (what == What::schema && node.members.is_shared()) return write_shared(out, node);
  out.open('{');
  write_members(out, node, what, mentions);
  out.close('}');
}

/// Writes what stands in many places: it becomes text but once.
void SchemaWriter::write_shared(JsonWriter& out, const tree::Node& schema) {
  auto& text = shared_[schema.members.data()];
  if (text.empty()) {
    JsonWriter once;
    Mentions none;
    once.open('{');
    write_members(once, schema, What::schema, none);
    once.close('}');
    text = once.take();
  }
  out.raw(text);
}

void SchemaWriter::write_members(JsonWriter& out,
                                 const tree::Node& node,
                                 What what,
                                 Mentions& mentions) {
  const bool is_schema = what == What::schema;
  if (is_schema && from_openapi_ && write_reference(out, node, mentions) && from_openapi3_0_)
    return;
  // A keyword that words state, and no notation, has a level of its own and is left to the contract
  // itself.
  const auto* level = is_schema ? node.find("x-assay-level") : nullptr;
  for (const auto& member : node.members) {
    if (is_schema && is_annotation(member.key)) continue;
    if (level != nullptr && level->find(member.key) != nullptr) continue;
    if (is_schema && from_openapi_) {
      if (member.key == "$ref" || member.key == "$defs" || member.key == "definitions") continue;
      if (from_openapi3_0_ && write_old_keyword(out, node, member)) continue;
    }
    out.key(member.key);
    write(out, member.value, below(what, member.key), mentions);
  }
}

/// Writes `$ref`, if the schema has one, as that of a definition; whether it has.
bool SchemaWriter::write_reference(JsonWriter& out, const tree::Node& schema, Mentions& mentions) {
  const auto* reference = schema.find("$ref");
  if (reference == nullptr || !reference->is(tree::Kind::string)) return false;
  const auto* target = references_.find(reference->scalar, reference->span);
  if (target == nullptr) return true;  // the reader has said so; anything is allowed
  out.member("$ref", "#/$defs/" + name_of(*target, reference->scalar));
  if (std::find(mentions.begin(), mentions.end(), target) == mentions.end())
    mentions.push_back(target);
  return true;
}

/// Writes a keyword that OpenAPI 3.0 has in place of JSON Schema's; whether it is one.
bool SchemaWriter::write_old_keyword(JsonWriter& out,
                                     const tree::Node& schema,
                                     const tree::Member& member) const {
  const auto key = member.key;
  if (key == "nullable") return true;
  if (key == "type" && member.value.is(tree::Kind::string) && is_true(schema.find("nullable"))) {
    out.key("type");
    out.open('[');
    out.string(member.value.scalar);
    out.string("null");
    out.close(']');
    return true;
  }
  // `minimum: 1, exclusiveMinimum: true` is `exclusiveMinimum: 1`.
  for (const auto& [bound, exclusive] :
       {std::pair{"minimum", "exclusiveMinimum"}, std::pair{"maximum", "exclusiveMaximum"}}) {
    if (key == exclusive && member.value.is(tree::Kind::boolean)) return true;
    if (key != bound || !is_true(schema.find(exclusive))) continue;
    if (has_level(schema, exclusive)) return true;  // words state it
    out.key(exclusive);
    write_value(out, member.value);
    return true;
  }
  return false;
}

const std::string& SchemaWriter::name_of(const tree::Node& schema, std::string_view reference) {
  auto& name = definitions_[&schema].name;
  if (name.empty()) {
    name = openapi::free_component_name(reference.substr(reference.find_last_of("/#") + 1), taken_);
  }
  return name;
}

const SchemaWriter::Definition& SchemaWriter::definition(const tree::Node& schema) {
  auto& found = definitions_.at(&schema);
  if (!found.text.empty()) return found;
  JsonWriter out;
  write(out, schema, What::schema, found.mentions);
  found.text = out.take();
  return found;
}

std::vector<std::string_view> SchemaWriter::types(const tree::Node& schema) const {
  std::vector<std::string_view> found;
  add_types(schema, found, 0);
  return found;
}

void SchemaWriter::add_types(const tree::Node& schema,
                             std::vector<std::string_view>& types,
                             int depth) const {
  constexpr int most_levels = 8;
  const auto* target = references_.follow(schema);
  if (target == nullptr || depth == most_levels) return;
  const auto add = [&](std::string_view type) {
    if (!has(types, type)) types.push_back(type);
  };
  for (const auto type : types_of(*target))
    add(type);
  for (const std::string_view key : {"anyOf", "oneOf", "allOf"}) {
    const auto* branches = target->find(key);
    if (branches == nullptr) continue;
    for (const auto& branch : branches->items)
      add_types(branch, types, depth + 1);
  }
  if (is_true(target->find("nullable")) && !types.empty()) add("null");
}

}  // namespace assay::docs
