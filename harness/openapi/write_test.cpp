#include "openapi/write.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/disk.h"
#include "base/fake_disk.h"
#include "openapi/read.h"
#include "openapi/testing/describe.h"
#include "testing/golden.h"

namespace assay::openapi {
namespace {

/// What a contract says, and the files it is written as.
struct Trip {
  std::string said;
  Files files;
};

Trip travel(base::FileSystem& files, const std::string& path, const std::string& root) {
  text::SourceMap sources;
  text::Diagnostics out;
  const auto contract = read(sources, files, path, root, out);
  EXPECT_FALSE(out.has_errors()) << render(sources, out);
  if (!contract) return {};
  return {describe(*contract), write(sources, *contract)};
}

/// Reads what was written, from a folder of the same name.
Trip travel_on(const Trip& trip, const std::string& api) {
  base::FakeDisk disk;
  for (const auto& [name, text] : trip.files)
    disk.files[fmt::format("{}/{}", api, name)] = text;
  return travel(disk, api + "/openapi.yaml", api);
}

class Written : public ::testing::TestWithParam<const char*> {};

TEST_P(Written, IsReadBackAsTheSameContract) {
  base::Disk disk;
  const auto root = testing::source_path("schemas");
  const auto first = travel(disk, fmt::format("{}/{}/openapi.yaml", root, GetParam()), root);
  const auto second = travel_on(first, GetParam());
  EXPECT_EQ(first.said, second.said);
  EXPECT_EQ(first.files, travel_on(second, GetParam()).files);
}

/// Without the comment at its beginning.
std::string bare(std::string text) {
  return text.starts_with('#') ? text.substr(text.find('\n') + 1) : text;
}

/// `assay derive` has written them: what is read of them is all that they say.
TEST_P(Written, IsByteForByteWhatWasRead) {
  base::Disk disk;
  const auto root = testing::source_path("schemas");
  const auto trip = travel(disk, fmt::format("{}/{}/openapi.yaml", root, GetParam()), root);
  for (const auto& [name, text] : trip.files) {
    const auto before =
        disk.read(fmt::format("{}/{}/{}", root, GetParam(), name), std::size_t{1} << 20);
    EXPECT_EQ(bare(before.value_or(std::string())), text) << name;
  }
}

INSTANTIATE_TEST_SUITE_P(Contract, Written, ::testing::Values("bitrix24", "cloudflare", "polyai"));

}  // namespace
}  // namespace assay::openapi
