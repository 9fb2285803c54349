#pragma once

#include <functional>
#include <optional>
#include <vector>

#include <boost/json/value.hpp>

#include "base/random.h"
#include "generate/applied.h"
#include "generate/generator.h"

namespace assay::generate {

/// Whether a value keeps one schema.
using Conforms = std::function<bool(const tree::Node& schema, const boost::json::value& value)>;

/// One attempt at a value for the schema `root`: what it gives still has to be verified. `attempt`
/// 0 takes the first branch everywhere; later ones choose. Nothing when the attempt leads nowhere.
[[nodiscard]] std::optional<boost::json::value> build_value(const tree::Node& root,
                                                            const Wish& wish,
                                                            const contract::References& references,
                                                            const Conforms& conforms,
                                                            base::Random& random,
                                                            unsigned attempt);

}  // namespace assay::generate
