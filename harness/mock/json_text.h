#pragma once

#include <string>

#include <boost/json/value.hpp>

namespace assay::mock {

/// Appends the JSON text of a value: that of `boost::json::serialize`, which costs some thousand
/// instructions for the scalars that ids are.
void append_json(std::string& out, const boost::json::value& value);

}  // namespace assay::mock
