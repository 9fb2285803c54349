#include "docs/openapi_examples.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "docs/lenient.h"
#include "docs/nodes.h"
#include "openapi/media_type.h"
#include "text/repeated.h"
#include "tree/pointer.h"

namespace assay::docs {
namespace {

/// The nodes were read from a text inside the string: they stand where that stands.
void place(tree::Node& node, text::Span span) {
  node.span = span;
  for (auto& item : node.items)
    place(item, span);
  for (auto& member : node.members) {
    member.key_span = span;
    place(member.value, span);
  }
}

constexpr int most_steps = 100;  // from one schema to those that it is made of

/// Whether a schema without a type says what only objects and lists have.
bool is_composite(const tree::Node& schema) {
  const auto* items = schema.find("items");
  return schema.find("properties") != nullptr ||
         (items != nullptr && items->is(tree::Kind::mapping));
}

class Mender {
 public:
  Mender(text::SourceMap& sources, const tree::Node& document)
      : sources_(sources), document_(document) {}

  void visit(tree::Node& node) {
    // The schema of an object, or of a list.
    if (is_composite(node) && !allows_text(&node)) mend_member(node, "example");
    for (auto& item : node.items)
      visit(item);
    for (auto& member : node.members) {
      if (member.key == "content") {
        for (auto& content : member.value.members) {
          if (openapi::is_json(content.key)) mend_content(content.value);
        }
      }
      // Swagger 2.0: the examples of an answer by media type, beside its schema.
      if (member.key == "examples" && !allows_text(node.find("schema"))) {
        for (auto& example : member.value.members) {
          if (openapi::is_json(example.key)) mend(example.value);
        }
      }
      visit(member.value);
    }
  }

  void report(text::Diagnostics& out) const {
    if (count_ == 0) return;
    out.warning("docs.mended",
                first_,
                fmt::format("an example of JSON is written as a string; it is read as the JSON "
                            "inside{}",
                            text::and_elsewhere(count_ - 1)));
  }

 private:
  /// Whether the schema allows a text, of which JSON in it may be no more than the words. What is
  /// no schema describes no text.
  [[nodiscard]] bool allows_text(const tree::Node* schema) const {
    int steps = most_steps;
    return allows_text(schema, steps);
  }

  bool allows_text(const tree::Node* schema, int& steps) const {
    if (schema == nullptr || --steps < 0) return false;
    const auto allows = [&](const tree::Node& one) { return allows_text(&one, steps); };
    if (const auto reference = schema->string_at("$ref"); reference.starts_with("#/")) {
      const auto pointer = tree::Pointer::read(reference.substr(1));
      return allows_text(pointer ? tree::find(document_, *pointer) : nullptr, steps);
    }
    const auto types = types_of(*schema);
    const bool is_typed = schema->find("type") != nullptr;
    if (is_typed ? !has(types, "string") : is_composite(*schema)) return false;
    for (const std::string_view key : {"anyOf", "oneOf"}) {
      const auto* choices = schema->find(key);
      if (choices != nullptr && std::none_of(choices->items.begin(), choices->items.end(), allows))
        return false;
    }
    const auto* parts = schema->find("allOf");
    return parts == nullptr || std::all_of(parts->items.begin(), parts->items.end(), allows);
  }

  void mend_content(tree::Node& content) {
    if (allows_text(content.find("schema"))) return;
    mend_member(content, "example");
    auto* named = member_of(content, "examples");
    if (named == nullptr) return;
    for (auto& example : named->members)
      mend_member(example.value, "value");
  }

  void mend_member(tree::Node& owner, std::string_view key) {
    if (auto* example = member_of(owner, key)) mend(*example);
  }

  /// What only looks like JSON stays the text that it is.
  void mend(tree::Node& example) {
    if (!example.is(tree::Kind::string)) return;
    const auto first = example.scalar.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos ||
        std::string_view("{[").find(example.scalar[first]) == std::string_view::npos)
      return;
    const auto span = example.span;
    const auto inner = sources_.add(std::string(sources_.name(span)), std::string(example.scalar));
    text::Diagnostics problems;
    auto read = read_example(sources_, inner, problems);
    if (!read) return;
    if (count_++ == 0) first_ = span;
    place(*read, span);
    example = std::move(*read);
  }

  text::SourceMap& sources_;
  const tree::Node& document_;
  text::Span first_{};
  std::size_t count_ = 0;
};

}  // namespace

void mend_examples(text::SourceMap& sources, tree::Node& document, text::Diagnostics& out) {
  Mender mender(sources, document);
  mender.visit(document);
  mender.report(out);
}

}  // namespace assay::docs
