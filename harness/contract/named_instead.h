#pragma once

#include "contract/contract.h"

namespace assay::contract {

/// What the path of an operation that lists or creates names by a parameter that is called as the
/// id of what the operation acts on: the scenario of `GET /scenarios/{id}/events` beside
/// `/scenarios/{id}`, where events have an `id` too. nullptr where it names nothing else, or where
/// no operation on the path up to the parameter tells what.
[[nodiscard]] const Resource* named_instead(const Contract& contract, const Operation& operation);

}  // namespace assay::contract
