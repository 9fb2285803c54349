#pragma once

#include <set>
#include <string_view>
#include <vector>

#include "docs/mintlify_fields.h"

namespace assay::docs::mintlify {

/// Puts the fields of a body or an answer whose names are places, such as `user.name` and
/// `users[].name`, below the fields that they are members of, which are made where no field tells
/// of them. A name among `keys`, and one of more than `most` steps, is a key as it stands.
[[nodiscard]] std::vector<Field> nested(std::vector<Field> fields,
                                        const std::set<std::string_view>& keys,
                                        std::size_t most);

/// Whether a title in small letters is of the members of that field, or of no named one: `show
/// child attributes`, `address properties` of `addresses`, and not `common properties`.
[[nodiscard]] bool lists_members_of(std::string_view field, std::string_view title);

}  // namespace assay::docs::mintlify
