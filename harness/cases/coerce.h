#pragma once

#include <boost/json/value.hpp>

#include "base/error.h"
#include "contract/contract.h"
#include "tree/node.h"

namespace assay::cases {

/// A value from the environment, a file or the command line as the type that `schema` documents
/// (nullptr, or no `type`: as it is). Of several types the first that the text can be is taken:
/// integer, number, boolean, null, string. Fails
/// (`cases.cannot-take-type`) when it can be none of them; no text is taken as an array or an
/// object.
[[nodiscard]] base::Result<boost::json::value> coerce(const boost::json::value& given,
                                                      const tree::Node* schema,
                                                      const contract::Contract& contract);

}  // namespace assay::cases
