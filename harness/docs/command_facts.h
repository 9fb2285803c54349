#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "contract/contract.h"
#include "docs/curl.h"

namespace assay::docs {

/// Servers and credentials as an operation's example commands show them: facts of the contract and
/// of the operation. A contract without a name gets the vendor's.
void add_command_facts(contract::Contract& contract,
                       contract::Operation& operation,
                       const std::vector<Curl>& commands);

/// `https://host/base` of a command's URL, when what follows is the path template; else empty.
[[nodiscard]] std::string server_of(std::string_view url, std::string_view path);

}  // namespace assay::docs
