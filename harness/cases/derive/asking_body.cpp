#include <algorithm>
#include <cstdint>
#include <functional>

#include <fmt/format.h>

#include "cases/derive/deriving.h"
#include "generate/credential.h"
#include "generate/place.h"
#include "generate/to_json.h"
#include "http/media_type.h"

namespace assay::cases::deriving {
namespace {

namespace json = boost::json;
using contract::In;
using contract::Parameter;

const contract::Content* content_of(const contract::Operation& operation) {
  for (const auto& content : operation.body) {
    if (http::is_json(http::read_media_type(content.media_type))) return &content;
  }
  return operation.body.empty() ? nullptr : &operation.body.front();
}

/// Makes the integers in it large, but for those that cannot be.
void enlarge(json::value& value, const std::function<bool()>& is_kept) {
  if (auto* object = value.if_object()) {
    for (auto& member : *object)
      enlarge(member.value(), is_kept);
  } else if (auto* items = value.if_array()) {
    for (auto& item : *items)
      enlarge(item, is_kept);
  } else if (auto* number = value.if_int64(); number != nullptr && *number >= 0) {
    // High enough that no young system has come to it, and still a signed 32-bit integer.
    constexpr std::int64_t large = 900'000'000;
    const auto before = *number;
    if (before < large) *number += large;
    if (!is_kept()) *number = before;
  }
}

/// Credentials are put in by `auth`.
void take_out_credentials(const contract::Contract& contract, json::value& body) {
  for (const auto& scheme : contract.security_schemes) {
    if (scheme.kind == contract::SecurityScheme::Kind::body) generate::erase(body, scheme.at);
  }
}

/// The first example that keeps the schema, else a body near the first one, else one made up; that
/// at once where no example may be sent.
std::optional<json::value> body_for(Deriving& deriving,
                                    const contract::Content& content,
                                    generate::Fill fill) {
  std::vector<json::value> examples;
  for (const auto* example : content.examples) {
    if (may_be_shown(deriving)) examples.push_back(generate::to_json(*example));
  }
  if (content.schema == nullptr)
    return examples.empty() ? json::value(json::object()) : examples.front();
  for (const auto& example : examples) {
    if (deriving.generator.conforms(*content.schema, example, schema::Direction::request))
      return example;
  }
  const auto purpose = deriving.operation.id + "/body";
  return make_value(deriving,
                    *content.schema,
                    {.fill = fill,
                     .purpose = purpose,
                     .example = examples.empty() ? nullptr : &examples.front()});
}

/// Whether a member of the body is called as an id in the path, or as what is sent elsewhere, and
/// its schema takes none of those.
bool is_other_than_outside(Deriving& deriving, const Parameter& parameter) {
  if (parameter.in != In::body) return false;
  const auto sent = deriving.valid.values.find(parameter.name);
  if (sent != deriving.valid.values.end()) return !is_accepted(deriving, parameter, sent->second);
  const auto& all = deriving.operation.parameters;
  const auto id = std::find_if(all.begin(), all.end(), [&](const Parameter& one) {
    const bool is_sent = one.in == In::path || deriving.valid.variables.contains(one.name);
    return is_sent && one.in != In::body && one.name == parameter.name;
  });
  if (id == all.end() || id->schema == nullptr) return false;
  return !is_accepted(
      deriving,
      parameter,
      generate::variable(
          deriving.generator.seed(), parameter.name, id->schema, &deriving.contract));
}

/// Ids that the given state says are not written; those that nothing says, and that are not
/// needed, would name something that is not there.
void take_out_ids(Deriving& deriving, json::value& body) {
  auto* object = body.if_object();
  if (object == nullptr) return;
  const auto& acts = deriving.operation.acts;
  for (const auto& parameter : deriving.operation.parameters) {
    if (parameter.in != In::body || !object->contains(parameter.name)) continue;
    const auto* resource = resource_of(deriving.contract, parameter.name);
    const bool own = acts && resource != nullptr && acts->on == resource->name;
    if (!is_other_than_outside(deriving, parameter) &&
        (is_given(deriving, parameter.name) || (resource != nullptr && !own)))
      object->erase(parameter.name);
  }
}

/// What a documented error asks for, though the schema does not.
void add_needed(Deriving& deriving, json::value& body) {
  auto* object = body.if_object();
  if (object == nullptr) return;
  for (const auto& parameter : deriving.operation.parameters) {
    const bool top = parameter.name.find_first_of(".[") == std::string::npos;
    if (parameter.in != In::body || !top || object->contains(parameter.name) ||
        !is_needed(deriving, parameter) || is_given(deriving, parameter.name))
      continue;
    if (auto value = value_for(deriving, parameter)) (*object)[parameter.name] = std::move(*value);
  }
}

}  // namespace

std::optional<json::value> make_value(Deriving& deriving,
                                      const tree::Node& schema,
                                      generate::Wish wish) {
  wish.direction = schema::Direction::request;
  // A varied value is none of the schema's examples.
  wish.varied = !may_be_shown(deriving);
  auto made = deriving.generator.value(schema, wish);
  if (made && !may_be_shown(deriving)) {
    enlarge(*made, [&] { return deriving.generator.conforms(schema, *made, wish.direction); });
  }
  return made;
}

void find_body(Deriving& deriving) {
  const auto* content = content_of(deriving.operation);
  if (content == nullptr) return;
  deriving.media_type = content->media_type;
  deriving.has_whole_body = true;
  if (!is_value(content->media_type)) {
    for (const auto* example : content->examples) {
      if (example->is(tree::Kind::string) && may_be_shown(deriving))
        deriving.valid.body = json::value(json::string(example->scalar));
    }
    if (!deriving.valid.body && deriving.operation.body_required) {
      const bool is_kept_back = !content->examples.empty() && !may_be_shown(deriving);
      deriving.fault = fmt::format("the {} of `{}`{}, and none can be made",
                                   is_kept_back ? "body" : "documentation shows no body",
                                   content->media_type,
                                   is_kept_back ? " that is shown may name what is there" : "");
    }
    return;
  }
  auto body = body_for(deriving, *content, generate::Fill::minimal);
  if (body && is_empty_form(deriving, *body))
    body = body_for(deriving, *content, generate::Fill::full);
  if (!body) {
    deriving.fault = "no body was found that keeps the documented schema";
    return;
  }
  take_out_credentials(deriving.contract, *body);
  take_out_ids(deriving, *body);
  add_needed(deriving, *body);
  for (const auto& parameter : deriving.operation.parameters) {
    if (is_other_than_outside(deriving, parameter))
      deriving.valid.body_lacks.push_back(parameter.name);
  }
  deriving.valid.body = std::move(body);
  const auto* object = deriving.valid.body->if_object();
  deriving.has_whole_body = object == nullptr || !are_parameters(deriving.operation, *object);
  if (is_form(content->media_type) &&
      (object == nullptr || is_empty_form(deriving, *deriving.valid.body) ||
       !is_body_accepted(deriving, deriving.valid)))
    deriving.fault = "no body was found that can be written as a form";
}

bool is_form(std::string_view media_type) {
  const auto type = http::read_media_type(media_type);
  return type.essence == "application/x-www-form-urlencoded" ||
         type.essence == "multipart/form-data";
}

bool is_empty_form(const Deriving& deriving, const json::value& body) {
  const auto* object = body.if_object();
  return object != nullptr && object->empty() && deriving.operation.body_required &&
         is_form(deriving.media_type);
}

bool is_value(std::string_view media_type) {
  return http::is_json(http::read_media_type(media_type)) || is_form(media_type);
}

}  // namespace assay::cases::deriving
