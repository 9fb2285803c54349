#include "docs/statements.h"

#include <array>
#include <cstdint>
#include <functional>

#include "docs/limit_rules.h"
#include "docs/limit_signs.h"
#include "docs/mintlify_page.h"
#include "docs/prose.h"

namespace assay::docs {
namespace {

class DocumentStatements {
 public:
  DocumentStatements(const text::SourceMap& sources, std::vector<Unread>& unread)
      : sources_(sources), unread_(unread) {}

  void read(const tree::Node& document) {
    if (const auto* info = document.find("info")) describe(*info);
    describe_items(document, "servers");
    describe_items(document, "tags");
    for_each(document.find("paths"), [this](const tree::Node& item) {
      describe(item);
      for (const auto& member : item.members) {
        if (mintlify::is_method(member.key)) operation(member.value);
      }
    });
    // In Swagger 2.0 what is shared stands at the top.
    shared(document);
    describe_each(document, "securityDefinitions");
    if (const auto* components = document.find("components")) shared(*components);
  }

  void read_all(const tree::Node& node) {
    describe(node);
    for (const auto& item : node.items)
      read_all(item);
    for (const auto& [key, span, value] : node.members) {
      if (holds_by_name(key)) {
        for_each(&value, [this](const tree::Node& one) { read_all(one); });
      } else if (!is_value(key)) {
        read_all(value);
      }
    }
  }

 private:
  /// Whether what stands under the key is data, whose words describe nothing.
  static bool is_value(std::string_view key) {
    constexpr std::array<std::string_view, 5> values = {
        "example", "examples", "default", "enum", "const"};
    return key.starts_with("x-") || is_one_of(key, values);
  }

  /// Whether the members under the key have names that the API's author chose: even `default`.
  static bool holds_by_name(std::string_view key) {
    constexpr std::array<std::string_view, 9> names = {"properties",
                                                       "patternProperties",
                                                       "dependentSchemas",
                                                       "$defs",
                                                       "definitions",
                                                       "schemas",
                                                       "responses",
                                                       "headers",
                                                       "requestBodies"};
    return is_one_of(key, names);
  }

  template <class Each>
  static void for_each(const tree::Node* members, const Each& each) {
    if (members == nullptr) return;
    for (const auto& member : members->members)
      each(member.value);
  }

  void operation(const tree::Node& operation) {
    describe(operation);
    if (const auto* body = operation.find("requestBody")) describe(*body);
    describe_each(operation, "responses");
  }

  void shared(const tree::Node& owner) {
    describe_each(owner, "requestBodies");
    describe_each(owner, "responses");
    describe_each(owner, "securitySchemes");
  }

  void describe_items(const tree::Node& owner, std::string_view key) {
    const auto* list = owner.find(key);
    if (list == nullptr) return;
    for (const auto& one : list->items)
      describe(one);
  }

  void describe_each(const tree::Node& owner, std::string_view key) {
    for_each(owner.find(key), [this](const tree::Node& one) { describe(one); });
  }

  void describe(const tree::Node& owner) {
    const auto* description = owner.find("description");
    if (description != nullptr && description->is(tree::Kind::string))
      list_statements(sources_, {description->span, description->scalar}, unread_);
  }

  const text::SourceMap& sources_;
  std::vector<Unread>& unread_;
};

}  // namespace

Unread unread_in(const text::SourceMap& sources, const Piece& piece, std::string_view sentence) {
  Unread one{piece.place, "a statement in words that is not understood", {}};
  const auto whole = sources.text(piece.place);
  const std::less_equal<const char*> before;
  if (before(whole.data(), sentence.data()) &&
      before(sentence.data(), whole.data() + whole.size())) {
    one.span.begin += static_cast<std::uint32_t>(sentence.data() - whole.data());
    one.span.end = one.span.begin + static_cast<std::uint32_t>(sentence.size());
  } else {
    one.text = sentence;
  }
  return one;
}

void list_statements(const text::SourceMap& sources,
                     const Piece& said,
                     std::vector<Unread>& unread,
                     const IsRead& is_read) {
  if (!may_state_limits(said.words)) return;
  for (const auto& sentence : sentences_of(said.words)) {
    if (is_testable(sentence, false) && !(is_read && is_read(sentence.text)))
      unread.push_back(unread_in(sources, said, sentence.text));
  }
}

void list_statements(const text::SourceMap& sources,
                     const tree::Node& document,
                     std::vector<Unread>& unread) {
  DocumentStatements(sources, unread).read(document);
}

void list_all_statements(const text::SourceMap& sources,
                         const tree::Node& node,
                         std::vector<Unread>& unread) {
  DocumentStatements(sources, unread).read_all(node);
}

}  // namespace assay::docs
