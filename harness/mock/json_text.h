#pragma once

#include <string>
#include <string_view>

#include <boost/json/value.hpp>

namespace assay::mock {

/// Appends the JSON text of a value: that of `boost::json::serialize`, which costs some thousand
/// instructions for the scalars that ids are.
void append_json(std::string& out, const boost::json::value& value);
/// Appends a text, which must be UTF-8, as JSON has it.
void append_json(std::string& out, std::string_view text);

}  // namespace assay::mock
