#pragma once

#include <string>

#include <boost/json/object.hpp>

#include "schema/schema.h"

namespace assay::schema {

/// A violation as one clause: "expected a string, found the number `7`".
[[nodiscard]] std::string sentence(const Violation& violation);

/// Whether the violation leaves the body valid: a property came that only the other direction
/// carries.
[[nodiscard]] bool is_advice(const Violation& violation);

/// The "basic" output of JSON Schema (core 2020-12 section 12.4.2) for a schema that was compiled
/// with `keyword_locations`: one flat list of output units, one a violation. An indeterminate
/// outcome is `valid: false` with why as the error: it is no pass.
[[nodiscard]] boost::json::object basic_output(const Outcome& outcome);

/// The same shape for an instance that could not be judged at all.
[[nodiscard]] boost::json::object basic_output(const std::string& why_not_judged);

}  // namespace assay::schema
