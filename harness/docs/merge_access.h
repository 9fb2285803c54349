#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "contract/contract.h"
#include "text/diagnostic.h"

namespace assay::docs {

/// What the servers and credentials of one page are called in the contract of all pages.
struct Renamed {
  std::vector<std::size_t> servers;            ///< by index
  std::map<std::string, std::string> schemes;  ///< by id
};

/// Adds the servers and credentials of `part` to `whole`, each once. Two URLs that differ only in
/// what the placeholders of the reader's own things are called are one server; a name that another
/// server has gets a number. Credentials of one name that are sent differently are an error in
/// `out`.
[[nodiscard]] Renamed merge_access(contract::Contract& whole,
                                   const contract::Contract& part,
                                   text::Diagnostics& out);

}  // namespace assay::docs
