#include "docs/openapi_examples.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "docs/lenient.h"
#include "text/repeated.h"
#include "tree/pointer.h"

namespace assay::docs {
namespace {

bool is_json(std::string_view media_type) {
  const auto essence = media_type.substr(0, media_type.find(';'));
  return essence.ends_with("/json") || essence.ends_with("+json");
}

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

class Mender {
 public:
  Mender(text::SourceMap& sources, const tree::Node& document)
      : sources_(sources), document_(document) {}

  void visit(tree::Node& node) {
    // The schema of an object, or of a list.
    const auto* of_list = node.find("items");
    if (node.find("properties") != nullptr ||
        (of_list != nullptr && of_list->is(tree::Kind::mapping)))
      mend_member(node, "example");
    for (auto& item : node.items)
      visit(item);
    for (auto& member : node.members) {
      if (member.key == "content") {
        for (auto& content : member.value.members) {
          if (is_json(content.key)) mend_content(content.value);
        }
      }
      // Swagger 2.0: the examples of an answer by media type, beside its schema.
      if (member.key == "examples" && !is_text(node.find("schema"))) {
        for (auto& example : member.value.members) {
          if (is_json(example.key)) static_cast<void>(mend(example.value));
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
                            "inside, or as nothing where that is none{}",
                            text::and_elsewhere(count_ - 1)));
  }

 private:
  /// Whether the schema describes a text.
  [[nodiscard]] bool is_text(const tree::Node* schema) const {
    for (int steps = 0; schema != nullptr && steps < 20; ++steps) {
      const auto reference = schema->string_at("$ref");
      if (!reference.starts_with("#/")) return schema->string_at("type") == "string";
      const auto pointer = tree::Pointer::read(reference.substr(1));
      schema = pointer ? tree::find(document_, *pointer) : nullptr;
    }
    return false;
  }

  void mend_content(tree::Node& content) {
    if (is_text(content.find("schema"))) return;
    mend_member(content, "example");
    for (auto& member : content.members) {
      if (member.key != "examples") continue;
      for (auto& example : member.value.members)
        mend_member(example.value, "value");
    }
  }

  /// What is no JSON is left out: it is no example of any.
  void mend_member(tree::Node& owner, std::string_view key) {
    erase_if(owner.members,
             [&](tree::Member& member) { return member.key == key && !mend(member.value); });
  }

  /// False where the string looks like JSON, and is none.
  bool mend(tree::Node& example) {
    if (!example.is(tree::Kind::string)) return true;
    const auto first = example.scalar.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos ||
        std::string_view("{[").find(example.scalar[first]) == std::string_view::npos)
      return true;
    const auto span = example.span;
    const auto inner = sources_.add(std::string(sources_.name(span)), std::string(example.scalar));
    text::Diagnostics problems;
    auto read = read_example(sources_, inner, problems);
    if (count_++ == 0) first_ = span;
    if (!read) return false;
    place(*read, span);
    example = std::move(*read);
    return true;
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
