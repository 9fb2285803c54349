#pragma once

#include <string>

namespace assay::mock {

/// A type that the documented one takes in; of what is none (RFC 9110 section 8.3.1), that of any
/// bytes.
[[nodiscard]] std::string concrete_media_type(const std::string& media_type);

}  // namespace assay::mock
