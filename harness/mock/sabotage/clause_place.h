#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

#include "contract/contract.h"
#include "tree/pointer.h"

namespace assay::mock {

/// What the id of a body clause names: `response/200.error#/errors/*/code:type`.
struct ClausePlace {
  const contract::ResponseSpec* response = nullptr;
  bool of_error = false;  ///< whether it speaks of the error bodies
  std::string in_schema;  ///< `#/errors/*/code:type`, as the schema's own clauses are called
  std::string pointer;    ///< `/errors/*/code`, with the branches taken out
  std::string keyword;
};

/// Reads what stands behind the operation in a body clause's id; `response` is nullptr when the
/// operation has no such answer.
[[nodiscard]] ClausePlace read_clause_place(const contract::Operation& operation,
                                            std::string_view said);

/// The places of `body` that a pointer with `*` means, at most `limit`: `*` is each item of an
/// array and each property of an object. Where the keyword is
/// about a property being there (`required`, `writeOnly`, …) the last token need not be.
[[nodiscard]] std::vector<tree::Pointer> expand(const boost::json::value& body,
                                                std::string_view pointer,
                                                std::string_view keyword,
                                                std::size_t limit = 16);

}  // namespace assay::mock
