#pragma once

#include <string>
#include <string_view>

#include "contract/contract.h"
#include "docs/condition.h"

namespace assay::docs {

/// Whether `word` is the dotted name of a remote method: `biconnector.connector.delete`.
[[nodiscard]] bool is_method_name(std::string_view word);

/// What the last word of a method's name does (`add`, `getList`, `delete`, …), to the resource that
/// the word before it names; and its effect. An unknown verb only gives the effect `write`.
void add_method_resources(contract::Contract& contract, contract::Operation& operation);

[[nodiscard]] ResourceNames resource_names(const contract::Contract& contract);

/// What the errors of the operation may speak of; `resources` are those of its contract.
[[nodiscard]] Subjects subjects_of(const contract::Contract& contract,
                                   const contract::Operation& operation,
                                   ResourceNames resources);

}  // namespace assay::docs
