#include "docs/openapi_words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "contract/references.h"
#include "docs/limit_keywords.h"
#include "docs/mintlify_page.h"
#include "docs/nodes.h"
#include "docs/shown_examples.h"
#include "docs/statements.h"
#include "docs/word_limits.h"
#include "tree/pointer.h"

namespace assay::docs {
namespace {

/// Where a limit more would let more values through, or what it would hold for has no place.
constexpr std::array<std::string_view, 6> not_read = {
    "not", "if", "propertyNames", "dependentSchemas", "unevaluatedItems", "unevaluatedProperties"};

class DocumentWords {
 public:
  DocumentWords(text::SourceMap& sources,
                tree::Node& document,
                std::vector<Unread>& unread,
                text::Diagnostics& out)
      : sources_(sources),
        unread_(unread),
        document_(document),
        is_swagger_(document.find("swagger") != nullptr),
        is_old_(!document.string_at("openapi").starts_with("3.1")),
        limits_(sources, out, unread) {
    if (is_old_) limits_.leave_names_unread();
    auto* components = member_of(document, "components");
    for (auto& section : sections_) {
      auto* holder = section.is_component ? components : &document;
      auto* shared = holder == nullptr ? nullptr : member_of(*holder, section.name);
      if (shared == nullptr) continue;
      for (auto& member : shared->members)
        section.unread.emplace(member.key, &member.value);
    }
  }

  void read() {
    if (auto* paths = member_of(document_, "paths")) {
      for (auto& path : paths->members)
        path_item(path.value);
    }
    read_waiting(Sent::by_us);
    requests_are_read_ = true;
    for (const auto reference : answered_)
      follow(reference);
    read_waiting(Sent::to_us);
  }

 private:
  using Visit = void (DocumentWords::*)(tree::Node&);
  using Step = ShownExamples::Step;

  /// One mapping of what is shared by its name.
  struct Section {
    std::string_view name;
    bool is_component = false;
    Visit visit = nullptr;
    std::unordered_map<std::string_view, tree::Node*> unread{};
  };

  void read_waiting(Sent sent) {
    while (!waiting_.empty()) {
      const auto [object, visit] = waiting_.back();
      waiting_.pop_back();
      sent_ = sent;
      (this->*visit)(*object);
    }
  }

  /// What stands where `$ref` leads is read once, later: what requests refer to before the rest, so
  /// that what both share is read as sent by us; whether there is a `$ref`.
  bool follow(const tree::Node& object) {
    const auto* reference = object.find("$ref");
    if (reference != nullptr) follow(reference->scalar);
    return reference != nullptr;
  }

  void follow(std::string_view reference) {
    if (sent_ == Sent::to_us && !requests_are_read_) return answered_.push_back(reference);
    for (auto& section : sections_) {
      const std::string_view parent = section.is_component ? "#/components/" : "#/";
      if (!reference.starts_with(parent)) continue;
      auto rest = reference.substr(parent.size());
      if (!rest.starts_with(section.name)) continue;
      rest.remove_prefix(section.name.size());
      if (!rest.starts_with('/')) continue;
      rest.remove_prefix(1);
      const auto name = rest.substr(0, rest.find('/'));
      auto found = section.unread.find(name);
      if (found == section.unread.end() && name.find_first_of("%~") != std::string_view::npos) {
        const auto plain = contract::split_reference("#/" + std::string(name)).fragment;
        const auto pointer = tree::Pointer::read(plain);
        if (pointer) found = section.unread.find(pointer->tokens.front());
      }
      if (found == section.unread.end()) return;
      waiting_.emplace_back(found->second, section.visit);
      section.unread.erase(found);
      return;
    }
  }

  template <class Each>
  static void each_member(tree::Node& object, std::string_view key, const Each& each) {
    auto* members = member_of(object, key);
    if (members == nullptr) return;
    for (auto& member : members->members)
      each(member.value);
  }

  void path_item(tree::Node& item) {
    sent_ = Sent::by_us;
    if (follow(item)) return;
    parameters(item);
    for (auto& member : item.members) {
      if (mintlify::is_method(member.key)) operation(member.value);
    }
  }

  void operation(tree::Node& operation) {
    parameters(operation);
    sent_ = Sent::by_us;
    if (auto* asked = member_of(operation, "requestBody")) body(*asked);
    sent_ = Sent::to_us;
    each_member(operation, "responses", [this](tree::Node& one) { response(one); });
  }

  void parameters(tree::Node& owner) {
    sent_ = Sent::by_us;
    auto* list = member_of(owner, "parameters");
    if (list == nullptr) return;
    for (auto& one : list->items)
      parameter(one);
  }

