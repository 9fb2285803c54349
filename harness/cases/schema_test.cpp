#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "base/disk.h"
#include "cases/read.h"
#include "testing/golden.h"
#include "tree/read.h"

namespace assay::cases {
namespace {

/// The keys and required keys of a schema, as the reader tells its own.
tree::FormKeys keys_of(std::string form, const tree::Node& schema) {
  tree::FormKeys keys{.form = std::move(form), .keys = {}, .required = {}};
  for (const auto& member : schema.find("properties")->members)
    keys.keys.emplace_back(member.key);
  if (const auto* required = schema.find("required")) {
    for (const auto& item : required->items)
      keys.required.emplace_back(item.scalar);
  }
  return keys;
}

void sort(tree::FormKeys& keys) {
  std::sort(keys.keys.begin(), keys.keys.end());
  std::sort(keys.required.begin(), keys.required.end());
}

std::string shown(const tree::FormKeys& keys) {
  std::string text = keys.form + ":";
  for (const auto& key : keys.keys)
    text += " " + key;
  text += " | required:";
  for (const auto& key : keys.required)
    text += " " + key;
  return text;
}

TEST(CaseSchema, HasTheKeysOfTheReader) {
  base::Disk disk;
  text::SourceMap sources;
  text::Diagnostics out;
  const auto content =
      disk.read(testing::source_path("schemas/assay/cases.schema.json"), std::size_t{1} << 20);
  ASSERT_TRUE(content);
  const auto schema = tree::read_json(sources, sources.add("cases.schema.json", *content), out);
  ASSERT_TRUE(schema) << text::render(sources, out);
  for (auto form : forms()) {
    auto name = form.form;
    std::replace(name.begin(), name.end(), ' ', '_');
    const auto* place = name == "case_file" ? &*schema : schema->find("$defs")->find(name);
    ASSERT_NE(place, nullptr) << name;
    auto keys = keys_of(form.form, *place);
    sort(keys);
    sort(form);
    EXPECT_EQ(shown(keys), shown(form));
    EXPECT_EQ(place->find("additionalProperties")->scalar, "false") << name;
  }
}

TEST(OurCases, AreReadWithoutAProblem) {
  base::Disk disk;
  text::SourceMap sources;
  text::Diagnostics out;
  std::vector<File> read_files;
  const auto root = testing::source_path("");
  for (const auto* path : {"cases/bitrix24/biconnector.connector.delete.yaml",
                           "cases/cloudflare/magic-connectors.delete.yaml",
                           "cases/polyai/agents.telephony.connectors.delete.yaml"}) {
    auto file = read(sources, disk, testing::source_path(path), root, out);
    ASSERT_TRUE(file) << text::render(sources, out);
    read_files.push_back(std::move(*file));
  }
  check_unique(read_files, out);
  EXPECT_EQ(text::render(sources, out), "");
}

}  // namespace
}  // namespace assay::cases
