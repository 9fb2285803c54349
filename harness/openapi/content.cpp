#include <fmt/format.h>

#include "openapi/keys.h"
#include "openapi/parts.h"

namespace assay::openapi {
namespace {

const ObjectKeys media_type_keys = {
    .object = "a media type",
    .known = {"schema", "example", "examples", "encoding", "itemSchema", "itemEncoding"},
    .ours = {"x-assay-source"}};

/// The values of an `examples` mapping; an `externalValue` is not fetched.
void add_examples(const Reader& reader,
                  const tree::Node& examples,
                  std::vector<const tree::Node*>& into) {
  for (const auto& member : examples.members) {
    if (!member.value.is(tree::Kind::mapping)) continue;
    const auto* example = reader.follow(member.value);
    const auto* value = example == nullptr ? nullptr : example->find("value");
    if (value != nullptr) into.push_back(value);
  }
}

}  // namespace

void add_schema_examples(const Reader& reader,
                         const tree::Node& schema,
                         std::vector<const tree::Node*>& into) {
  const auto* target = reader.references.follow(schema);
  if (target == nullptr) return;
  if (const auto* example = target->find("example")) into.push_back(example);
  if (const auto* examples = target->find("examples")) {
    for (const auto& example : examples->items)
      into.push_back(&example);
  }
}

std::vector<const tree::Node*> examples_at(const Reader& reader, const tree::Node& owner) {
  std::vector<const tree::Node*> found;
  if (const auto* example = owner.find("example")) found.push_back(example);
  if (const auto* examples = owner.find("examples")) add_examples(reader, *examples, found);
  const auto* schema = owner.find("schema");
  if (found.empty() && schema != nullptr) add_schema_examples(reader, *schema, found);
  return found;
}

const tree::Node* schema_at(const Reader& reader, const tree::Node& owner) {
  const auto* schema = owner.find("schema");
  if (schema == nullptr) return nullptr;
  if (schema->is(tree::Kind::mapping)) {
    // Only said here, for the schema itself is judged by the compiler.
    if (schema->find("$ref") != nullptr && reader.follow(*schema) == nullptr) return nullptr;
    return schema;
  }
  if (schema->is(tree::Kind::boolean) && reader.version == Version::openapi3_1) return schema;
  reader.wrong_type("schema", *schema, "a mapping");
  return nullptr;
}

std::vector<contract::Content> read_contents(Reader& reader, const tree::Node& owner) {
  std::vector<contract::Content> contents;
  const auto* content = mapping_at(reader, owner, "content");
  if (content == nullptr) return contents;
  for (const auto& member : content->members) {
    if (is_foreign_extension(member.key)) continue;
    if (!member.value.is(tree::Kind::mapping)) {
      reader.wrong_type(member.key, member.value, "a mapping");
      continue;
    }
    check_keys(reader, member.value, media_type_keys);
    contents.push_back({.media_type = std::string(member.key),
                        .schema = schema_at(reader, member.value),
                        .examples = examples_at(reader, member.value),
                        .span = member.key_span});
  }
  return contents;
}

}  // namespace assay::openapi
