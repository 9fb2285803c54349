#pragma once

#include <vector>

#include "contract/contract.h"
#include "contract/references.h"
#include "docs/format.h"
#include "lint/rule.h"
#include "text/source_map.h"

namespace assay::lint {

/// A contract, as the rules see it: what a page or an OpenAPI document says.
struct ContractSite {
  const text::SourceMap& sources;
  const contract::Contract& contract;
  const contract::References& references;
  Kind kind = Kind::page;
  /// The whole page; nowhere for a document.
  text::Span page;
  const std::vector<docs::Unread>& unread;
};

}  // namespace assay::lint
