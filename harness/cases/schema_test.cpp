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

/// The schema for editors has the forms of the reader; `root` is the form of a whole file.
void hold(const std::string& name,
          const std::vector<tree::FormKeys>& forms,
          std::string_view root) {
  base::Disk disk;
  text::SourceMap sources;
  text::Diagnostics out;
  const auto content =
      disk.read(testing::source_path("schemas/assay/" + name), std::size_t{1} << 20);
  ASSERT_TRUE(content);
  const auto schema = tree::read_json(sources, sources.add(name, *content), out);
  ASSERT_TRUE(schema) << text::render(sources, out);
  for (auto form : forms) {
    auto place_name = form.form;
    std::replace(place_name.begin(), place_name.end(), ' ', '_');
    const auto* place = form.form == root ? &*schema : schema->find("$defs")->find(place_name);
    ASSERT_NE(place, nullptr) << place_name;
    auto keys = keys_of(form.form, *place);
    sort(keys);
    sort(form);
    EXPECT_EQ(shown(keys), shown(form));
    EXPECT_EQ(place->find("additionalProperties")->scalar, "false") << place_name;
  }
}

TEST(CaseSchema, HasTheKeysOfTheReader) {
  hold("cases.schema.json", forms(), "case file");
}

TEST(OverridesSchema, HasTheKeysOfTheReader) {
  hold("overrides.schema.json", override_forms(), "overrides file");
}

TEST(OurCases, AreReadWithoutAProblem) {
  base::Disk disk;
  text::SourceMap sources;
  text::Diagnostics out;
  std::vector<File> read_files;
  const auto root = testing::source_path("");
  for (const auto* operation : {"bitrix24/biconnector.connector.delete",
                                "cloudflare/magic-connectors.delete",
                                "polyai/agents.telephony.connectors.delete"}) {
    for (const auto* ending : {".yaml", ".hand.yaml"}) {
      const auto path = testing::source_path(std::string("cases/") + operation + ending);
      auto file = read(sources, disk, path, root, out);
      ASSERT_TRUE(file) << text::render(sources, out);
      EXPECT_EQ(file->derived, std::string_view(ending) == ".yaml") << path;
      read_files.push_back(std::move(*file));
    }
  }
  check_unique(read_files, out);
  EXPECT_EQ(text::render(sources, out), "");
}

}  // namespace
}  // namespace assay::cases
