#include "run/given.h"

#include <algorithm>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

namespace assay::run {
namespace {

const Reach* find_reach(const Settings& settings, const cases::Given& given) {
  const auto resource = settings.given.find(given.resource);
  if (resource == settings.given.end()) return nullptr;
  const auto found = resource->second.find(std::string(cases::name_of(given.presence)));
  return found == resource->second.end() ? nullptr : &found->second;
}

/// The `assay.yaml` line whose absence keeps the target from the state.
std::string missing_line(const Settings& settings, const cases::Given& given) {
  return fmt::format(
      "the target `{}` does not say how `{}` becomes `{}`; add to it in assay.yaml: "
      "`given: {{{}: {{{}: {{use: <fragment>}}}}}}`",
      settings.target,
      given.resource,
      cases::name_of(given.presence),
      given.resource,
      cases::name_of(given.presence));
}

/// Takes `vars` and `ids` of a state's answer (files.md, `given`).
std::string take_state(CaseRun& run, const cases::Given& given, const http::Response& response) {
  boost::system::error_code error;
  const auto answer = boost::json::parse(response.body, error);
  const auto* object = error ? nullptr : answer.if_object();
  if (response.status < 200 || response.status > 299 ||
      (object == nullptr && !response.body.empty())) {
    return fmt::format("the state `{}: {}` could not be set: the target answered {}",
                       given.resource,
                       cases::name_of(given.presence),
                       response.status);
  }
  if (object == nullptr) return {};
  const auto* vars = object->if_contains("vars");
  if (vars != nullptr && vars->is_object()) {
    for (const auto& [name, value] : vars->get_object()) {
      run.scope().variables.insert_or_assign(std::string(name),
                                             cases::Variable{.value = value, .trusted = true});
    }
  }
  const auto* ids = object->if_contains("ids");
  if (ids != nullptr && ids->is_object()) {
    for (const auto& [name, list] : ids->get_object()) {
      if (!list.is_array()) continue;
      run.known_ids()[std::string(name)].assign(list.get_array().begin(), list.get_array().end());
    }
  }
  return {};
}

Task<std::string> post_state(CaseRun& run, const cases::Given& given) {
  auto& session = run.session();
  http::Request request;
  request.method = "POST";
  request.url = session.state_url;
  request.headers.add("Content-Type", "application/json");
  const auto* contract = run.selected().contract;
  // `for` names the case, so that ids depend on the seed and the case, not on what ran before it.
  request.body = boost::json::serialize(boost::json::object{
      {"api", contract == nullptr ? std::string() : contract->api},
      {"resource", given.resource},
      {"presence", std::string(cases::name_of(given.presence))},
      {"for", run.selected().test->id},
  });
  http::Exchange exchange = co_await session.send(std::move(request));
  const auto* response = exchange.response();
  std::string why =
      response != nullptr ? take_state(run, given, *response) : exchange.error()->message;
  run.record(std::move(exchange), "given", given.resource);
  co_return why;
}

/// A loopback target of which nothing is said: its state is taken as given.
std::string assume(CaseRun& run, const cases::Given& given) {
  auto& session = run.session();
  const auto* contract = run.selected().contract;
  const auto* resource = contract == nullptr ? nullptr : contract->resource(given.resource);
  if (resource == nullptr || given.presence == cases::Presence::with_dependents) {
    return missing_line(session.settings, given);
  }
  session.say_filled({fmt::format(
      "state `{}: {}`, taken as given", given.resource, cases::name_of(given.presence))});
  if (given.presence == cases::Presence::absent) {
    if (auto id = run.scope().find("unknown_id")) {
      run.scope().variables.insert_or_assign(resource->id_parameter, *std::move(id));
    }
  }
  return {};
}

}  // namespace

Task<std::string> reach(CaseRun& run, const cases::Given& given) {
  auto& session = run.session();
  if (session.stop.asked()) co_return "not set: " + session.stop.reason();
  if (const auto* way = find_reach(session.settings, given)) {
    for (const auto& [name, value] : way->vars)
      run.scope().variables.insert_or_assign(name, value);
    if (way->use.empty()) co_return std::string();
    const auto* steps = session.suite.fragment(*run.selected().file, way->use);
    if (steps == nullptr) {
      co_return fmt::format(
          "the target `{}` reaches `{}: {}` by the fragment `{}`, which no case file has",
          session.settings.target,
          given.resource,
          cases::name_of(given.presence),
          way->use);
    }
    std::string why = co_await run.run_steps(*steps, "given");
    co_return why;
  }
  if (!session.state_url.empty()) {
    std::string why = co_await post_state(run, given);
    co_return why;
  }
  if (session.settings.loopback) co_return assume(run, given);
  co_return missing_line(session.settings, given);
}

}  // namespace assay::run
