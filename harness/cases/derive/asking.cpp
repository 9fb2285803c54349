#include <algorithm>

#include <fmt/format.h>

#include "cases/coerce.h"
#include "cases/derive/deriving.h"
#include "cases/derive/json_node.h"
#include "contract/shown_error.h"
#include "generate/applied.h"
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

/// Credentials are put in by `auth`.
void take_out_credentials(const contract::Contract& contract, json::value& body) {
  for (const auto& scheme : contract.security_schemes) {
    if (scheme.kind == contract::SecurityScheme::Kind::body) generate::erase(body, scheme.at);
  }
}

/// The resource that a parameter of this name is the id of; nullptr where none is, or several.
const contract::Resource* resource_of(const contract::Contract& contract, std::string_view name) {
  const contract::Resource* found = nullptr;
  for (const auto& resource : contract.resources) {
    if (resource.id_parameter != name) continue;
    if (found != nullptr) return nullptr;
    found = &resource;
  }
  return found;
}

void find_given(Deriving& deriving) {
  auto& given = deriving.valid.given;
  const auto& contract = deriving.contract;
  const auto& acts = deriving.operation.acts;
  if (acts) {
    const auto* resource = contract.resource(acts->on);
    const bool makes = contract::makes_its_own(deriving.contract, deriving.operation);
    if (resource != nullptr && (!makes || !resource->parent.empty()))
      given.push_back({makes ? resource->parent : resource->name, Presence::present, {}});
  }
  for (const auto& parameter : deriving.operation.parameters) {
    const bool needed = parameter.required.value_or(false) || parameter.in == In::path;
    if (!needed || is_given(deriving, parameter.name)) continue;
    const auto* resource = resource_of(contract, parameter.name);
    const bool own = acts && resource != nullptr && acts->on == resource->name;
    if (resource != nullptr && !own) given.push_back({resource->name, Presence::present, {}});
  }
}

/// A value that goes into a path, a query, a header or a cookie has a text, or texts.
bool has_text(const json::value& value) {
  if (const auto* items = value.if_array()) {
    return !items->empty() && std::none_of(items->begin(), items->end(), [](const auto& item) {
      return item.is_structured();
    });
  }
  return !value.is_object();
}

/// What the page shows for a parameter, else a value that is made, of a list one with items.
std::optional<json::value> value_for(Deriving& deriving, const Parameter& parameter) {
  std::optional<json::value> shown;
  if (parameter.example != nullptr) shown = generate::to_json(*parameter.example);
  if (shown && is_accepted(deriving, parameter, *shown)) return shown;
  if (parameter.schema == nullptr) return json::value("assay");
  const auto purpose = fmt::format("{}/{}", deriving.operation.id, parameter.name);
  for (const auto fill : {generate::Fill::minimal, generate::Fill::full}) {
    generate::Wish wish{.fill = fill, .direction = schema::Direction::request, .purpose = purpose};
    auto made = deriving.generator.value(*parameter.schema, wish);
    const bool fits = made && (parameter.in == In::body || has_text(*made));
    if (fits && is_accepted(deriving, parameter, *made)) return made;
  }
  return std::nullopt;
}

/// Whether the target can name the parameter's value: all that is no object has a text.
bool can_be_named(const Deriving& deriving, const Parameter& parameter) {
  if (parameter.schema == nullptr) return true;
  const auto applied = generate::gather_at(*parameter.schema, {}, deriving.generator.references());
  return applied.types() != generate::type_object;
}

void find_values(Deriving& deriving) {
  for (const auto& parameter : deriving.operation.parameters) {
    if (parameter.in == In::path && !can_be_named(deriving, parameter)) {
      deriving.fault = fmt::format("the parameter `{}` is an object, which has no text for a path",
                                   parameter.name);
      return;
    }
    // What a path needs, and nobody gives, the target names.
    const bool asked =
        parameter.in == In::query || parameter.in == In::header || parameter.in == In::cookie;
    if (!asked || !is_needed(deriving, parameter) || is_given(deriving, parameter.name)) continue;
    auto value = value_for(deriving, parameter);
    if (!value || !has_text(*value)) {
      deriving.fault =
          fmt::format("no value is known for the parameter `{}` that can be written into the {}",
                      parameter.name,
                      contract::name_of(parameter.in));
      return;
    }
    deriving.valid.values.insert_or_assign(parameter.name, std::move(*value));
  }
}