  /// The words stand with the parameter, or the header, and are those of its value.
  void parameter(tree::Node& parameter) {
    if (follow(parameter)) return;
    examples_.begin(parameter);
    auto* schema = member_of(parameter, "schema");
    // In Swagger 2.0 its keywords do as well.
    const bool is_itself = is_swagger_ && schema == nullptr;
    auto* owner = is_itself ? &parameter : schema;
    if (owner != nullptr && parameter.string_at("in") != "body")
      describe(*owner, parameter.find("description"));
    if (is_itself) {
      examples_.begin();  // they may have moved
      if (auto* items = member_of(parameter, "items"))
        step({&parameter, Step::Kind::item, {}}, *items);
    }
    if (schema != nullptr) schema_at(*schema);
    body(parameter);
  }

  void body(tree::Node& body) {
    if (follow(body)) return;
    each_member(body, "content", [this](tree::Node& media) {
      examples_.begin(media);
      if (auto* schema = member_of(media, "schema")) schema_at(*schema);
    });
  }

  void response(tree::Node& response) {
    if (follow(response)) return;
    each_member(response, "headers", [this](tree::Node& header) { parameter(header); });
    body(response);
    examples_.begin_old(response);
    if (auto* schema = member_of(response, "schema")) schema_at(*schema);
  }

  /// One that is shared.
  void shared_schema(tree::Node& schema) {
    examples_.begin();
    schema_at(schema);
  }

  /// A schema and all inside it.
  void schema_at(tree::Node& schema) {
    if (!schema.is(tree::Kind::mapping)) return;
    describe(schema, schema.find("description"));
    for (auto& member : schema.members) {
      const auto key = member.key;
      auto& value = member.value;
      if (value.is(tree::Kind::string)) {
        if (key == "$ref") follow(value.scalar);
      } else if (key == "properties" || key == "patternProperties" || key == "$defs") {
        const auto kind = key == "properties" ? Step::Kind::member : Step::Kind::elsewhere;
        for (auto& inner : value.members)
          step({&schema, kind, inner.key}, inner.value);
      } else if (key == "allOf" || key == "anyOf" || key == "oneOf" || key == "prefixItems") {
        const auto kind = key == "allOf" ? Step::Kind::same : Step::Kind::elsewhere;
        for (auto& inner : value.items)
          step({&schema, kind, {}}, inner);
      } else if (key == "items") {
        step({&schema, Step::Kind::item, {}}, value);
      } else if (key == "additionalProperties" || key == "contains" || key == "then" ||
                 key == "else") {
        step({&schema, Step::Kind::elsewhere, {}}, value);
      } else if (is_one_of(key, not_read)) {
        list_all_statements(sources_, value, unread_);
      }
    }
  }

  void step(const Step& to, tree::Node& schema) {
    examples_.enter(to);
    schema_at(schema);
    examples_.leave();
  }

  void describe(tree::Node& schema, const tree::Node* description) {
    if (description == nullptr || !description->is(tree::Kind::string)) return;
    const auto examples = [&] { return examples_.at(schema); };
    limits_.add_one(schema, {description->span, description->scalar}, examples, sent_);
    if (is_old_) put_flags(schema);
  }

  text::SourceMap& sources_;
  std::vector<Unread>& unread_;
  tree::Node& document_;
  bool is_swagger_;
  bool is_old_;  ///< without JSON Schema's newer keywords, as up to OpenAPI 3.0
  WordLimits limits_;
  std::array<Section, 9> sections_ = {{
      {"schemas", true, &DocumentWords::shared_schema},
      {"parameters", true, &DocumentWords::parameter},
      {"requestBodies", true, &DocumentWords::body},
      {"responses", true, &DocumentWords::response},
      {"headers", true, &DocumentWords::parameter},
      {"pathItems", true, &DocumentWords::path_item},
      {"definitions", false, &DocumentWords::shared_schema},
      {"parameters", false, &DocumentWords::parameter},
      {"responses", false, &DocumentWords::response},
  }};
  std::vector<std::pair<tree::Node*, Visit>> waiting_;
  std::vector<std::string_view> answered_;  ///< the references of answers
  bool requests_are_read_ = false;
  Sent sent_ = Sent::by_us;
  ShownExamples examples_;
};

}  // namespace

void read_words(text::SourceMap& sources,
                tree::Node& document,
                std::vector<Unread>& unread,
                text::Diagnostics& out) {
  const auto before = static_cast<std::ptrdiff_t>(unread.size());
  DocumentWords(sources, document, unread, out).read();
  const auto place = [](const Unread& of) { return std::pair(of.span.begin, of.text.data()); };
  const auto is_before = [&](const auto& one, const auto& two) { return place(one) < place(two); };
  std::stable_sort(unread.begin() + before, unread.end(), is_before);
}

}  // namespace assay::docs
