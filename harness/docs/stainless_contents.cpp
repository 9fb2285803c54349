#include "docs/stainless_contents.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "docs/nodes.h"
#include "docs/word_facts.h"
#include "docs/word_limits.h"
#include "docs/words.h"

namespace assay::docs::stainless {
namespace {

contract::In place_of(Section::Kind kind) {
  switch (kind) {
    case Section::Kind::path:
      return contract::In::path;
    case Section::Kind::query:
      return contract::In::query;
    case Section::Kind::header:
      return contract::In::header;
    case Section::Kind::cookie:
      return contract::In::cookie;
    case Section::Kind::body:
    case Section::Kind::returns:
    case Section::Kind::model:
      break;
  }
  return contract::In::body;
}

}  // namespace

const tree::Node* ContentsMaker::keep(tree::Node node) {
  reading_.contract.made.push_back(std::move(node));
  return &reading_.contract.made.back();
}

void ContentsMaker::add_limits(tree::Node& schema,
                               const Nodes& examples,
                               Sent sent,
                               text::Diagnostics& out) {
  WordLimits(sources_, out, reading_.unread).add(schema, examples, sent);
}

void ContentsMaker::add_response(const SectionTree& from,
                                 const Nodes& answers,
                                 contract::Operation& operation) {
  contract::ResponseSpec response{.status = "200",
                                  .source = sources_.place(from.section.heading),
                                  .span = from.section.heading};
  contract::Content content{
      .media_type = "application/json", .examples = answers, .span = from.section.heading};
  if (!from.items.empty()) {
    auto schema = from.maker.root(from.items, from.section.heading);
    from.maker.finish(schema);
    check_formats(schema, answers, out_);
    add_limits(schema, answers, Sent::to_us, out_);
    content.schema = keep(std::move(schema));
  }
  if (!from.items.empty() || !answers.empty()) response.success.push_back(std::move(content));
  operation.responses.push_back(std::move(response));
}

void ContentsMaker::add_bare_response(text::Span place,
                                      const Nodes& answers,
                                      contract::Operation& operation) {
  contract::ResponseSpec response{
      .status = "200", .level = contract::Level::should, .source = operation.source, .span = place};
  if (!answers.empty()) {
    response.success.push_back(
        {.media_type = "application/json", .examples = answers, .span = place});
  }
  operation.responses.push_back(std::move(response));
}

void ContentsMaker::add_parameters(const SectionTree& from,
                                   const Requests& requests,
                                   contract::Operation& operation) {
  const auto in = place_of(from.section.kind);
  for (const auto& item : from.items) {
    const auto& label = *item.bullet->label;
    if (label.kind != Label::Kind::field) {
      if (in != contract::In::body)
        reading_.unread.push_back({item.bullet->span, "a parameter without a name"});
      continue;
    }
    auto schema = from.maker.field(item);
    from.maker.finish(schema);
    // What breaks a limit is told of the body.
    text::Diagnostics told;
    add_limits(schema, members_of(requests.bodies, label.name), Sent::by_us, told);
    operation.parameters.push_back(
        {.name = std::string(label.name),
         .in = in,
         .required = !label.optional,
         .schema = keep(std::move(schema)),
         .description = in_one_line(sources_.text(item.bullet->description)),
         .source = sources_.place(item.bullet->span),
         .span = item.bullet->span});
  }
  if (in == contract::In::body && !from.items.empty()) add_body(from, requests, operation);
}

void ContentsMaker::add_path_parameters(text::Span path, contract::Operation& operation) {
  const auto text = sources_.text(path);
  for (auto open = text.find('{'); open != std::string_view::npos;
       open = text.find('{', open + 1)) {
    const auto close = text.find('}', open);
    if (close == std::string_view::npos) return;
    const auto name = text.substr(open + 1, close - open - 1);
    const auto same = [&](const contract::Parameter& one) {
      return one.in == contract::In::path && one.name == name;
    };
    if (std::any_of(operation.parameters.begin(), operation.parameters.end(), same)) continue;
    const text::Span span{path.source,
                          path.begin + static_cast<std::uint32_t>(open + 1),
                          path.begin + static_cast<std::uint32_t>(close)};
    operation.parameters.push_back({.name = std::string(name),
                                    .in = contract::In::path,
                                    .required = true,
                                    .source = sources_.place(span),
                                    .span = span});
  }
  settle_owners(operation);
}

/// `/{accounts_or_zones}/{account_or_zone_id}/…` is told of by `account_id` and `zone_id`, which
/// have no place in the path: the one has two values, the other is either id.
void ContentsMaker::settle_owners(contract::Operation& operation) {
  constexpr std::string_view either = "_or_";
  auto& parameters = operation.parameters;
  const auto find = [&](const std::string& name) {
    return std::find_if(parameters.begin(), parameters.end(), [&](const auto& one) {
      return one.in == contract::In::path && one.name == name;
    });
  };
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const std::string_view id = parameters[i].name;
    const auto middle = id.find(either);
    if (parameters[i].in != contract::In::path || middle == id.npos || !id.ends_with("_id"))
      continue;
    const auto one = std::string(id.substr(0, middle));
    const auto other = std::string(id.substr(middle + either.size(), id.size() - middle - 7));
    const auto kind = find(fmt::format("{}s_or_{}s", one, other));
    const auto first = find(one + "_id");
    const auto second = find(other + "_id");
    if (kind == parameters.end() || first == parameters.end() || second == parameters.end())
      continue;
    auto values = sequence_node(kind->span);
    for (const auto& name : {one, other})
      values.items.push_back(string_node(sources_.intern(name + "s"), kind->span));
    auto schema = type_schema("string", kind->span);
    put(schema, "enum", std::move(values));
    auto level = mapping_node(kind->span);  // no words list the values
    put(level, "enum", string_node("should", kind->span));
    put(schema, "x-assay-level", std::move(level));
    if (!second->description.empty() && second->description != first->description)
      reading_.unread.push_back({second->span, "what is said of the other owner"});
    kind->schema = keep(std::move(schema));
    parameters[i].schema = first->schema;
    parameters[i].description = first->description;
    std::erase_if(parameters, [&](const auto& parameter) {
      return parameter.in == contract::In::path &&
             (parameter.name == one + "_id" || parameter.name == other + "_id");
    });
    return;
  }
}

void ContentsMaker::add_body(const SectionTree& from,
                             const Requests& requests,
                             contract::Operation& operation) {
  // A lone field called `body` is the body itself, unless an example sends an object with that
  // key.
  const auto& first = *from.items.front().bullet->label;
  const auto sends_body = [](const tree::Node* body) { return body->find("body") != nullptr; };
  const bool whole = from.items.size() == 1 && first.kind == Label::Kind::field &&
                     first.name == "body" &&
                     std::none_of(requests.bodies.begin(), requests.bodies.end(), sends_body);
  auto schema = whole ? from.maker.field(from.items.front())
                      : from.maker.root(from.items, from.section.heading);
  from.maker.finish(schema);
  add_limits(schema, requests.bodies, Sent::by_us, out_);
  const auto required = [](const Item& item) {
    return item.bullet->label->kind != Label::Kind::field || !item.bullet->label->optional;
  };
  operation.body_required = std::any_of(from.items.begin(), from.items.end(), required);
  operation.body.push_back({.media_type = requests.media_type,
                            .schema = keep(std::move(schema)),
                            .examples = requests.bodies,
                            .span = from.section.heading});
}

}  // namespace assay::docs::stainless
