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

}  // namespace

const tree::Node* id_schema(const contract::Contract& contract, std::string_view name) {
  const auto* resource = contract.resource(name);
  const contract::References references(contract);
  const tree::Node* found = nullptr;
  for (const auto& operation : contract.operations) {
    const auto* parameter =
        resource == nullptr ? nullptr : operation.parameter(resource->id_parameter);
    if (parameter == nullptr || parameter->schema == nullptr) continue;
    const bool acts = operation.acts && operation.acts->on == name;
    if (found == nullptr || acts) found = parameter->schema;
    if (acts) break;
  }
  using To = contract::Equality::To;
  if (found == nullptr) {
    return at_equality(contract, To::ids_of, name, [](const generate::Applied& applied) {
      const auto items = applied.item(0);
      return items.empty() ? nullptr : items.front();
    });
  }
  // An answer that shows the id may say more of it than the parameter does.
  const auto asked = generate::gather_at(*found, {}, references);
  if (asked.preferred_type() != generate::type_string || telling(asked) != nullptr) return found;
  const auto* shown = at_equality(contract, To::parameter, resource->id_parameter, telling);
  return shown != nullptr ? shown : found;
}

}  // namespace assay::mock
