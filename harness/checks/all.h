#pragma once

#include "checks/check.h"

/// Every check by its name: what registry.inc lists.
namespace assay::checks::all {

#define ASSAY_CHECK(name) extern const Check name;
#include "checks/registry.inc"
#undef ASSAY_CHECK

}  // namespace assay::checks::all
