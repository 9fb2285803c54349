#include "mock/troubles.h"

#include <algorithm>

#include <fmt/format.h>

#include "mock/id_text.h"
#include "mock/validate.h"

namespace assay::mock {

using contract::Condition;

namespace {

/// Whether all parameters of this name have this value.
bool is_the_only(const Asked& asked, std::string_view name, const boost::json::value& value) {
  return std::none_of(asked.namesakes.begin(), asked.namesakes.end(), [&](const auto& one) {
    return one.first->documented->name == name && one.second != value;
  });
}

/// Whether ids such as the world makes for the parameter can keep what the operation says of it.
bool can_be_kept(const Plan::Parameter& parameter,
                 const World& world,
                 generate::Generator& generator) {
  const auto& documented = *parameter.documented;
  if (documented.schema == nullptr) return false;
  const bool is_text = documented.in != contract::In::body;
  const auto ids = world.samples(documented.name);
  return std::any_of(ids.begin(), ids.end(), [&](const auto& id) {
    return generator.conforms(*documented.schema,
                              is_text ? parameter.typing.read(IdText(id)) : id,
                              schema::Direction::request);
  });
}

}  // namespace

std::vector<Trouble> find_troubles(const Asked& asked,
                                   Standing standing,
                                   const Place& place,
                                   const World& world,
                                   generate::Generator& generator) {
  auto troubles = validate(asked, generator);
  // What one path says of an id binds no other, where no id keeps both: `/a/{value}` and
  // `/b/{value}` mean one resource.
  const auto& parameters = asked.plan->parameters;
  std::erase_if(troubles, [&](const Trouble& trouble) {
    if (trouble.condition != Condition::invalid) return false;
    const auto* id = asked.values.find(trouble.subject);
    const auto parameter = std::find_if(parameters.begin(), parameters.end(), [&](const auto& one) {
      return !one.is_namesake && one.documented->name == trouble.subject;
    });
    return id != nullptr && parameter != parameters.end() &&
           is_the_only(asked, trouble.subject, *id) &&
           world.has_named(trouble.subject,
                           IdText(*id),
                           parameter->documented->in == contract::In::body ? id : nullptr) &&
           !can_be_kept(*parameter, world, generator);
  });
  if (standing == Standing::refused) troubles.push_back({Condition::unauthorized});
  if (standing == Standing::limited) troubles.push_back({Condition::forbidden});
  const auto& plan = *asked.plan;
  for (const auto* resource : place.absent) {
    if (resource != plan.acts_on || !plan.makes_its_own)
      troubles.push_back({Condition::absent, resource->name});
  }
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
