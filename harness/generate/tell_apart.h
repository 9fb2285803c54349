#pragma once

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "contract/references.h"
#include "generate/applied.h"

namespace assay::generate {

/// Whether a value keeps one schema.
using Conforms = std::function<bool(const tree::Node& schema, const boost::json::value& value)>;

/// What telling branches apart may still take, and what it took in vain.
struct Tries {
  std::size_t left = 1000;  ///< looks whether a branch is kept
  /// Lists of branches, and objects that could not be mended for them.
  std::vector<std::pair<const tree::Node*, boost::json::object>> failed{};
};

/// Mends an object that keeps several branches of a `oneOf` of what applies to it, where properties
/// can tell them apart: gives it, for each branch but one, a property that this branch speaks of,
/// with a value that it refuses. What cannot be mended so, or not within the tries, is left.
void tell_apart(const Applied& applied,
                boost::json::object& object,
                const contract::References& references,
                const Conforms& conforms,
                Tries& tries);

}  // namespace assay::generate
