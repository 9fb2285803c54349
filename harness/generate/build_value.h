#pragma once

#include <cstddef>
#include <optional>

#include <boost/json/value.hpp>

#include "base/random.h"
#include "generate/applied.h"
#include "generate/generator.h"
#include "generate/tell_apart.h"

namespace assay::generate {

/// What all attempts at one value may still take together, so that no schema asks for a work
/// without end.
struct Allowance {
  std::size_t parts = 100'000;  ///< values made, those inside others too
  Tries tries;
};

/// One attempt at a value for the schema `root`: what it gives still has to be verified. `attempt`
/// 0 takes the first branch everywhere; later ones choose. After some thousand parts nothing is
/// made that is not required. Nothing when the attempt leads nowhere, or nothing is left of what it
/// may take.
[[nodiscard]] std::optional<boost::json::value> build_value(const tree::Node& root,
                                                            const Wish& wish,
                                                            const contract::References& references,
                                                            const Conforms& conforms,
                                                            base::Random& random,
                                                            unsigned attempt,
                                                            Allowance& left);

}  // namespace assay::generate
