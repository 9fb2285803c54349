#include <algorithm>

#include <fmt/format.h>

#include "cases/derive/deriving.h"
#include "contract/of_http.h"
#include "contract/shown_error.h"
#include "generate/applied.h"
#include "generate/credential.h"
#include "generate/to_json.h"

namespace assay::cases::deriving {
namespace {

namespace json = boost::json;
using contract::In;
using contract::Parameter;

void find_given(Deriving& deriving) {
  auto& given = deriving.valid.given;
  const auto& contract = deriving.contract;
  const auto& acts = deriving.operation.acts;
  if (deriving.named_instead != nullptr) {
    given.push_back({deriving.named_instead->name, Presence::present, {}});
  } else if (acts) {
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

/// Whether the target can name the parameter's value: all that is no object has a text.
bool can_be_named(const Deriving& deriving, const Parameter& parameter) {
  if (parameter.schema == nullptr) return true;
  const auto applied = generate::gather_at(*parameter.schema, {}, deriving.generator.references());
  return applied.types() != generate::type_object;
}

/// Whether the parameter, which is no path's, says which resource is meant: a path's and a body's
/// are filled in where nothing is written.
bool is_asked_by(const Deriving& deriving, const Parameter& parameter) {
  const auto& acts = deriving.operation.acts;
  const auto* resource = acts ? deriving.contract.resource(acts->on) : nullptr;
  const bool of_one = resource != nullptr && acts->does != contract::Act::create &&
                      acts->does != contract::Act::list && resource->id_parameter == parameter.name;
  return is_given(deriving, parameter.name) && (of_one || is_needed(deriving, parameter));
}

/// Whether the values that are listed for the parameter are all of another type than its own.
bool has_no_choice(Deriving& deriving, const Parameter& parameter) {
  return parameter.schema != nullptr && parameter.schema->find("enum") != nullptr &&
         !value_for(deriving, parameter);
}

bool is_shared_outside_body(const contract::Operation& operation, std::string_view name) {
  const auto& all = operation.parameters;
  return std::count_if(all.begin(), all.end(), [&](const Parameter& one) {
           return one.in != In::body && one.name == name;
         }) > 1;
}

/// Whether each parameter of the name takes the value; what a case says for one name it says for
/// all of them, but for those of the body.
bool is_taken_by_all(Deriving& deriving, std::string_view name, const json::value& value) {
  const auto& all = deriving.operation.parameters;
  return std::all_of(all.begin(), all.end(), [&](const Parameter& one) {
    return one.in == In::body || one.name != name || contract::is_of_http(one) ||
           is_accepted(deriving, one, value);
  });
}

/// What `${name}` is, as far as the documentation tells: of a path's parameter before any other.
json::value variable_of(Deriving& deriving, const std::string& name) {
  const auto& all = deriving.operation.parameters;
  const Parameter* first = nullptr;
  for (const auto& one : all) {
    if (one.name != name || one.in == In::body) continue;
    if (first == nullptr || (one.in == In::path && first->in != In::path)) first = &one;
  }
  return generate::variable(deriving.generator.seed(),
                            name,
                            first == nullptr ? nullptr : first->schema,
                            &deriving.contract);
}

/// Namesakes in several places have one value, which has to keep the schemas of all.
void check_namesakes(Deriving& deriving) {
  for (const auto& parameter : deriving.operation.parameters) {
    const auto& name = parameter.name;
    if (parameter.in == In::body || !is_shared_outside_body(deriving.operation, name)) continue;
    const auto value = deriving.valid.values.find(name);
    const bool is_value = value != deriving.valid.values.end();
    if (!is_value && !deriving.valid.variables.contains(name)) continue;
    if (is_taken_by_all(deriving, name, is_value ? value->second : variable_of(deriving, name)))
      continue;
    deriving.fault = fmt::format(
        "the parameters of the name `{}` take no one value, and a case has but one", name);
    return;
  }
}

/// What a destructive request names, and no state gives, the target names: a value that is made
/// might be that of something which is there.
bool is_left_to_target(const Deriving& deriving, const Parameter& parameter) {
  return deriving.effect == Effect::destructive && parameter.required.value_or(false) &&
         is_id(deriving, parameter) && !is_given(deriving, parameter.name);
}

void find_values(Deriving& deriving) {
  for (const auto& parameter : deriving.operation.parameters) {
    if (parameter.in == In::path && has_no_choice(deriving, parameter)) {
      deriving.fault = fmt::format(
          "none of the values listed for the parameter `{}` keeps the "
          "rest of its schema in a path",
          parameter.name);
      return;
    }
    if (parameter.in == In::path && !can_be_named(deriving, parameter)) {
      deriving.fault = fmt::format("the parameter `{}` is an object, which has no text for a path",
                                   parameter.name);
      return;
    }
    // What a path needs, and nobody gives, the target names.
    const bool asked =
        parameter.in == In::query || parameter.in == In::header || parameter.in == In::cookie;
    if (!asked || contract::is_of_http(parameter) || is_left_to_target(deriving, parameter))
      continue;
    if (is_asked_by(deriving, parameter))
      deriving.valid.variables[parameter.name] = "${" + parameter.name + "}";
    if (!is_needed(deriving, parameter) || is_given(deriving, parameter.name)) continue;
    auto value = value_for(deriving, parameter);
    if (!value || !has_text(*value)) {
      deriving.fault =
          fmt::format("no value is known for the parameter `{}` that can be written into the {}",
                      parameter.name,
                      contract::name_of(parameter.in));
      return;
    }
    // Of several values for one name the one stays that all parameters of the name take.
    const auto there = deriving.valid.values.find(parameter.name);
    const bool stays = there != deriving.valid.values.end() &&
                       is_taken_by_all(deriving, parameter.name, there->second);
    if (!stays) deriving.valid.values.insert_or_assign(parameter.name, std::move(*value));
  }
  check_namesakes(deriving);
}

Effect effect_of(const contract::Operation& operation) {
  if (operation.method == "DELETE" || operation.effect == "destructive") return Effect::destructive;
  if (operation.effect == "read") return Effect::read;
  return Effect::write;
}

}  // namespace

const contract::Resource* resource_of(const contract::Contract& contract, std::string_view name) {
  const contract::Resource* found = nullptr;
  for (const auto& resource : contract.resources) {
    if (resource.id_parameter != name) continue;
    if (found != nullptr) return nullptr;
    found = &resource;
  }
  return found;
}

bool may_be_shown(const Deriving& deriving) {
  return deriving.effect != Effect::destructive;
}

std::optional<json::value> value_for(Deriving& deriving, const Parameter& parameter) {
  std::optional<json::value> shown;
  if (parameter.example != nullptr && may_be_shown(deriving))
    shown = generate::to_json(*parameter.example);
  if (shown && is_accepted(deriving, parameter, *shown)) return shown;
  if (parameter.schema == nullptr) return json::value("assay");
  const auto purpose = fmt::format("{}/{}", deriving.operation.id, parameter.name);
  for (const auto fill : {generate::Fill::minimal, generate::Fill::full}) {
    auto made = make_value(deriving, *parameter.schema, {.fill = fill, .purpose = purpose});
    const bool fits = made && (parameter.in == In::body || has_text(*made));
    if (fits && is_accepted(deriving, parameter, *made)) return made;
  }
  return std::nullopt;
}

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
  deriving.effect = effect_of(deriving.operation);
  // OpenAPI 3.1.0 section 4.8.8.1: a path has no query; and no request has a fragment.
  if (deriving.operation.path.find('?') != std::string::npos)
    deriving.fault = "the documented path has a query in it";
  if (deriving.operation.path.find('#') != std::string::npos)
    deriving.fault = "the documented path has a fragment in it, which is never sent";
  find_successes(deriving);
  find_given(deriving);
  if (deriving.fault.empty()) find_values(deriving);
  if (deriving.fault.empty()) find_body(deriving);
}

}  // namespace assay::cases::deriving
