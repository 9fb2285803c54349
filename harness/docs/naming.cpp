#include "docs/naming.h"

#include <algorithm>

#include "contract/references.h"
#include "docs/words.h"

namespace assay::docs {
namespace {

/// Small letters and digits alone: `CONNECTOR_ID` and `connectorId` are one name.
std::string plain(std::string_view name) {
  std::string word;
  for (const char c : lower_case(name)) {
    if (is_word_character(c) && c != '_') word += c;
  }
  return word;
}

/// Whether the parameter's schema names this type.
bool is_of_type(const contract::Parameter& parameter, std::string_view wanted) {
  const auto* type = parameter.schema == nullptr ? nullptr : parameter.schema->find("type");
  return type != nullptr && type->scalar == wanted;
}

}  // namespace

bool is_choice(const contract::Contract& contract, const contract::Parameter* parameter) {
  if (parameter == nullptr || parameter->schema == nullptr) return false;
  const auto* schema = contract::References(contract).follow(*parameter->schema);
  return schema != nullptr && schema->find("enum") != nullptr;
}

std::vector<Naming> namings_of(const contract::Contract& contract) {
  std::vector<Naming> namings;
  for (const auto& operation : contract.operations) {
    for (const auto& parameter : operation.parameters) {
      if (parameter.name.find_first_of(".[") != std::string::npos) continue;
      const bool number = is_of_type(parameter, "integer");
      if (!number && !is_of_type(parameter, "string")) continue;
      if (is_choice(contract, &parameter)) continue;
      namings.push_back({&operation, &parameter, plain(parameter.name), number});
    }
  }
  return namings;
}

std::string id_parameter_of(const std::vector<Naming>& namings, const std::string& resource) {
  const auto noun = plain(resource);
  const auto found = std::find_if(namings.begin(), namings.end(), [&](const Naming& naming) {
    // What is made or listed has no id in the request.
    const auto& acts = naming.operation->acts;
    const bool of_many = acts && acts->on == resource &&
                         (acts->does == contract::Act::create || acts->does == contract::Act::list);
    if (of_many) return false;
    if (naming.name == noun) return naming.number;
    return naming.name.size() == noun.size() + 2 &&
           (naming.name == noun + "id" || naming.name == "id" + noun);
  });
  return found == namings.end() ? std::string() : found->parameter->name;
}

}  // namespace assay::docs
