#pragma once

#include <string>

#include "schema/lower/lower.h"

namespace assay::schema::lower {

/// What trying the installed valijson shows: versions differ in their faults, so it is asked before
/// it is trusted.
struct Probe {
  Abilities abilities;
  std::string
      unusable;  ///< which keyword it gets wrong in the subset we lower to; empty: it may judge
};

/// Made once; the same in every run of a program.
[[nodiscard]] const Probe& probe_second_engine();

}  // namespace assay::schema::lower
