#include "mock/plan.h"

#include <algorithm>

#include "contract/named_instead.h"
#include "contract/of_http.h"
#include "contract/shown_error.h"
#include "generate/to_json.h"
#include "mock/asked.h"
#include "mock/line.h"

namespace assay::mock {
namespace {

using contract::Condition;
using contract::In;

/// Whether an example of a body has the parameter, so that bodies can be expected to have it.
bool is_shown(const contract::Operation& operation, const std::string& name) {
  return std::any_of(operation.body.begin(), operation.body.end(), [&](const auto& content) {
    return std::any_of(content.examples.begin(), content.examples.end(), [&](const auto* example) {
      return !values_at(generate::to_json(*example), name).empty();
    });
  });
}

bool is_namesake(const contract::Operation& operation, const contract::Parameter& parameter) {
  const auto rank = [](In in) { return in == In::path ? 0 : in == In::body ? 2 : 1; };
  const auto& all = operation.parameters;
  return std::any_of(all.begin(), all.end(), [&](const auto& other) {
    if (&other == &parameter || other.name != parameter.name) return false;
    const auto own = rank(parameter.in);
    return rank(other.in) != own ? rank(other.in) < own : &other < &parameter;
  });
}

std::vector<const contract::Resource*> resources_beside(const contract::Contract& contract,
                                                        const Plan& plan) {
  const auto* named = plan.named_instead != nullptr ? plan.named_instead : plan.acts_on;
  const auto line = named == nullptr ? Line() : line_to(contract, *named);
  std::vector<const contract::Resource*> beside;
  for (const auto& error : plan.operation->errors) {
    const auto* resource =
        error.when.condition == Condition::absent ? contract.resource(error.when.subject) : nullptr;
    if (resource != nullptr && std::find(line.begin(), line.end(), resource) == line.end())
      beside.push_back(resource);
  }
  return beside;
}

Plan make_plan(const contract::Contract& contract,
               const contract::Operation& operation,
               generate::Generator& generator) {
  Plan plan;
  plan.operation = &operation;
  if (operation.acts) plan.acts_on = contract.resource(operation.acts->on);
  plan.makes_its_own = contract::makes_its_own(contract, operation);
  plan.named_instead = contract::named_instead(contract, operation);
  plan.beside = resources_beside(contract, plan);
  const bool bodies_have_schemas =
      std::all_of(operation.body.begin(), operation.body.end(), [](const auto& content) {
        return content.schema != nullptr;
      });
  for (const auto& parameter : operation.parameters) {
    const bool in_body = parameter.in == In::body;
    // Inside a list or an optional object only the body's schema can tell whether a property is
    // missing.
    const bool nested = in_body && parameter.name.find_first_of(".[") != std::string::npos;
    plan.parameters.push_back(
        {.documented = &parameter,
         .typing = {in_body ? nullptr : parameter.schema, generator.references()},
         .needed = !nested && !contract::is_of_http(parameter) &&
                   (parameter.required.value_or(false) ||
                    contract::is_called_missing(operation, parameter.name)),
         .watched = nested && contract::is_called_missing(operation, parameter.name) &&
                    is_shown(operation, parameter.name),
         .is_namesake = is_namesake(operation, parameter),
         .schema = parameter.schema == nullptr || (in_body && bodies_have_schemas) ||
                           contract::is_of_http(parameter)
                       ? nullptr
                       : generator.compiled(*parameter.schema, schema::Direction::request)});
  }
  return plan;
}

}  // namespace

bool is_needed(const contract::Operation& operation, std::string_view name) {
  const auto* parameter = operation.parameter(name);
  const bool required = parameter != nullptr && parameter->required.value_or(false);
  return required || contract::is_called_missing(operation, name);
}

const Plan& Plans::of(const contract::Operation& operation) {
  auto& plan = plans_[static_cast<std::size_t>(&operation - contract_->operations.data())];
  if (plan == nullptr) plan = std::make_unique<Plan>(make_plan(*contract_, operation, *generator_));
  return *plan;
}

}  // namespace assay::mock
