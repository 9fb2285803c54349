#include "mock/troubles.h"

#include <algorithm>

#include <fmt/format.h>

#include "mock/validate.h"

namespace assay::mock {

using contract::Condition;

namespace {

/// Whether a request creates what is absent, under an id of its own choice.
bool is_made_here(const Asked& asked, const contract::Resource& absent) {
  const auto& operation = asked.operation();
  if (&absent != asked.plan->acts_on || operation.acts->does != contract::Act::create) return false;
  return std::none_of(operation.errors.begin(), operation.errors.end(), [&](const auto& error) {
    return error.when == contract::When{Condition::absent, absent.name};
  });
}

}  // namespace

std::vector<Trouble> find_troubles(const Asked& asked,
                                   Standing standing,
                                   const Place& place,
                                   const World& world,
                                   generate::Generator& generator) {
  auto troubles = validate(asked, generator);
  if (standing == Standing::refused) troubles.push_back({Condition::unauthorized});
  if (standing == Standing::limited) troubles.push_back({Condition::forbidden});
  for (const auto* resource : place.absent) {
    if (!is_made_here(asked, *resource)) troubles.push_back({Condition::absent, resource->name});
  }
  const auto& plan = *asked.plan;
  if (place.instance != nullptr && asked.operation().acts->does == contract::Act::delete_) {
    if (const auto* hanging = world.what_keeps(*plan.acts_on, *place.instance)) {
      troubles.push_back(
          {Condition::dependents,
           plan.acts_on->name,
           fmt::format("`{}` still hang on the `{}`", *hanging, plan.acts_on->name)});
    }
  }
  for (const auto* resource : plan.beside) {
    const auto* id = asked.values.find(resource->id_parameter);
    if (id != nullptr && !world.has(*resource, *id))
      troubles.push_back({Condition::absent, resource->name});
  }
  return troubles;
}

}  // namespace assay::mock
