#pragma once

#include <boost/json/object.hpp>

#include "contract/references.h"
#include "generate/applied.h"
#include "generate/build_value.h"

namespace assay::generate {

/// Mends an object that keeps several branches of a `oneOf` of what applies to it, where properties
/// can tell them apart: gives it, for each branch but one, a property that this branch speaks of,
/// with a value that it refuses. What cannot be mended so is left.
void tell_apart(const Applied& applied,
                boost::json::object& object,
                const contract::References& references,
                const Conforms& conforms);

}  // namespace assay::generate
