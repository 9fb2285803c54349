#pragma once

#include <cstddef>

#include <boost/json/value.hpp>

#include "tree/node.h"

namespace assay::schema {

class Run;

/// Whether two values of a body are equal (JSON Schema core 2020-12 section 4.2.2): numbers by
/// value, objects in any order.
[[nodiscard]] bool equal(const Run& run,
                         const boost::json::value& left,
                         const boost::json::value& right);

/// Whether a value of a body equals one of a schema.
[[nodiscard]] bool equal(const Run& run, const boost::json::value& left, const tree::Node& right);

/// The same for equal values.
[[nodiscard]] std::size_t hash_of(const boost::json::value& value);

}  // namespace assay::schema
