#include "docs/mintlify_mdx.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "docs/mintlify_elements.h"
#include "docs/mintlify_examples.h"
#include "docs/mintlify_fields.h"
#include "docs/mintlify_target.h"
#include "docs/nodes.h"
#include "docs/word_facts.h"
#include "docs/words.h"

namespace assay::docs::mintlify {
namespace {

constexpr auto npos = std::string_view::npos;

class ComponentReader {
 public:
  ComponentReader(text::SourceMap& sources,
                  const Page& page,
                  std::vector<Unread>& unread,
                  text::Diagnostics& out)
      : sources_(sources),
        page_(page),
        out_(out),
        elements_(read_elements(sources, page, unread)),
        fields_(read_fields(sources, elements_, unread)),
        schemas_(sources, unread),
        examples_(read_examples(sources, elements_, unread, out)) {}

  std::optional<ComponentPage> read() {
    auto target = find_target(sources_, page_, fields_, examples_.commands, out_);
    if (!target) return std::nullopt;
    target_ = *target;
    auto operation = mapping_node(target_.span);
    add_words(operation);
    add_parameters(operation);
    add_body(operation);
    add_responses(operation);
    add_security(operation);
    return ComponentPage{.document = document_of(std::move(operation)),
                         .commands = std::move(examples_.commands)};
  }

 private:
  void add_words(tree::Node& operation) {
    if (!page_.front) return;
    for (const auto& [key, as] : {std::pair<std::string_view, std::string_view>{"title", "summary"},
                                  {"description", "description"}}) {
      const auto* words = page_.front->find(key);
      if (words != nullptr && words->is(tree::Kind::string)) put(operation, as, *words);
    }
    const auto* deprecated = page_.front->find("deprecated");
    if (deprecated != nullptr && deprecated->is(tree::Kind::boolean))
      put(operation, "deprecated", *deprecated);
  }

  void add_parameters(tree::Node& operation) {
    auto parameters = sequence_node(target_.span);
    for (const auto& field : fields_) {
      if (field.place == "body" || field.place == "answer") continue;
      if (field.place == "header" && equal_ignoring_case(field.name, "authorization")) continue;
      auto parameter = mapping_node(field.name_span);
      put(parameter, "name", string_node(field.name, field.name_span));
      put(parameter, "in", string_node(field.place, field.name_span));
      const bool required = field.place == "path" || field.is(sources_, "required");
      put(parameter, "required", boolean_node(required, field.name_span));
      const auto words = schemas_.description(field);
      if (!words.empty()) put(parameter, "description", string_node(words, field.name_span));
      put(parameter, "schema", schemas_.schema(field));
      parameters.items.push_back(std::move(parameter));
    }
    if (!parameters.items.empty()) put(operation, "parameters", std::move(parameters));
  }

  [[nodiscard]] std::vector<Field> fields_in(std::string_view place) const {
    std::vector<Field> found;
    std::copy_if(fields_.begin(), fields_.end(), std::back_inserter(found), [&](const Field& one) {
      return one.place == place;
    });
    return found;
  }

  void add_body(tree::Node& operation) {
    const auto fields = fields_in("body");
    if (fields.empty() && examples_.bodies.empty()) return;
    const auto span = fields.empty() ? target_.span : fields.front().element->span;
    auto media = mapping_node(span);
    if (!fields.empty()) put(media, "schema", schemas_.object(fields, span));
    if (!examples_.bodies.empty()) put(media, "examples", named_examples(examples_.bodies));
    const bool form = std::any_of(examples_.commands.begin(),
                                  examples_.commands.end(),
                                  [](const Curl& one) { return !one.form.empty(); });
    auto content = mapping_node(span);
    put(content, form ? "multipart/form-data" : "application/json", std::move(media));
    auto body = mapping_node(span);
    const bool required = std::any_of(fields.begin(), fields.end(), [&](const Field& field) {
      return field.is(sources_, "required");
    });
    put(body, "required", boolean_node(required, span));
    put(body, "content", std::move(content));
    put(operation, "requestBody", std::move(body));
  }

  tree::Node named_examples(std::vector<tree::Node>& values) {
    auto examples = mapping_node(values.front().span);
    for (auto& value : values) {
      auto example = mapping_node(value.span);
      const auto name = sources_.intern("example" + std::to_string(examples.members.size() + 1));
      put(example, "value", std::move(value));
      put(examples, name, std::move(example));
    }
    return examples;
  }

