#include "mock/plan.h"

#include <algorithm>

namespace assay::mock {
namespace {

using contract::Condition;
using contract::In;

Plan make_plan(const contract::Operation& operation, generate::Generator& generator) {
  Plan plan{.operation = &operation, .parameters = {}};
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
         .needed = !nested && is_needed(operation, parameter.name),
         .schema = parameter.schema == nullptr || (in_body && bodies_have_schemas)
                       ? nullptr
                       : generator.compiled(*parameter.schema, schema::Direction::request)});
  }
  return plan;
}

}  // namespace

bool is_needed(const contract::Operation& operation, std::string_view name) {
  const auto* parameter = operation.parameter(name);
  if (parameter != nullptr && parameter->required.value_or(false)) return true;
  return std::any_of(operation.errors.begin(), operation.errors.end(), [&](const auto& error) {
    return error.when.condition == Condition::missing && error.when.subject == name;
  });
}

const Plan& Plans::of(const contract::Operation& operation) {
  auto& plan = plans_[static_cast<std::size_t>(&operation - contract_->operations.data())];
  if (plan == nullptr) plan = std::make_unique<Plan>(make_plan(operation, *generator_));
  return *plan;
}

}  // namespace assay::mock
