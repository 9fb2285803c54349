#include "docs/mintlify_mdx.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "docs/mintlify_elements.h"
#include "docs/mintlify_examples.h"
#include "docs/mintlify_fields.h"
#include "docs/mintlify_limits.h"
#include "docs/mintlify_outline.h"
#include "docs/mintlify_security.h"
#include "docs/mintlify_site.h"
#include "docs/mintlify_sorting.h"
#include "docs/mintlify_tables.h"
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
                  const Surroundings& surroundings,
                  std::vector<Unread>& unread,
                  text::Diagnostics& out)
      : sources_(sources),
        page_(page),
        out_(out),
        unread_(unread),
        site_(read_site(sources, surroundings)),
        outline_(sources, page),
        root_(read_elements(sources, page, surroundings, outline_, unread)),
        schemas_(sources, unread),
        limits_(sources, root_, unread, out),
        examples_(read_examples(sources, root_, outline_, unread, out)) {}

  std::optional<ComponentPage> read() {
    auto target = find_target(sources_, page_, root_, examples_, out_);
    if (!target) return std::nullopt;
    target_ = *target;
    take_commands_of(target_.method, target_.path, sources_, examples_, unread_, out_);
    auto tables = read_tables(sources_, root_, outline_, target_, unread_);
    std::move(tables.fields.begin(), tables.fields.end(), std::back_inserter(root_.children));
    add_answers(std::move(tables.answers));
    fields_ = sort_fields(sources_, root_, outline_, target_, examples_, unread_);
    auto operation = mapping_node(target_.span);
    add_words(operation);
    limits_.list_rest();
    add_parameters(operation);
    add_body(operation);
    add_responses(operation);
    scheme_ = security_scheme(page_, site_, fields_.parameters, sources_);
    if (scheme_) require_scheme(operation);
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

  void add_answers(std::vector<ShownAnswer> answers) {
    std::move(answers.begin(), answers.end(), std::back_inserter(examples_.answers));
  }

  void add_parameters(tree::Node& operation) {
    auto parameters = sequence_node(target_.span);
    std::set<std::pair<std::string_view, std::string_view>> known;
    for (const auto& field : fields_.parameters) {
      if (!known.emplace(field.place, field.name).second) {
        unread_.push_back({field.element->span, "a second field of the same name"});
        continue;
      }
      if (field.place == "header" && equal_ignoring_case(field.name, "authorization")) continue;
      auto parameter = mapping_node(field.name_span);
      put(parameter, "name", string_node(field.name, field.name_span));
      put(parameter, "in", string_node(field.place, field.name_span));
      const bool required = field.place == "path" || field.is_required(sources_);
      put(parameter, "required", boolean_node(required, field.name_span));
      const auto words = schemas_.description(field);
      if (!words.empty()) put(parameter, "description", string_node(words, field.name_span));
      auto schema = schemas_.schema(field);
      limits_.add(schema, {}, Sent::by_us);
      put(parameter, "schema", std::move(schema));
      parameters.items.push_back(std::move(parameter));
    }
    if (!parameters.items.empty()) put(operation, "parameters", std::move(parameters));
  }

  void add_body(tree::Node& operation) {
    const auto& fields = fields_.body;
    if (fields.empty() && examples_.bodies.empty()) return;
    const auto span = fields.empty() ? target_.span : fields.front().element->span;
    auto media = mapping_node(span);
    if (!fields.empty()) {
      auto schema = schemas_.object(fields, span);
      limits_.add(schema, shown_in(examples_.bodies), Sent::by_us);
      put(media, "schema", std::move(schema));
    }
    if (!examples_.bodies.empty()) put(media, "examples", named_examples(examples_.bodies));
    auto content = mapping_node(span);
    put(content, media_type(), std::move(media));
    auto body = mapping_node(span);
    const bool required = std::any_of(fields.begin(), fields.end(), [&](const Field& field) {
      return field.is_required(sources_);
    });
    put(body, "required", boolean_node(required, span));
    put(body, "content", std::move(content));
    put(operation, "requestBody", std::move(body));
  }

  /// Of the body: as the header says, else as the commands send it.
  [[nodiscard]] std::string_view media_type() {
    for (const auto& field : fields_.parameters) {
      if (field.place != "header" || !equal_ignoring_case(field.name, "content-type")) continue;
      const auto words = words_of(sources_, field);
      for (const std::string_view form :
           {"multipart/form-data", "application/x-www-form-urlencoded"}) {
        if (words.find(form) != std::string::npos) return form;
      }
    }
    const bool form = std::any_of(examples_.commands.begin(),
                                  examples_.commands.end(),
                                  [](const Curl& one) { return !one.form.empty(); });
    return form ? "multipart/form-data" : "application/json";
  }

  static Values shown_in(const tree::Nodes& values) {
    Values shown;
    for (const auto& value : values)
      shown.push_back(&value);
    return shown;
  }

  tree::Node named_examples(tree::Nodes& values) {
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
    for (const auto& [status, fields] : fields_.answers) {
      if (!status.empty()) add_answers({{.status = status, .span = fields.front().element->span}});
    }
    auto& success = fields_.answers[""];
    auto& shown = examples_.answers;
    const auto first = std::find_if(shown.begin(), shown.end(), [](const ShownAnswer& one) {
      return one.status.front() == '2';
    });
    const auto documented = first == shown.end() ? std::string("200") : first->status;
    if (first == shown.end()) {
      const auto span = success.empty() ? target_.span : success.front().element->span;
      shown.push_back({.status = documented, .span = span, .assumed = true});
    }
    auto responses = mapping_node(target_.span);
    for (const auto& answer : shown) {
      if (responses.find(answer.status) != nullptr) continue;
      auto response = response_of(answer);
      add_content(
          response, answer, answer.status == documented ? success : fields_.answers[answer.status]);
      put(responses, sources_.intern(answer.status), std::move(response));
      responses.members.back().key_span = answer.span;
    }
    put(operation, "responses", std::move(responses));
  }

  void add_content(tree::Node& response,
                   const ShownAnswer& answer,
                   const std::vector<Field>& fields) {
    auto media = mapping_node(answer.span);
    auto examples = examples_of(answer.status);
    if (!fields.empty()) {
      auto schema = schemas_.object(fields, fields.front().element->span);
      add_formats(schema);
      limits_.add(schema, shown_in(examples), Sent::to_us);
      put(media, "schema", std::move(schema));
    }
    if (!examples.empty()) put(media, "examples", named_examples(examples));
    if (media.members.empty()) return;
    auto content = mapping_node(answer.span);
    put(content, "application/json", std::move(media));
    put(response, "content", std::move(content));
  }

  tree::Node response_of(const ShownAnswer& answer) {
    auto response = mapping_node(answer.span);
    auto words = answer.words;
    for (const auto& other : examples_.answers) {
      if (words.empty() && other.status == answer.status) words = other.words;
    }
    put(response, "description", string_node(words, answer.span));
    if (answer.assumed) put(response, "x-assay-level", string_node("should", answer.span));
    return response;
  }

  tree::Nodes examples_of(std::string_view status) {
    tree::Nodes values;
    for (const auto& answer : examples_.answers) {
      if (answer.status == status && answer.value) values.push_back(*answer.value);
    }
    return values;
  }

  void require_scheme(tree::Node& operation) const {
    auto together = mapping_node(scheme_->span);
    put(together, "credentials", sequence_node(scheme_->span));
    auto alternatives = sequence_node(scheme_->span);
    alternatives.items.push_back(std::move(together));
    put(operation, "security", std::move(alternatives));
  }

  tree::Node document_of(tree::Node operation) {
    const auto span = target_.span;
    auto document = mapping_node(page_.whole);
    put(document, "openapi", string_node("3.1.0", span));
    auto info = mapping_node(span);
    put(info, "title", string_node("", span));
    put(info, "version", string_node("", span));
    put(document, "info", std::move(info));
    auto servers = sequence_node(span);
    if (!target_.server.empty()) site_.servers.assign(1, string_node(target_.server, span));
    for (auto& url : site_.servers) {
      auto server = mapping_node(url.span);
      put(server, "url", std::move(url));
      servers.items.push_back(std::move(server));
    }
    if (!servers.items.empty()) put(document, "servers", std::move(servers));
    auto item = mapping_node(span);
    put(item, sources_.intern(lower_case(target_.method)), std::move(operation));
    auto paths = mapping_node(span);
    put(paths, target_.path, std::move(item));
    put(document, "paths", std::move(paths));
    if (scheme_) {
      auto schemes = mapping_node(span);
      put(schemes, "credentials", *std::move(scheme_));
      auto components = mapping_node(span);
      put(components, "securitySchemes", std::move(schemes));
      put(document, "components", std::move(components));
    }
    return document;
  }

  text::SourceMap& sources_;
  const Page& page_;
  text::Diagnostics& out_;
  std::vector<Unread>& unread_;
  Site site_;
  Outline outline_;
  Element root_;
  SortedFields fields_;
  FieldSchemas schemas_;
  FieldLimits limits_;
  Examples examples_;
  Target target_;
  std::optional<tree::Node> scheme_;
};

}  // namespace

bool has_components(const text::SourceMap& sources, const Page& page) {
  const auto text = sources.text(page.body);
  return (page.front && page.front->find("api") != nullptr) || text.find("<ParamField") != npos ||
         text.find("<ResponseField") != npos;
}

std::optional<ComponentPage> read_components(text::SourceMap& sources,
                                             const Page& page,
                                             const Surroundings& surroundings,
                                             std::vector<Unread>& unread,
                                             text::Diagnostics& out) {
  return ComponentReader(sources, page, surroundings, unread, out).read();
}

}  // namespace assay::docs::mintlify
