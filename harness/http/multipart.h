#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace assay::http {

/// One part of a `multipart/form-data` body (RFC 7578).
struct FormPart {
  std::string name;
  std::string filename;  ///< empty: none was sent
  std::string type;      ///< its Content-Type; empty: none was sent
  std::string content;   ///< the bytes as they came

  friend bool operator==(const FormPart&, const FormPart&) = default;
};

/// The parts of a body whose Content-Type is `content_type`, in their order. Fails
/// (`http.bad-multipart`) when the type names no boundary, the body does not end with the closing
/// one, or a part has no name (RFC 2046 section 5.1, RFC 7578 section 4.2).
[[nodiscard]] base::Result<std::vector<FormPart>> read_multipart(std::string_view content_type,
                                                                 std::string_view body);

}  // namespace assay::http
