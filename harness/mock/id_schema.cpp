#include "mock/id_schema.h"

#include "contract/references.h"
#include "generate/applied.h"

namespace assay::mock {
namespace {

const tree::Node* shown_id_schema(const contract::Contract& contract, std::string_view name) {
  const contract::References references(contract);
  for (const auto& operation : contract.operations) {
    for (const auto& response : operation.responses) {
      for (const auto& equality : response.equalities) {
        if (equality.to != contract::Equality::To::ids_of || equality.subject != name) continue;
        for (const auto& content : response.success) {
          if (content.schema == nullptr) continue;
          const auto items = generate::gather_at(*content.schema, equality.at, references).item(0);
          if (!items.empty()) return items.front();
        }
      }
    }
  }
  return nullptr;
}

}  // namespace

const tree::Node* id_schema(const contract::Contract& contract, std::string_view name) {
  const auto* resource = contract.resource(name);
  const tree::Node* found = nullptr;
  for (const auto& operation : contract.operations) {
    const auto* parameter =
        resource == nullptr ? nullptr : operation.parameter(resource->id_parameter);
    if (parameter == nullptr || parameter->schema == nullptr) continue;
    if (operation.acts && operation.acts->on == name) return parameter->schema;
    if (found == nullptr) found = parameter->schema;
  }
  return found != nullptr ? found : shown_id_schema(contract, name);
}

}  // namespace assay::mock
