#include <algorithm>

#include <fmt/format.h>

#include "base/random.h"
#include "cases/coerce.h"
#include "cases/derive/refusal.h"
#include "contract/shown_error.h"

namespace assay::cases::deriving {
namespace {

using contract::Act;
using contract::Condition;
using contract::Resource;

/// The parameter that says which one is meant. Where the path names something, a body's `id`, that
/// of many, is the id of what the operation acts on, and of nothing else.
const contract::Parameter* id_of(const Deriving& deriving, const Resource& resource) {
  if (resource.id_parameter.empty()) return nullptr;
  const auto& operation = deriving.operation;
  const auto* parameter = operation.parameter(resource.id_parameter);
  const bool own = !operation.acts || operation.acts->on == resource.name;
  const bool in_path = operation.path.find('{') != std::string::npos;
  if (parameter == nullptr || parameter->in != contract::In::body || own || !in_path)
    return parameter;
  return resource_of(deriving.contract, parameter->name) == &resource ? parameter : nullptr;
}

/// What the request names, from the outermost inward: what the operation acts on, unless its path
/// names something else instead.
std::vector<const Resource*> line_named(const Deriving& deriving) {
  const auto& acts = deriving.operation.acts;
  const auto* instead = deriving.named_instead;
  if (instead != nullptr) return line_of(deriving.contract, instead->name);
  return acts ? line_of(deriving.contract, acts->on) : std::vector<const Resource*>{};
}

Refusal begin(const Outcome& outcome) {
  return {.named = outcome.named,
          .variant = {},
          .title = {},
          .clauses = outcome.clauses,
          .tag = {},
          .step = {}};
}

/// `${unknown_id}` is a large number: whether the parameter takes one.
bool takes_unknown_id(Deriving& deriving, const contract::Parameter& parameter) {
  const auto& all = deriving.operation.parameters;
  const auto takes_text = [&](const contract::Parameter& one) {
    return one.name != parameter.name ||
           coerce("900000000", one.schema, deriving.contract).has_value();
  };
  // What a case says for one name it says for all parameters of that name.
  return std::all_of(all.begin(), all.end(), takes_text) &&
         (is_accepted(deriving, parameter, 900'000'000) ||
          is_accepted(deriving, parameter, "900000000"));
}

void leave_out_all(Deriving& deriving, const Outcome& outcome, const std::string& why) {
  for (const auto& clause : outcome.clauses)
    leave_out(deriving, clause, why);
}

std::string why_known_only(const Deriving& deriving, const contract::Parameter& parameter) {
  return is_shared(deriving.operation, parameter.name)
             ? fmt::format("the parameters of the name `{}` take no one unknown id", parameter.name)
             : fmt::format("the parameter `{}` takes no unknown id", parameter.name);
}

/// In a body that is written whole, nothing makes a text of `${unknown_id}`, a number: a member
/// that takes none, of the name of an id elsewhere, is sent as in any request, or not at all where
/// that might name what is there.
void keep_namesake(Deriving& deriving, const contract::Parameter& id, Asking& asking) {
  auto* body = asking.body && deriving.has_whole_body ? asking.body->if_object() : nullptr;
  if (body == nullptr || id.in == contract::In::body) return;
  for (const auto& parameter : deriving.operation.parameters) {
    if (parameter.in != contract::In::body || parameter.name != id.name ||
        body->contains(parameter.name) || is_accepted(deriving, parameter, 900'000'000))
      continue;
    auto value = may_be_shown(deriving) ? value_for(deriving, parameter) : std::nullopt;
    if (value)
      (*body)[parameter.name] = std::move(*value);
    else
      asking.body_lacks.push_back(parameter.name);
  }
}

/// Puts an id that nothing has into the request. False, and the outcome's clauses are left out,
/// where the parameter takes none.
bool ask_for_unknown(Deriving& deriving,
                     const contract::Parameter& parameter,
                     const Outcome& outcome,
                     Asking& asking) {
  if (!takes_unknown_id(deriving, parameter)) {
    leave_out_all(deriving, outcome, why_known_only(deriving, parameter));
    return false;
  }
  asking.values.erase(parameter.name);
  asking.variables[parameter.name] = "${unknown_id}";
  keep_namesake(deriving, parameter, asking);
  return true;
}

/// An id that nothing has, where all else is there.
void add_unknown(Deriving& deriving, const Resource& resource, const Outcome& outcome) {
  auto asking = deriving.valid;
  if (!ask_for_unknown(deriving, *id_of(deriving, resource), outcome, asking)) return;
  auto refusal = begin(outcome);
  refusal.variant = "unknown";
  refusal.title = fmt::format("an id that no {} has", words_of(resource.name));
  add_refusal(deriving, refusal, asking, outcome);
}

/// One that is gone, and with it what lived in it.
void add_gone(Deriving& deriving, const Resource& resource, const Outcome& outcome) {
  const auto line = line_of(deriving.contract, resource.name);
  auto asking = deriving.valid;
  asking.given = {{resource.name, Presence::absent, {}}};
  // The other states say no ids any longer.
  std::erase_if(asking.variables, [&](const auto& variable) {
    return std::none_of(line.begin(), line.end(), [&](const Resource* one) {
      return one->id_parameter == variable.first;
    });
  });
  const auto& acts = deriving.operation.acts;
  if (acts->on != resource.name) {
    for (const auto* inner : line_of(deriving.contract, acts->on)) {
      const auto* parameter = id_of(deriving, *inner);
      const bool is_other = deriving.named_instead != nullptr && inner->name == acts->on;
      if (parameter == nullptr || is_other ||
          std::find(line.begin(), line.end(), inner) != line.end())
        continue;
      // What is to be created has the id that the request gives it.
      if (inner->name == acts->on && contract::makes_its_own(deriving.contract, deriving.operation))
        continue;
      // An id below one that is gone means nothing.
      if (!ask_for_unknown(deriving, *parameter, outcome, asking)) return;
    }
  }
  auto refusal = begin(outcome);
  refusal.variant = "gone";
  refusal.title = fmt::format("{} that is gone", with_article(words_of(resource.name)));
  add_refusal(deriving, refusal, asking, outcome);
}

/// What was deleted is gone for the second request.
void add_second_delete(Deriving& deriving, const Resource& resource, const Outcome& outcome) {
  const auto& acts = deriving.operation.acts;
  if (acts->on != resource.name || acts->does != Act::delete_ || !has_success(deriving)) return;
  for (const auto& way : deriving.ways) {
    auto test = begin_case(deriving,
                           fmt::format("{}/second-delete{}", outcome.named, way.suffix),
                           fmt::format("{} that was deleted is answered with {} the second time{}",
                                       with_article(words_of(resource.name)),
                                       outcome.said,
                                       place_of(way)),
                           outcome.clauses,
                           {"errors"},
                           deriving.valid);
    if (!way.server.empty()) test.tags.push_back(way.server);
    test.steps.push_back(
        make_step(deriving, deriving.valid, way, expect_success(deriving), "delete"));
    test.steps.push_back(
        make_step(deriving, deriving.valid, way, expectation_of(outcome), "delete-again"));
    add_case(deriving, std::move(test), outcome.remark);
  }
}

void derive_absent(Deriving& deriving) {
  const auto& acts = deriving.operation.acts;
  if (!acts) return;
  for (const auto* resource : line_named(deriving)) {
    const auto* parameter = id_of(deriving, *resource);
    if (parameter == nullptr) continue;
    // A filter that no request needs names nothing.
    const bool is_filled_in =
        parameter->in == contract::In::path || parameter->in == contract::In::body;
    const auto outcome = outcome_of(deriving, Condition::absent, resource->name);
    if (!outcome) continue;
    if (!is_filled_in && deriving.valid.variables.count(parameter->name) == 0) {
      leave_out_all(deriving,
                    *outcome,
                    fmt::format("no request needs the parameter `{}`, which names {}",
                                parameter->name,
                                with_article(words_of(resource->name))));
      continue;
    }
    // What is to be created is not there, and that is right.
    if (acts->on == resource->name &&
        contract::makes_its_own(deriving.contract, deriving.operation))
      continue;
    // A list of what is not there is one of nothing.
    add_unknown(deriving, *resource, *outcome);
    add_gone(deriving, *resource, *outcome);
    add_second_delete(deriving, *resource, *outcome);
  }
}

/// What the operation neither acts on nor lives in, and yet names: the folder that a file is put
/// into.
void derive_absent_beside(Deriving& deriving) {
  const auto line = line_named(deriving);
  for (const auto& error : deriving.operation.errors) {
    if (error.when.condition != Condition::absent) continue;
    const auto* resource = deriving.contract.resource(error.when.subject);
    if (resource == nullptr || id_of(deriving, *resource) == nullptr) {
      leave_out(deriving,
                error.clause,
                fmt::format("no parameter names {} that is not there",
                            with_article(words_of(error.when.subject))));
      continue;
    }
    if (std::find(line.begin(), line.end(), resource) != line.end()) continue;
    const auto outcome = outcome_of(deriving, Condition::absent, resource->name);
    if (outcome) add_unknown(deriving, *resource, *outcome);
  }
}

void derive_dependents(Deriving& deriving) {
  const auto& acts = deriving.operation.acts;
  const auto* resource = acts ? deriving.contract.resource(acts->on) : nullptr;
  if (resource == nullptr || acts->does != Act::delete_) return;
  const auto holds = [](const auto& one) { return one.second == contract::OnDelete::restrict_; };
  if (std::none_of(resource->has.begin(), resource->has.end(), holds)) return;
  const auto outcome = outcome_of(deriving, Condition::dependents, resource->name);
  if (!outcome) return;
  auto asking = deriving.valid;
  for (auto& given : asking.given) {
    if (given.resource == resource->name) given.presence = Presence::with_dependents;
  }
  const auto noun = words_of(resource->name);
  auto refusal = begin(*outcome);
  refusal.variant = "dependents";
  refusal.title = fmt::format("{} that others depend on", with_article(noun));
  add_refusal(deriving, refusal, asking, *outcome);
  const auto& way = deriving.ways.front();
  auto test =
      begin_case(deriving,
                 outcome->named + "/still-there",
                 fmt::format("{} that others depend on is still there after it was not deleted",
                             with_article(noun)),
                 outcome->clauses,
                 {"errors"},
                 asking);
  if (!way.server.empty()) test.tags.push_back(way.server);
  for (const auto* name : {"delete", "delete-again"})
    test.steps.push_back(make_step(deriving, asking, way, expectation_of(*outcome), name));
  add_case(deriving, std::move(test), outcome->remark);
}

void derive(Deriving& deriving) {
  if (!deriving.fault.empty()) return;
  derive_absent(deriving);
  derive_absent_beside(deriving);
  derive_dependents(deriving);
}

}  // namespace

extern const Family states_family;
const Family states_family = {.name = "states", .derive = derive};

}  // namespace assay::cases::deriving
