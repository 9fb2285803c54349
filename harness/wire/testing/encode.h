#pragma once

#include <string>
#include <string_view>

namespace assay::wire::testing {

[[nodiscard]] std::string gzip(std::string_view text);
/// What `Content-Encoding: deflate` means: with the zlib wrapper.
[[nodiscard]] std::string deflate(std::string_view text);
/// What some servers send for it: without.
[[nodiscard]] std::string raw_deflate(std::string_view text);
[[nodiscard]] std::string brotli(std::string_view text);

}  // namespace assay::wire::testing
