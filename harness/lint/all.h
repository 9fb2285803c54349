#pragma once

#include "lint/rule.h"

/// Every rule by the name of its file.
namespace assay::lint::all {

#define ASSAY_RULE(name) extern const Rule name;
#include "lint/rules.inc"
#undef ASSAY_RULE

}  // namespace assay::lint::all
