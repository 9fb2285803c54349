#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json/value.hpp>

#include "contract/references.h"
#include "tree/node.h"

namespace assay::generate {

/// A text of a path, query, header, cookie or form as the type that `schema` names (nullptr: none),
/// where it spells a value of it; else it stays a text, and breaks the schema. An array is written
/// as values between commas, an object as JSON.
[[nodiscard]] boost::json::value typed(std::string_view text,
                                       const tree::Node* schema,
                                       const contract::References& references);

/// The pairs of a form as an object that `schema` describes (nullptr: none). Several of one name
/// are an array's values.
[[nodiscard]] boost::json::object typed_form(
    const std::vector<std::pair<std::string, std::string>>& pairs,
    const tree::Node* schema,
    const contract::References& references);

}  // namespace assay::generate
