#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "contract/contract.h"

namespace assay::docs {

/// `connector` of `connector_id`, `connectorId` or `connectors`: the resource that a path parameter
/// or segment names.
[[nodiscard]] std::string resource_name(std::string_view word);

/// One word less its plural: `policies` gives `policy`. What is no plural stays.
[[nodiscard]] std::string singular(std::string_view word);

/// The names between the braces of a path template, in their order.
[[nodiscard]] std::vector<std::string_view> path_parameters(std::string_view path);

/// A resource of a path, and the parameter that names one of its things.
struct PathResource {
  std::string name;
  std::string_view parameter;
};

/// The resources that the parameters of a path name, from the outermost in: an `{id}` is of what
/// the segment before it names.
[[nodiscard]] std::vector<PathResource> resources_of_path(std::string_view path);

/// The resources of the operation's path, each living in the one before it, what the operation does
/// and to which of them, and its effect. Needs method and path.
void add_resources(contract::Contract& contract, contract::Operation& operation);

/// Gives every resource that errors speak of a place in the contract, and every resource without an
/// id parameter the one that names it: `CONNECTOR_ID`, `idConnector` or a number called `connector`
/// where an operation has it; else what its name suggests: `id` of what the operation acts on under
/// `own_id`, `connector_id` or, beside camel case, `connectorId`.
void settle_resources(contract::Contract& contract, std::string_view own_id);

/// `magic-connectors.delete`: the path's own words without version and tenant, joined by
/// `separator`, and what is done.
[[nodiscard]] std::string operation_name(std::string_view method,
                                         std::string_view path,
                                         std::string_view separator);

/// `cloudflare` of `https://api.cloudflare.com/client/v4`; empty when the address names nobody.
[[nodiscard]] std::string vendor_of(std::string_view url);

/// Makes the ids of the contract's operations unique, in their order, by a number behind the later
/// ones.
void make_ids_unique(contract::Contract& contract);

}  // namespace assay::docs
