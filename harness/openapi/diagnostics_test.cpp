#include <regex>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/disk.h"
#include "base/fake_disk.h"
#include "openapi/read.h"
#include "testing/golden.h"

namespace assay::openapi {
namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 20;

std::vector<std::string> files_below(const std::string& folder) {
  base::Disk disk;
  return disk.list(testing::source_path(folder)).value();
}

/// The documents of testdata/diagnostics, each named after the code that it shows.
std::vector<std::string> codes_shown() {
  std::vector<std::string> codes;
  for (const auto& file : files_below("harness/openapi/testdata/diagnostics")) {
    if (!file.ends_with(".yaml")) continue;
    const auto name = file.rfind('/') + 1;
    codes.push_back(file.substr(name, file.size() - name - 5));
  }
  return codes;
}

class Diagnostic : public ::testing::TestWithParam<std::string> {};

TEST_P(Diagnostic, IsTheGoldenText) {
  const auto file = fmt::format("openapi/testdata/diagnostics/{}.yaml", GetParam());
  base::Disk disk;
  base::FakeDisk copy;
  copy.files["shop/openapi.yaml"] =
      disk.read(testing::source_path("harness/" + file), most_bytes).value();
  text::SourceMap sources;
  text::Diagnostics out;
  const auto contract = read(sources, copy, "shop/openapi.yaml", "shop", out);
  EXPECT_EQ(contract.has_value(), !out.has_errors());
  const auto text = render(sources, out);
  EXPECT_NE(text.find(fmt::format("[openapi.{}]", GetParam())), std::string::npos) << text;
  testing::golden(fmt::format("openapi/testdata/diagnostics/{}.err", GetParam()), text);
}

INSTANTIATE_TEST_SUITE_P(Each, Diagnostic, ::testing::ValuesIn(codes_shown()), [](const auto& one) {
  auto name = one.param;
  std::erase(name, '-');
  return name;
});

/// Every code that the module's sources name has its document.
TEST(Diagnostics, AreAllShown) {
  base::Disk disk;
  const std::regex code_in(R"(\b(?:error|warning)\(\s*"([a-z-]+)\"|code = "openapi\.([a-z-]+)\")");
  std::set<std::string> named;
  for (const auto& file : files_below("harness/openapi")) {
    if (!file.ends_with(".cpp") || file.ends_with("_test.cpp")) continue;
    const auto text = disk.read(file, most_bytes).value();
    for (auto at = std::sregex_iterator(text.begin(), text.end(), code_in);
         at != std::sregex_iterator();
         ++at) {
      named.insert((*at)[1].matched ? (*at)[1].str() : (*at)[2].str());
    }
  }
  for (const auto& code : codes_shown())
    named.erase(code);
  EXPECT_EQ(named, std::set<std::string>{});
}

}  // namespace
}  // namespace assay::openapi
