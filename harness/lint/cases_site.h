#pragma once

#include "cases/case.h"
#include "contract/contract.h"
#include "text/source_map.h"

namespace assay::lint {

/// A case file, as the rules see it.
struct CasesSite {
  const text::SourceMap& sources;
  const cases::File& file;
  /// What the file names, or nullptr: every request is raw, or it could not be read, which is said.
  const contract::Contract* contract = nullptr;
};

}  // namespace assay::lint
