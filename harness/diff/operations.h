#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "contract/contract.h"

namespace assay::diff {

/// The id of an operation without the name of the API, which may be that of a folder.
[[nodiscard]] std::string_view name_in_api(const contract::Operation& operation);

/// Whether method and path are the same, whatever the parameters of the path are called.
[[nodiscard]] bool is_same_request(const contract::Operation& left,
                                   const contract::Operation& right);

/// The names of parameters of the path that differ, in their order; none where the paths differ in
/// more.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> renamed_in_path(
    const contract::Operation& before, const contract::Operation& after);

/// An operation in both contracts; nullptr where one of them does not have it.
struct Twins {
  const contract::Operation* before = nullptr;
  const contract::Operation* after = nullptr;
};

/// Every operation once: matched by its name, else by method and path.
[[nodiscard]] std::vector<Twins> match_operations(const contract::Contract& before,
                                                  const contract::Contract& after);

}  // namespace assay::diff
