#pragma once

#include <string_view>

#include "http/message.h"

namespace assay::mock {

/// What the mock answers on its own behalf: problem details (RFC 9457). `code` is stable, such as
/// `undocumented`, and stands in `type` as `urn:assay:mock:<code>`, so that nobody takes it for an
/// answer of the API.
[[nodiscard]] http::Response problem(int status,
                                     std::string_view code,
                                     std::string_view title,
                                     std::string_view detail);

}  // namespace assay::mock
