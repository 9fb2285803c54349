#include "testing/golden.h"

#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include <gtest/gtest.h>

namespace assay::testing {
namespace {

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  std::istringstream stream{std::string(text)};
  for (std::string line; std::getline(stream, line);)
    lines.push_back(line);
  return lines;
}

std::string first_difference(std::string_view expected, std::string_view actual) {
  const auto left = lines_of(expected);
  const auto right = lines_of(actual);
  std::ostringstream out;
  for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
    const auto* l = i < left.size() ? &left[i] : nullptr;
    const auto* r = i < right.size() ? &right[i] : nullptr;
    if (l != nullptr && r != nullptr && *l == *r) continue;
    out << "line " << i + 1 << "\n- " << (l != nullptr ? *l : "(end)") << "\n+ "
        << (r != nullptr ? *r : "(end)") << "\n";
    break;
  }
  return out.str();
}

bool accepts() {
  const char* value =
      ::getenv("ASSAY_ACCEPT");  // NOLINT(concurrency-mt-unsafe): tests have one thread
  return value != nullptr && std::string_view(value) == "1";
}

}  // namespace

std::string source_path(std::string_view relative) {
  return std::string(ASSAY_SOURCE_ROOT) + "/" + std::string(relative);
}

std::string shared_path(std::string_view relative) {
  const auto path = std::string(ASSAY_SOURCE_ROOT) + "/../shared/" + std::string(relative);
  return std::filesystem::exists(path) ? path : std::string();
}

void golden(const std::string& name, std::string_view actual) {
  const auto path = source_path("harness/" + name);
  std::ifstream file(path, std::ios::binary);
  std::stringstream content;
  content << file.rdbuf();
  const auto expected = content.str();
  if (file && expected == actual) return;
  if (accepts()) {
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << actual;
    GTEST_SKIP() << "wrote " << path;
  }
  if (!file) {
    ADD_FAILURE() << path
                  << " is absent; run again with ASSAY_ACCEPT=1 to write it. The text was:\n"
                  << actual;
    return;
  }
  ADD_FAILURE() << path << " differs\n"
                << first_difference(expected, actual) << "the whole text was:\n"
                << actual;
}

}  // namespace assay::testing
