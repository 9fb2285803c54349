#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "contract/contract.h"
#include "contract/references.h"

namespace assay::docs {

/// A code that the body of an error can carry, as its schema or an example shows it. What only an
/// example shows has level should.
struct ErrorBodyCode {
  std::string_view text;
  text::Span span;
  contract::Level level = contract::Level::must;
};

/// The codes of one operation, by the status of their answer.
using CodesByStatus = std::map<std::string, std::vector<ErrorBodyCode>>;

/// The codes of each operation, in the operations' order: constants, enumerations and examples of
/// members such as `code` in the bodies of errors. All stand in one place of the body, which the
/// contract learns (`errors.at`). Codes that several statuses of an operation share tell none of
/// them apart and are left out.
[[nodiscard]] std::vector<CodesByStatus> find_error_codes(contract::Contract& contract,
                                                          const contract::References& references);

}  // namespace assay::docs
