#pragma once

#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

#include "contract/references.h"
#include "tree/node.h"
#include "tree/pointer.h"

namespace assay::generate {

/// Bodies that differ from the valid `body` in what stands at `instance`, each meant to break
/// `keyword` of the schema there and little else; the likeliest first. `schema` is the whole
/// body's. For `required`, `instance` is the property's own place. Whoever asks judges them: not
/// each breaks the keyword, and none may.
[[nodiscard]] std::vector<boost::json::value> break_keyword(const tree::Node& schema,
                                                            const boost::json::value& body,
                                                            const tree::Pointer& instance,
                                                            std::string_view keyword,
                                                            const contract::References& references);

}  // namespace assay::generate
