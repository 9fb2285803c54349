#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace assay::wire::testing {

/// All ways to cut `bytes` in two (the whole in one piece among them), and the one that gives each
/// byte alone.
[[nodiscard]] inline std::vector<std::vector<std::string>> every_split(std::string_view bytes) {
  std::vector<std::vector<std::string>> splits{{std::string(bytes)}};
  for (std::size_t at = 1; at < bytes.size(); ++at) {
    splits.push_back({std::string(bytes.substr(0, at)), std::string(bytes.substr(at))});
  }
  std::vector<std::string> single;
  for (const char byte : bytes)
    single.emplace_back(1, byte);
  splits.push_back(std::move(single));
  return splits;
}

}  // namespace assay::wire::testing
