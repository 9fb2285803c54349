#pragma once

#include <string_view>

#include "contract/contract.h"
#include "text/source_map.h"

namespace assay::cases {

/// Contracts of the shapes that `build` has to serve, made by hand for its tests: ids in a path
/// with a bearer token
/// (`cloudflare`), one path on a server with a secret in its URL and on one with a token in the
/// body (`bitrix24`), an API key in a header (`polyai`).
[[nodiscard]] contract::Contract contract_for_tests(std::string_view api, text::SourceMap& sources);

}  // namespace assay::cases
