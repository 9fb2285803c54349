#pragma once

#include <boost/json/value.hpp>

#include "tree/pointer.h"

namespace assay::generate {

/// The value at a place of a body (RFC 6901), or nullptr.
[[nodiscard]] const boost::json::value* find(const boost::json::value& body,
                                             const tree::Pointer& place);
[[nodiscard]] boost::json::value* find(boost::json::value& body, const tree::Pointer& place);

/// Puts `value` at a place of a body, making objects on the way; an array index that is not there
/// is passed over.
void put(boost::json::value& body, const tree::Pointer& place, boost::json::value value);

/// Takes the value at a place away; nothing happens when it is not there.
void erase(boost::json::value& body, const tree::Pointer& place);

}  // namespace assay::generate
