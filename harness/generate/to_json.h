#pragma once

#include <string_view>

#include <boost/json/value.hpp>

#include "tree/node.h"

namespace assay::generate {

/// The node as a JSON value. Numbers that fit no 64-bit integer become doubles.
[[nodiscard]] boost::json::value to_json(const tree::Node& node);

/// The number that `text` spells; null when it spells none.
[[nodiscard]] boost::json::value read_number(std::string_view text);

}  // namespace assay::generate
