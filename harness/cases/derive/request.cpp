#include <algorithm>

#include "cases/derive/deriving.h"
#include "cases/derive/json_node.h"
#include "http/media_type.h"

namespace assay::cases::deriving {
namespace {

namespace json = boost::json;
using contract::In;

void add_with(const Deriving& deriving,
              RequestSpec& request,
              std::string_view name,
              const json::value& value) {
  auto node = node_of(value, deriving.nodes);
  // `{raw: x}` would be read as x.
  const auto* object = value.if_object();
  if (object != nullptr && object->size() == 1 && object->contains("raw")) {
    auto outer = writing::mapping();
    deriving.nodes.put(outer, "raw", std::move(node));
    node = std::move(outer);
  }
  request.with.push_back({std::string(name), std::move(node), {}});
}

void add_variable(const Deriving& deriving,
                  RequestSpec& request,
                  const std::string& name,
                  const std::string& variable) {
  request.with.push_back({name, deriving.nodes.text(variable), {}});
}

/// A body whose members are no parameters stands in the case as a whole.
void add_whole_body(const Deriving& deriving, const Asking& asking, RequestSpec& request) {
  request.body = node_of(*asking.body, deriving.nodes);
  if (asking.body->is_object()) {
    for (const auto& parameter : deriving.operation.parameters) {
      if (parameter.in != In::body) continue;
      const auto own = asking.variables.find(parameter.name);
      const bool has_own = own != asking.variables.end();
      if (!has_own && !is_given(deriving, parameter.name)) continue;
      const auto is_in = [&](const std::vector<std::string>& names) {
        return std::find(names.begin(), names.end(), parameter.name) != names.end();
      };
      if (is_in(asking.omit) || is_in(asking.body_lacks) ||
          request.body.find(parameter.name) != nullptr)
        continue;
      deriving.nodes.put(request.body,
                         parameter.name,
                         deriving.nodes.text(has_own ? own->second : "${" + parameter.name + "}"));
    }
  }
  const auto type = http::read_media_type(deriving.media_type);
  if (!is_value(deriving.media_type)) {
    request.body_kind = RequestSpec::Body::text;
  } else if (is_form(deriving.media_type)) {
    request.body_kind = RequestSpec::Body::form;
  } else {
    request.body_kind = RequestSpec::Body::json;
  }
  const bool said =
      type.essence == "application/json" || type.essence == "application/x-www-form-urlencoded";
  if (!said)
    request.headers.push_back({"Content-Type", deriving.nodes.text(deriving.media_type), {}});
}

}  // namespace

RequestSpec make_request(const Deriving& deriving, const Asking& asking, const Way& way) {
  RequestSpec request;
  request.operation = deriving.operation.name;
  request.server = way.server;
  request.auth = asking.auth;
  const bool members = asking.body && asking.body->is_object() && !deriving.has_whole_body &&
                       asking.body_lacks.empty() &&
                       are_parameters(deriving.operation, asking.body->get_object());
  for (const auto& parameter : deriving.operation.parameters) {
    const auto value = asking.values.find(parameter.name);
    const auto variable = asking.variables.find(parameter.name);
    const bool in_body = parameter.in == In::body;
    // One name for two places is written once.
    const bool is_written =
        std::any_of(request.with.begin(), request.with.end(), [&](const Named& each) {
          return each.name == parameter.name;
        });
    if (is_written) continue;
    if (variable != asking.variables.end()) {
      if (!in_body || members || !asking.body)
        add_variable(deriving, request, parameter.name, variable->second);
    } else if (!in_body && value != asking.values.end()) {
      add_with(deriving, request, parameter.name, value->second);
    }
  }
  if (members) {
    for (const auto& member : asking.body->get_object())
      add_with(deriving, request, member.key(), member.value());
  } else if (asking.body) {
    add_whole_body(deriving, asking, request);
  }
  for (const auto& name : asking.omit)
    request.omit.push_back({name, {}});
  return request;
}

}  // namespace assay::cases::deriving