/// The first example that keeps the schema, else a body near the first one, else one made up.
std::optional<json::value> body_for(Deriving& deriving, const contract::Content& content) {
  std::vector<json::value> examples;
  for (const auto* example : content.examples)
    examples.push_back(generate::to_json(*example));
  if (content.schema == nullptr)
    return examples.empty() ? json::value(json::object()) : examples.front();
  for (const auto& example : examples) {
    if (deriving.generator.conforms(*content.schema, example, schema::Direction::request))
      return example;
  }
  const auto purpose = deriving.operation.id + "/body";
  generate::Wish wish{.direction = schema::Direction::request,
                      .purpose = purpose,
                      .example = examples.empty() ? nullptr : &examples.front()};
  return deriving.generator.value(*content.schema, wish);
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
    if (is_given(deriving, parameter.name) || (resource != nullptr && !own))
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

void find_body(Deriving& deriving) {
  const auto* content = content_of(deriving.operation);
  if (content == nullptr) return;
  deriving.media_type = content->media_type;
  deriving.has_whole_body = true;
  if (!is_value(content->media_type)) {
    for (const auto* example : content->examples) {
      if (example->is(tree::Kind::string))
        deriving.valid.body = json::value(json::string(example->scalar));
    }
    if (!deriving.valid.body && deriving.operation.body_required) {
      deriving.fault = fmt::format("the documentation shows no body of `{}`, and none can be made",
                                   content->media_type);
    }
    return;
  }
  auto body = body_for(deriving, *content);
  if (!body) {
    deriving.fault = "no body was found that keeps the documented schema";
    return;
  }
  take_out_credentials(deriving.contract, *body);
  take_out_ids(deriving, *body);
  add_needed(deriving, *body);
  deriving.valid.body = std::move(body);
  const auto* object = deriving.valid.body->if_object();
  deriving.has_whole_body = object == nullptr || !are_parameters(deriving.operation, *object);
  if (is_form(content->media_type) &&
      (object == nullptr || !is_body_accepted(deriving, deriving.valid)))
    deriving.fault = "no body was found that can be written as a form";
}

Effect effect_of(const contract::Operation& operation) {
  if (operation.method == "DELETE" || operation.effect == "destructive") return Effect::destructive;
  if (operation.effect == "read") return Effect::read;
  return Effect::write;
}

}  // namespace

std::vector<const contract::Resource*> line_of(const contract::Contract& contract,
                                               std::string_view resource) {
  std::vector<const contract::Resource*> line;
  for (const auto* each = contract.resource(resource); each != nullptr;
       each = contract.resource(each->parent)) {
    if (std::find(line.begin(), line.end(), each) != line.end()) break;
    line.insert(line.begin(), each);
  }
  return line;
}

bool is_form(std::string_view media_type) {
  const auto type = http::read_media_type(media_type);
  return type.essence == "application/x-www-form-urlencoded" ||
         type.essence == "multipart/form-data";
}

bool is_value(std::string_view media_type) {
  return http::is_json(http::read_media_type(media_type)) || is_form(media_type);
}

bool is_shared(const contract::Operation& operation, std::string_view name) {
  const auto& all = operation.parameters;
  return std::count_if(
             all.begin(), all.end(), [&](const auto& each) { return each.name == name; }) > 1;
}

bool are_parameters(const contract::Operation& operation, const json::object& body) {
  return std::all_of(body.begin(), body.end(), [&](const auto& member) {
    const std::string_view name = member.key();
    if (name.find_first_of(".[") != std::string_view::npos) return false;
    const auto* parameter = operation.parameter(name);
    return parameter != nullptr && parameter->in == In::body && !is_shared(operation, name);
  });
}

bool is_id(const Deriving& deriving, const Parameter& parameter) {
  if (parameter.in == In::path) return true;
  const auto& all = deriving.contract.resources;
  return std::any_of(all.begin(), all.end(), [&](const contract::Resource& resource) {
    return resource.id_parameter == parameter.name;
  });
}

bool is_given(const Deriving& deriving, std::string_view parameter) {
  for (const auto& given : deriving.valid.given) {
    for (const auto* resource : line_of(deriving.contract, given.resource)) {
      if (resource->id_parameter == parameter) return true;
    }
  }
  return false;
}

void find_valid(Deriving& deriving) {
  deriving.ways = find_ways(deriving.contract, deriving.operation);
  deriving.successes = find_successes(deriving.operation);
  deriving.effect = effect_of(deriving.operation);
  // OpenAPI 3.1.0 section 4.8.8.1: a path has no query.
  if (deriving.operation.path.find('?') != std::string::npos)
    deriving.fault = "the documented path has a query in it";
  find_given(deriving);
  if (deriving.fault.empty()) find_values(deriving);
  if (deriving.fault.empty()) find_body(deriving);
}

}  // namespace assay::cases::deriving
