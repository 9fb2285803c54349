#include "project/project.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "base/disk.h"
#include "base/fake_disk.h"
#include "project/value.h"
#include "testing/golden.h"
#include "testing/temporary_folder.h"
#include "tree/read.h"

namespace assay::project {
namespace {

struct Reading {
  text::SourceMap sources;
  text::Diagnostics out;
  base::FakeDisk disk;
  std::optional<Project> project;

  void read(std::string_view text) {
    disk.files["assay.yaml"] = text;
    disk.files["cases/a.yaml"] = "";
    disk.files["../elsewhere/a.yaml"] = "";
    disk.files["ci/ca.pem"] = "";
    disk.files["ci/me.pem"] = "";
    disk.files.emplace("baseline.yaml", "assay: 1\nknown: {a/b.get/status/200: issue 12}\n");
    project = project::read(sources, disk, "assay.yaml", out);
  }
  [[nodiscard]] std::string shown() const { return text::render(sources, out); }
};

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream content;
  content << file.rdbuf();
  return content.str();
}

TEST(ReadProject, ReadsEveryKey) {
  Reading reading;
  reading.read(R"(assay: 1
cases: [cases]
targets:
  mock: {mock: true}
  staging:
    url: https://Portal.example.com
    server: webhook
    credentials: {default: {webhook: {secret: HOOK}}, limited: {oauth: {secret_file: keys/limited}}}
    vars: {user_id: {env: USER_ID}, n: 3}
    given:
      connector: {present: {use: create}, absent: {vars: {id: 999999999}}}
    state_url: https://portal.example.com/_states
    hosts: ["PORTAL.example.com.:443", "[::1]:8080"]
    allow: [destructive, coercible-ids]
    rate: 90/m
    retries: 3
    tls: {ca: ci/ca.pem, cert: ci/me.pem, key: {secret: ME_KEY}}
reports: {dir: out, formats: [json, junit]}
gates: {clauses: 92.5%}
baseline: baseline.yaml
)");
  ASSERT_TRUE(reading.project) << reading.shown();
  const auto& project = *reading.project;
  EXPECT_EQ(project.cases, std::vector<std::string>{"cases"});
  EXPECT_EQ(project.reports_dir, "out");
  EXPECT_EQ(project.report_formats.at(1).value, "junit");
  EXPECT_TRUE(project.target("mock")->mock);
  EXPECT_EQ(project.target("nobody"), nullptr);
  const auto* target = project.target("staging");
  ASSERT_NE(target, nullptr);
  EXPECT_EQ(target->server, "webhook");
  EXPECT_EQ(target->credentials.at("default").at("webhook").text, "HOOK");
  EXPECT_EQ(target->credentials.at("limited").at("oauth").text, "keys/limited");
  EXPECT_EQ(target->vars.at(0).second.from, Value::From::environment);
  EXPECT_EQ(target->vars.at(1).second.literal.kind, tree::Kind::integer);
  EXPECT_EQ(target->given.at("connector").at("present").use, "create");
  EXPECT_EQ(target->given.at("connector").at("absent").vars.at(0).second.text, "999999999");
  EXPECT_EQ(target->hosts, (std::vector<std::string>{"portal.example.com:443", "[::1]:8080"}));
  EXPECT_EQ(target->allow, (std::vector<std::string>{"destructive", "coercible-ids"}));
  EXPECT_DOUBLE_EQ(target->rate, 1.5);
  EXPECT_EQ(target->retries, 3U);
  ASSERT_TRUE(target->tls && target->tls->key);
  EXPECT_EQ(target->tls->ca, "ci/ca.pem");
  EXPECT_EQ(target->tls->cert, "ci/me.pem");
  EXPECT_EQ(target->tls->key->text, "ME_KEY");
  EXPECT_EQ(project.gates.clauses, 92.5);
  ASSERT_EQ(project.baseline.size(), 1U);
  EXPECT_EQ(project.baseline[0].clause, "a/b.get/status/200");
  EXPECT_EQ(project.baseline[0].reason, "issue 12");
  EXPECT_EQ(reading.sources.place(project.baseline[0].span), "baseline.yaml:2:9");
}

TEST(ReadProject, SaysWhatIsWrongInTheBaseline) {
  Reading reading;
  reading.disk.files["baseline.yaml"] =
      "assay: 1\nknown:\n  a/b.get/status/200: \"\"\n  a/b.get/status/201:\nlater: {}\n";
  reading.read("assay: 1\nbaseline: baseline.yaml\n");
  EXPECT_FALSE(reading.project);
  testing::golden("project/testdata/baseline.err", reading.shown());
}

/// Every `testdata/*.yaml` is a file with a mistake; the `.err` beside it is all that is said of
/// it.
TEST(ReadProject, SaysWhatIsWrongWhereAndWhatToDo) {
  unsigned seen = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(testing::source_path("harness/project/testdata"))) {
    if (entry.path().extension() != ".yaml") continue;
    ++seen;
    SCOPED_TRACE(entry.path().filename().string());
    Reading reading;
    reading.read(content_of(entry.path()));
    EXPECT_FALSE(reading.project);
    testing::golden("project/testdata/" + entry.path().stem().string() + ".err", reading.shown());
  }
  EXPECT_GE(seen, 9U);
}

