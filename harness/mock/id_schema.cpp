#include "mock/id_schema.h"

#include "contract/references.h"
#include "generate/applied.h"

namespace assay::mock {
namespace {

/// The first schema that `take` finds at a success answer's equality of this kind and subject.
template <class Take>
const tree::Node* at_equality(const contract::Contract& contract,
                              contract::Equality::To to,
                              std::string_view subject,
                              Take take) {
  const contract::References references(contract);
  for (const auto& operation : contract.operations) {
    for (const auto& response : operation.responses) {
      for (const auto& equality : response.equalities) {
        if (equality.to != to || equality.subject != subject) continue;
        for (const auto& content : response.success) {
          if (content.schema == nullptr) continue;
          const auto* found = take(generate::gather_at(*content.schema, equality.at, references));
          if (found != nullptr) return found;
        }
      }
    }
  }
  return nullptr;
}

/// What says more of a text than that it is one.
const tree::Node* telling(const generate::Applied& applied) {
  for (const auto* schema : applied.schemas) {
    for (const auto* keyword : {"format", "pattern", "enum", "const"}) {
      if (schema->find(keyword) != nullptr) return schema;
    }
  }
  return nullptr;
}

/// Whether the schema takes any text.
bool takes_any_text(const generate::Applied& schema) {
  return schema.preferred_type() == generate::type_string && telling(schema) == nullptr;
}

/// How well a schema does for ids that fit other schemas too: a number, or a text of some format,
/// is a text as well. Of listed values there are too few.
int rank_of(const generate::Applied& schema, bool acts) {
  const bool listed = schema.first("enum") != nullptr || schema.first("const") != nullptr;
  const bool narrow = !listed && !takes_any_text(schema);
  return (narrow ? 4 : 0) + (acts ? 2 : 0) + (listed ? 0 : 1);
}

/// The schema of the parameter that is the resource's id, of several the best one.
const tree::Node* parameter_schema(const contract::Contract& contract,
                                   const contract::Resource& resource,
                                   const contract::References& references) {
  const tree::Node* best = nullptr;
  int best_rank = -1;
  for (const auto& operation : contract.operations) {
    const auto* parameter = operation.parameter(resource.id_parameter);
    if (parameter == nullptr || parameter->schema == nullptr) continue;
    const bool acts = operation.acts && operation.acts->on == resource.name;
    const int rank = rank_of(generate::gather({parameter->schema}, references), acts);
    if (rank <= best_rank) continue;
    best = parameter->schema;
    best_rank = rank;
  }
  return best;
}

}  // namespace

const tree::Node* id_schema(const contract::Contract& contract, std::string_view name) {
  const auto* resource = contract.resource(name);
  const contract::References references(contract);
  const auto* found =
      resource == nullptr ? nullptr : parameter_schema(contract, *resource, references);
  using To = contract::Equality::To;
  if (found == nullptr) {
    return at_equality(contract, To::ids_of, name, [](const generate::Applied& applied) {
      const auto items = applied.item(0);
      return items.empty() ? nullptr : items.front();
    });
  }
  // An answer that shows the id may say more of it than the parameter does.
  if (!takes_any_text(generate::gather({found}, references))) return found;
  const auto* shown = at_equality(contract, To::parameter, resource->id_parameter, telling);
  return shown != nullptr ? shown : found;
}

}  // namespace assay::mock
