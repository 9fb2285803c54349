#include <algorithm>

#include <fmt/format.h>

#include "openapi/media_type.h"
#include "openapi/nodes.h"
#include "openapi/writer.h"
#include "tree/write.h"

namespace assay::openapi {
namespace {

using contract::Content;
using contract::Equality;

tree::Node equality_node(Writer& writer, const Equality& equality) {
  auto node = mapping_node();
  put_text(writer.sources,
           node,
           equality.to == Equality::To::parameter ? "parameter" : "ids_of",
           equality.subject);
  if (equality.level != contract::Level::must) {
    put_text(writer.sources, node, "level", name_of(equality.level));
  }
  return node;
}

tree::Node* member_of(tree::Node& node, std::string_view key) {
  const auto found = std::find_if(
      node.members.begin(), node.members.end(), [&](const auto& one) { return one.key == key; });
  return found == node.members.end() ? nullptr : &found->value;
}

/// The schema of the value at the pointer, as far as the schema says it itself; nullptr where it is
/// in another schema, whose statement the equality is then.
tree::Node* schema_at_place(tree::Node& schema, const tree::Pointer& at) {
  auto* here = &schema;
  for (const auto& token : at.tokens) {
    auto* properties = member_of(*here, "properties");
    auto* next = token == "*"            ? member_of(*here, "items")
                 : properties == nullptr ? nullptr
                                         : member_of(*properties, token);
    if (next == nullptr && token == "*") next = member_of(*here, "additionalProperties");
    if (next == nullptr) return nullptr;
    here = next;
  }
  return here->is(tree::Kind::mapping) ? here : nullptr;
}

/// A contract that was read from a page has its equalities beside its schemas.
void put_equalities(Writer& writer, const contract::ResponseSpec& response, tree::Node& schema) {
  for (const auto& equality : response.equalities) {
    auto* place = schema_at_place(schema, equality.at);
    if (place == nullptr || place->find("x-assay-equals") != nullptr) continue;
    put(writer.sources, *place, "x-assay-equals", equality_node(writer, equality));
  }
}

/// `items.delete.200.json`: the operation's id without the API, which is the folder's name.
std::string file_name(const Writer& writer,
                      const contract::Operation& operation,
                      const std::string& status,
                      std::string_view suffix) {
  auto stem = operation.id.substr(writer.contract.api.size() + 1);
  std::replace(stem.begin(), stem.end(), '/', '.');
  std::erase(stem, '%');
  return fmt::format("{}.{}{}.json", stem, status, suffix);
}

/// Writes the bodies of one answer.
class Answer {
 public:
  Answer(Writer& writer,
         const contract::Operation& operation,
         const contract::ResponseSpec& response)
      : writer_(writer), operation_(operation), response_(response) {}

  tree::Node content_node();

 private:
  tree::Node media_type_node(const Content* success, const Content* error);
  tree::Node schema_node(const Content& content, std::string_view suffix);
  void put_examples(const Content* success, const Content* error, tree::Node& node);

  Writer& writer_;
  const contract::Operation& operation_;
  const contract::ResponseSpec& response_;
};

/// A reference to the file that the schema goes into. Two media types share it when they have the
/// same schema.
tree::Node Answer::schema_node(const Content& content, std::string_view suffix) {
  if (!is_json(content.media_type)) return writer_.components.copy(*content.schema);
  auto schema = standalone(writer_.sources, writer_.references, writer_.origin, *content.schema);
  put_equalities(writer_, response_, schema);
  const auto text = tree::write_json(schema);
  auto name = file_name(writer_, operation_, response_.status, suffix);
  for (int i = 2; writer_.files.contains(name) && writer_.files.at(name) != text; ++i) {
    name = file_name(writer_, operation_, response_.status, fmt::format("{}.{}", suffix, i));
  }
  writer_.files[name] = text;
  auto reference = mapping_node();
  put_text(writer_.sources, reference, "$ref", name);
  return reference;
}

void Answer::put_examples(const Content* success, const Content* error, tree::Node& node) {
  std::vector<const tree::Node*> all;
  for (const auto* content : {success, error}) {
    if (content != nullptr) {
      all.insert(all.end(), content->examples.begin(), content->examples.end());
    }
  }
  if (all.size() == 1) put(writer_.sources, node, "example", *all.front());
  if (all.size() < 2) return;
  auto examples = mapping_node();
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto example = mapping_node();
    put(writer_.sources, example, "value", *all[i]);
    put(writer_.sources, examples, fmt::format("example{}", i + 1), std::move(example));
  }
  put(writer_.sources, node, "examples", std::move(examples));
}

tree::Node Answer::media_type_node(const Content* success, const Content* error) {
  auto node = mapping_node();
  // `.error` only where the same status has a success too.
  const bool both = !response_.success.empty() && !response_.error.empty();
  auto branches = sequence_node();
  if (success != nullptr && success->schema != nullptr) {
    branches.items.push_back(schema_node(*success, ""));
  }
  if (error != nullptr && error->schema != nullptr) {
    branches.items.push_back(schema_node(*error, both ? ".error" : ""));
  }
  if (branches.items.size() == 1) {
    put(writer_.sources, node, "schema", std::move(branches.items.front()));
  } else if (!branches.items.empty()) {
    auto choice = mapping_node();
    put(writer_.sources, choice, "oneOf", std::move(branches));
    put(writer_.sources, node, "schema", std::move(choice));
  }
  put_examples(success, error, node);
  return node;
}

tree::Node Answer::content_node() {
  auto content = mapping_node();
  const auto error_for = [&](const std::string& media_type) -> const Content* {
    const auto found =
        std::find_if(response_.error.begin(), response_.error.end(), [&](const Content& one) {
          return one.media_type == media_type;
        });
    return found == response_.error.end() ? nullptr : &*found;
  };
  for (const auto& success : response_.success) {
    put(writer_.sources,
        content,
        success.media_type,
        media_type_node(&success, error_for(success.media_type)));
  }
  for (const auto& error : response_.error) {
    if (content.find(error.media_type) == nullptr) {
      put(writer_.sources, content, error.media_type, media_type_node(nullptr, &error));
    }
  }
  return content;
}

}  // namespace

tree::Node body_content_node(Writer& writer, const std::vector<Content>& contents) {
  auto content = mapping_node();
  for (const auto& one : contents) {
    auto node = mapping_node();
    if (one.schema != nullptr) {
      put(writer.sources, node, "schema", writer.components.copy(*one.schema));
    }
    auto examples = mapping_node();
    for (std::size_t i = 0; i < one.examples.size(); ++i) {
      auto example = mapping_node();
      put(writer.sources, example, "value", *one.examples[i]);
      put(writer.sources, examples, fmt::format("example{}", i + 1), std::move(example));
    }
    put_some(writer.sources, node, "examples", std::move(examples));
    put(writer.sources, content, one.media_type, std::move(node));
  }
  return content;
}

tree::Node responses_node(Writer& writer, const contract::Operation& operation) {
  auto responses = mapping_node();
  for (const auto& response : operation.responses) {
    auto node = mapping_node();
    put(writer.sources, node, "description", text_node(writer.sources, response.description));
    put_source(writer, node, response.source, response.level);
    put_some(writer.sources, node, "content", Answer(writer, operation, response).content_node());
    put(writer.sources, responses, response.status, std::move(node));
  }
  return responses;
}

}  // namespace assay::openapi