  void add_responses(tree::Node& operation) {
    const auto fields = fields_in("answer");
    auto success = std::find_if(examples_.answers.begin(),
                                examples_.answers.end(),
                                [](const ShownAnswer& one) { return one.status.front() == '2'; });
    if (success == examples_.answers.end()) {
      const auto span = fields.empty() ? target_.span : fields.front().element->span;
      examples_.answers.push_back({"200", span, std::nullopt, true});
      success = examples_.answers.end() - 1;
    }
    const auto documented = success->status;
    auto responses = mapping_node(target_.span);
    for (const auto& answer : examples_.answers) {
      if (responses.find(answer.status) != nullptr) continue;
      auto response = response_of(answer);
      auto media = mapping_node(answer.span);
      if (answer.status == documented && !fields.empty()) {
        auto schema = schemas_.object(fields, fields.front().element->span);
        add_formats(schema);
        put(media, "schema", std::move(schema));
      }
      auto examples = examples_of(answer.status);
      if (!examples.empty()) put(media, "examples", named_examples(examples));
      if (!media.members.empty()) {
        auto content = mapping_node(answer.span);
        put(content, "application/json", std::move(media));
        put(response, "content", std::move(content));
      }
      put(responses, sources_.intern(answer.status), std::move(response));
      responses.members.back().key_span = answer.span;
    }
    put(operation, "responses", std::move(responses));
  }

  tree::Node response_of(const ShownAnswer& answer) {
    auto response = mapping_node(answer.span);
    auto words = trimmed(sources_.text(answer.span));
    if (answer.assumed) words = {};
    words = trimmed(words.substr(std::min(words.find_first_of(" \t"), words.size())));
    if (words.starts_with(answer.status)) words = trimmed(words.substr(answer.status.size()));
    put(response, "description", string_node(words, answer.span));
    if (answer.assumed) put(response, "x-assay-level", string_node("should", answer.span));
    return response;
  }

  std::vector<tree::Node> examples_of(std::string_view status) {
    std::vector<tree::Node> values;
    for (const auto& answer : examples_.answers) {
      if (answer.status == status && answer.value) values.push_back(*answer.value);
    }
    return values;
  }

  /// `authMethod` of the front matter, else what the header `Authorization` says of itself.
  void add_security(tree::Node& operation) {
    const auto* method = page_.front ? page_.front->find("authMethod") : nullptr;
    const Field* header = nullptr;
    for (const auto& field : fields_) {
      if (field.place == "header" && equal_ignoring_case(field.name, "authorization"))
        header = &field;
    }
    if (method == nullptr && header == nullptr) return;
    const auto span = method != nullptr ? method->span : header->name_span;
    auto words = method != nullptr ? lower_case(method->scalar) : lower_case(words_of(*header));
    if (words == "none") return;
    scheme_ = mapping_node(span);
    if (words.find("basic") != std::string::npos || words.find("bearer") != std::string::npos) {
      const bool basic = words.find("basic") != std::string::npos;
      put(scheme_, "type", string_node("http", span));
      put(scheme_, "scheme", string_node(basic ? "basic" : "bearer", span));
    } else {
      const auto name = header == nullptr ? std::string_view("x-api-key") : header->name;
      put(scheme_, "type", string_node("apiKey", span));
      put(scheme_, "in", string_node("header", span));
      put(scheme_, "name", string_node(name, span));
    }
    auto together = mapping_node(span);
    put(together, "credentials", sequence_node(span));
    auto alternatives = sequence_node(span);
    alternatives.items.push_back(std::move(together));
    put(operation, "security", std::move(alternatives));
  }

  std::string words_of(const Field& field) {
    std::string words(schemas_.description(field));
    for (const auto& attribute : field.element->attributes)
      words.append(" ").append(sources_.text(attribute.value));
    return words;
  }

  tree::Node document_of(tree::Node operation) {
    const auto span = target_.span;
    auto document = mapping_node(page_.whole);
    put(document, "openapi", string_node("3.1.0", span));
    auto info = mapping_node(span);
    put(info, "title", string_node("", span));
    put(info, "version", string_node("", span));
    put(document, "info", std::move(info));
    if (!target_.server.empty()) {
      auto server = mapping_node(span);
      put(server, "url", string_node(target_.server, span));
      auto servers = sequence_node(span);
      servers.items.push_back(std::move(server));
      put(document, "servers", std::move(servers));
    }
    auto item = mapping_node(span);
    put(item, sources_.intern(lower_case(target_.method)), std::move(operation));
    auto paths = mapping_node(span);
    put(paths, target_.path, std::move(item));
    put(document, "paths", std::move(paths));
    if (!scheme_.members.empty()) {
      auto schemes = mapping_node(span);
      put(schemes, "credentials", std::move(scheme_));
      auto components = mapping_node(span);
      put(components, "securitySchemes", std::move(schemes));
      put(document, "components", std::move(components));
    }
    return document;
  }

  text::SourceMap& sources_;
  const Page& page_;
  text::Diagnostics& out_;
  std::vector<Element> elements_;
  std::vector<Field> fields_;
  FieldSchemas schemas_;
  Examples examples_;
  Target target_;
  tree::Node scheme_;
};

}  // namespace

bool has_components(const text::SourceMap& sources, const Page& page) {
  const auto text = sources.text(page.body);
  return (page.front && page.front->find("api") != nullptr) || text.find("<ParamField") != npos ||
         text.find("<ResponseField") != npos;
}

std::optional<ComponentPage> read_components(text::SourceMap& sources,
                                             const Page& page,
                                             std::vector<Unread>& unread,
                                             text::Diagnostics& out) {
  return ComponentReader(sources, page, unread, out).read();
}

}  // namespace assay::docs::mintlify
