#pragma once

#include <string_view>

#include "fetch/download.h"
#include "http/url.h"

namespace assay::fetch {

/// Where a `Location` leads from `from` (RFC 3986 section 5.2; its fragment is left out).
[[nodiscard]] base::Result<http::Url> resolve(const http::Url& from, std::string_view location);

/// Fails with `fetch.redirect` where the policy does not let a page of `from` be got from `to`.
[[nodiscard]] base::Result<void> check_redirect(const http::Url& from,
                                                const http::Url& to,
                                                const Policy& policy);

}  // namespace assay::fetch
