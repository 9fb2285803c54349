#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "generate/applied.h"
#include "generate/generator.h"

namespace assay::generate {

struct WantedName {
  std::string text;
  bool required = false;
};

/// How much of an object is made, and which way it goes.
struct Extent {
  Fill fill = Fill::minimal;
  schema::Direction direction = schema::Direction::response;
};

/// Names of the properties to make: in the order of the example (`shown`; nullptr: none), then of
/// `properties`, then of `required`.
[[nodiscard]] std::vector<WantedName> wanted_names(const Applied& applied,
                                                   const boost::json::object* shown,
                                                   const Extent& extent);

/// Whether the schema has the keyword with the value true.
[[nodiscard]] bool says_true(const tree::Node& schema, std::string_view keyword);

}  // namespace assay::generate