/// Holds the schema for editors against the forms of the reader that it describes: `root` at its
/// top, the others below `$defs`. Gives the names of those.
std::set<std::string> hold_against_reader(std::string_view name, std::string_view root) {
  std::set<std::string> described;
  base::Disk disk;
  text::SourceMap sources;
  text::Diagnostics out;
  const auto content =
      disk.read(testing::source_path("schemas/assay/" + std::string(name)), std::size_t{1} << 20);
  EXPECT_TRUE(content);
  const auto schema =
      tree::read_json(sources, sources.add(std::string(name), content.value_or("")), out);
  EXPECT_TRUE(schema) << text::render(sources, out);
  if (!schema) return described;
  const auto* parts = schema->find("$defs");
  for (const auto& form : forms()) {
    auto key = form.form;
    std::replace(key.begin(), key.end(), ' ', '_');
    const auto* place = form.form == root  ? &*schema
                        : parts == nullptr ? nullptr
                                           : parts->find(key);
    if (place == nullptr) continue;
    described.insert(form.form);
    std::vector<std::string> keys;
    for (const auto& member : place->find("properties")->members)
      keys.emplace_back(member.key);
    EXPECT_EQ(keys, form.keys) << key;
    const auto* required = place->find("required");
    EXPECT_EQ(required == nullptr ? 0U : required->items.size(), form.required.size()) << key;
    EXPECT_EQ(place->find("additionalProperties")->scalar, "false") << key;
  }
  return described;
}

TEST(ProjectSchemas, HaveTheKeysOfTheReader) {
  auto described = hold_against_reader("project.schema.json", "project file");
  described.merge(hold_against_reader("baseline.schema.json", "baseline"));
  std::set<std::string> all;
  for (const auto& form : forms())
    all.insert(form.form);
  EXPECT_EQ(described, all);
}

TEST(OurProject, IsReadWithoutAProblem) {
  base::Disk disk;
  text::SourceMap sources;
  text::Diagnostics out;
  EXPECT_TRUE(read(sources, disk, testing::source_path("assay.yaml"), out))
      << text::render(sources, out);
}

TEST(ReadProject, TakesNoHostForAnotherThatLooksLikeIt) {
  for (const auto* host : {"api.example.com.evil.com:443",
                           "api.example.com@evil.com:443",
                           "evil.com/api.example.com:443",
                           "*.example.com:443",
                           "[::ffff:127.0.0.1]:443",
                           "api.example.com:8443",
                           "xn--pi-example-9jb.com:443"}) {
    Reading reading;
    reading.read("assay: 1\ntargets: {t: {url: \"https://api.example.com\", hosts: [\"" +
                 std::string(host) + "\"]}}\n");
    EXPECT_FALSE(reading.project) << host;
  }
}

TEST(ReadProject, FindsTheNearestFileUpward) {
  const testing::TemporaryFolder folder;
  std::filesystem::create_directories(folder.path() + "/a/b");
  base::Disk disk;
  std::ofstream(folder.path() + "/assay.yaml") << "assay: 1\n";
  EXPECT_EQ(find_upward(disk, folder.path() + "/a/b"),
            *disk.canonical(folder.path() + "/assay.yaml"));
  std::ofstream(folder.path() + "/a/assay.yaml") << "assay: 1\n";
  EXPECT_EQ(find_upward(disk, folder.path() + "/a/b"),
            *disk.canonical(folder.path() + "/a/assay.yaml"));
}

TEST(ReadProject, FindsNoneWhereNoneIs) {
  base::FakeDisk disk;
  EXPECT_EQ(find_upward(disk, "."), std::nullopt);
}

TEST(ReadProject, FollowsNoLinkOutOfItsFolder) {
  const testing::TemporaryFolder folder;
  std::filesystem::create_directories(folder.path() + "/project");
  std::filesystem::create_directories(folder.path() + "/other");
  std::filesystem::create_symlink(folder.path() + "/other", folder.path() + "/project/cases");
  std::ofstream(folder.path() + "/project/assay.yaml") << "assay: 1\ncases: [cases]\n";
  base::Disk disk;
  text::SourceMap sources;
  text::Diagnostics out;
  EXPECT_FALSE(read(sources, disk, folder.path() + "/project/assay.yaml", out));
  EXPECT_EQ(out.items().at(0).code, "project.outside-root");
}

TEST(Resolve, TakesTheLineEndOffASecretOfAFile) {
  base::FakeDisk disk;
  disk.files["keys/k"] = "s3cret-value\n";
  const auto found = resolve({.from = Value::From::secret_file, .text = "keys/k"}, {}, disk);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->text, "s3cret-value");
  EXPECT_TRUE(found->secret);
}

TEST(Resolve, RefusesASecretThatRedactionCannotHide) {
  base::FakeDisk disk;
  for (const auto* weak : {"", "q", "zzz", "12345", "Connector", "SUCCESS"}) {
    const auto environment = [&](std::string_view) { return std::optional<std::string>(weak); };
    const auto found = resolve({.from = Value::From::secret, .text = "KEY"}, environment, disk);
    ASSERT_FALSE(found) << weak;
    EXPECT_EQ(found.error().code, "project.weak-secret");
    EXPECT_EQ(found.error().message.find(weak, 1), *weak == '\0' ? 1 : std::string::npos) << weak;
  }
}

TEST(Resolve, SaysWhatTheEnvironmentLacks) {
  base::FakeDisk disk;
  const auto nothing = [](std::string_view) { return std::optional<std::string>(); };
  EXPECT_EQ(
      resolve({.from = Value::From::secret, .text = "KEY"}, nothing, disk).error(),
      (base::Error{"project.no-secret", "there is no secret `KEY`", "set KEY in the environment"}));
  EXPECT_EQ(resolve({.from = Value::From::environment, .text = "KEY"}, nothing, disk).error().code,
            "project.no-environment");
}

}  // namespace
}  // namespace assay::project
