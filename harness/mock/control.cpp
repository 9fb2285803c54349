#include "mock/control.h"

#include <optional>

#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include "mock/problem.h"
#include "schema/body.h"

namespace assay::mock {
namespace {

namespace json = boost::json;

http::Response refuse(std::string_view detail) {
  return problem(400, "control", "This state cannot be read", detail);
}

std::optional<Presence> read_presence(std::string_view text) {
  if (text == "present") return Presence::present;
  if (text == "absent") return Presence::absent;
  if (text == "with_dependents") return Presence::with_dependents;
  return std::nullopt;
}

std::string_view text_at(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(json::string_view(name.data(), name.size()));
  if (value == nullptr || !value->is_string()) return {};
  return {value->get_string().data(), value->get_string().size()};
}

/// What a run looks for before it sets states: that this is a mock whose states it may set.
http::Response introduce() {
  http::Response response;
  response.status = 200;
  response.headers.add("Content-Type", "application/json");
  response.headers.add(std::string(control_header), "1");
  response.body = R"({"post": ["api", "resource", "presence", "for"]})";
  return response;
}

http::Response set_state(const http::Request& request, const Controlled& controlled) {
  const auto body = schema::parse_body(request.body);
  if (!body) return refuse(body.error().message);
  const auto* asked = body->value.if_object();
  if (asked == nullptr) return refuse("the body is no object");
  for (const auto& member : *asked) {
    const std::string_view key(member.key().data(), member.key().size());
    if (key != "api" && key != "resource" && key != "presence" && key != "for") {
      return refuse(fmt::format(
          "`{}` is no key of a state; known: `api`, `resource`, `presence`, `for`", key));
    }
  }
  const auto presence = read_presence(text_at(*asked, "presence"));
  if (!presence) return refuse("`presence` must be `present`, `absent` or `with_dependents`");
  const auto [contract, world] = controlled.find(text_at(*asked, "api"));
  if (contract == nullptr) {
    return problem(404,
                   "unknown-api",
                   "No such API",
                   fmt::format("the mock serves no `{}`", text_at(*asked, "api")));
  }
  const auto* resource = contract->resource(text_at(*asked, "resource"));
  if (resource == nullptr) {
    return problem(404,
                   "unknown-resource",
                   "No such resource",
                   fmt::format("the contract of `{}` names no resource `{}`",
                               contract->api,
                               text_at(*asked, "resource")));
  }
  const auto given = world->set(*resource, *presence, text_at(*asked, "for"));
  http::Response response;
  response.status = 200;
  response.headers.add("Content-Type", "application/json");
  response.body = json::serialize(json::object{{"vars", given.vars}, {"ids", given.ids}});
  return response;
}

}  // namespace

http::Response control(const http::Request& request,
                       std::string_view path,
                       const Controlled& controlled) {
  const auto what = path.substr(control_prefix.size());
  if (what != "state" && what != "reset") {
    return problem(404,
                   "control",
                   "No such control",
                   fmt::format("the control interface has `state` and `reset`, not `{}`", what));
  }
  if (what == "state" && request.method == "GET") return introduce();
  if (request.method != "POST") {
    auto response =
        problem(405, "method", "Another method is needed", "the control interface takes POST");
    response.headers.add("Allow", "POST");
    return response;
  }
  if (what == "state") return set_state(request, controlled);
  controlled.reset();
  http::Response response;
  response.status = 204;
  return response;
}

}  // namespace assay::mock
