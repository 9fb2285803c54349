#include "cases/read.h"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "base/disk.h"
#include "cases/testing.h"
#include "testing/golden.h"
#include "testing/temporary_folder.h"

namespace assay::cases {
namespace {

constexpr std::string_view small = R"(assay: 1
cases:
  - id: a/b
    request: {method: GET, path: /x}
)";

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream content;
  content << file.rdbuf();
  return content.str();
}

TEST(ReadCases, GivesACaseItsOnlyStep) {
  Reading reading;
  reading.read(small);
  ASSERT_TRUE(reading.file) << reading.shown();
  ASSERT_EQ(reading.file->cases.size(), 1U);
  const auto& test = reading.file->cases[0];
  EXPECT_EQ(test.id, "a/b");
  EXPECT_EQ(reading.sources.place(test.span), "cases/x.yaml:3:9");
  ASSERT_EQ(test.steps.size(), 1U);
  EXPECT_EQ(test.steps[0].request.method, "GET");
  EXPECT_EQ(test.steps[0].request.path.scalar, "/x");
}

TEST(ReadCases, ReadsEveryKeyOfARequestByOperation) {
  Reading reading;
  reading.read(R"(assay: 1
cases:
  - id: a
    request: {operation: x.y, with: {id: "${unknown_id}", n: 3}, omit: [z], auth: wrong, server: oauth}
)");
  ASSERT_TRUE(reading.file) << reading.shown();
  const auto& request = reading.file->cases[0].steps[0].request;
  EXPECT_EQ(request.operation, "x.y");
  ASSERT_EQ(request.with.size(), 2U);
  EXPECT_EQ(request.with[0].name, "id");
  EXPECT_EQ(request.with[1].value.kind, tree::Kind::integer);
  EXPECT_EQ(request.omit[0].value, "z");
  EXPECT_EQ(request.auth, "wrong");
  EXPECT_EQ(request.server, "oauth");
}

TEST(ReadCases, ReadsStatusesHeadersTimeAndMatchers) {
  Reading reading;
  reading.read(R"(assay: 1
cases:
  - id: a
    request: {method: GET, path: /x}
    expect:
      status: [200, 2XX]
      headers: {Content-Type: application/json}
      body:
        /items/*/id: {type: string, matches: ^a}
        /ok: true
        /list: [1, 2]
      time: {under: 800ms}
      undocumented: fail
      schema: none
)");
  ASSERT_TRUE(reading.file) << reading.shown();
  const auto& expect = reading.file->cases[0].steps[0].expect;
  EXPECT_EQ(expect.status, (std::vector<std::string>{"200", "2xx"}));
  EXPECT_EQ(expect.headers[0].at, "Content-Type");
  ASSERT_EQ(expect.body.size(), 3U);
  EXPECT_EQ(expect.body[0].at, "/items/*/id");
  EXPECT_EQ(expect.body[0].matchers[1].kind, Matcher::Kind::matches);
  EXPECT_EQ(expect.body[2].matchers[0].kind, Matcher::Kind::is);
  EXPECT_EQ(expect.under, std::chrono::milliseconds(800));
  EXPECT_EQ(expect.undocumented, Undocumented::fail);
  EXPECT_EQ(expect.schema, "none");
}

TEST(ReadCases, GivesEachRowAnIdAndATitle) {
  Reading reading;
  reading.read(R"(assay: 1
cases:
  - id: a
    title: an id of ${id} is refused
    each: [{id: abc}, {id: 0}]
    request: {method: GET, path: "/${id}"}
)");
  ASSERT_TRUE(reading.file) << reading.shown();
  ASSERT_EQ(reading.file->cases.size(), 2U);
  EXPECT_EQ(reading.file->cases[1].id, "a[1]");
  EXPECT_EQ(reading.file->cases[1].title, "an id of 0 is refused");
  EXPECT_FALSE(reading.file->cases[1].row.text_only);
}

TEST(ReadCases, TakesRowsFromACsvFileAsTexts) {
  Reading reading;
  reading.disk.files["cases/data.csv"] = "id,note\r\n5,\"a, \"\"b\"\"\"\n\n7,\n";
  reading.read(R"(assay: 1
cases:
  - id: a
    each: data.csv
    request: {method: GET, path: "/${id}"}
)");
  ASSERT_TRUE(reading.file) << reading.shown();
  ASSERT_EQ(reading.file->cases.size(), 2U);
  const auto& row = reading.file->cases[0].row;
  EXPECT_TRUE(row.text_only);
  EXPECT_EQ(row.values[0].value.kind, tree::Kind::string);
  EXPECT_EQ(row.values[1].value.scalar, "a, \"b\"");
  EXPECT_EQ(reading.sources.place(row.values[0].span), "cases/data.csv:2:1");
}

TEST(ReadCases, PutsFragmentsBeforeSetupAndIntoSteps) {
  Reading reading;
  reading.disk.files["cases/shared.yaml"] = R"(assay: 1
defaults: {timeout: 3s}
fragments:
  make: [{name: made, request: {method: POST, path: /x}, capture: {id: /id, tag: header ETag}}]
)";
  reading.read(R"(assay: 1
import: shared.yaml
cases:
  - id: a
    effect: destructive
    use: [make]
    setup: [{name: own, request: {method: GET, path: /x}}]
    steps:
      - use: make
      - {name: last, request: {method: DELETE, path: "/x/${id}"}, until: {status: 404, within: 30s, every: 1s}}
    finally: [{request: {method: GET, path: /y}}]
)");
  ASSERT_TRUE(reading.file) << reading.shown();
  const auto& test = reading.file->cases[0];
  ASSERT_EQ(test.setup.size(), 2U);
  EXPECT_EQ(test.setup[0].name, "made");
  EXPECT_EQ(test.setup[0].timeout, std::chrono::seconds(3));
  EXPECT_EQ(test.setup[0].captures[1].from, Capture::From::header);
  EXPECT_EQ(test.setup[1].name, "own");
  ASSERT_EQ(test.steps.size(), 2U);
  ASSERT_TRUE(test.steps[1].until);
  EXPECT_EQ(test.steps[1].until->within, std::chrono::seconds(30));
  EXPECT_EQ(test.finally.size(), 1U);
  EXPECT_EQ(reading.file->fragments.count("make"), 1U);
}

TEST(ReadCases, GivesDefaultsToStepsThatDoNotSayOtherwise) {
  Reading reading;
  reading.read(R"(assay: 1
cases:
  - id: a
    timeout: 2s
    request: {method: GET, path: /x, headers: {accept: text/html}}
  - id: b
    request: {method: GET, path: /x}
defaults: {timeout: 10s, retry: 2, headers: {Accept: application/json}, undocumented: "off"}
)");
  ASSERT_TRUE(reading.file) << reading.shown();
  const auto& own = reading.file->cases[0].steps[0];
  const auto& given = reading.file->cases[1].steps[0];
  EXPECT_EQ(own.timeout, std::chrono::seconds(2));
  EXPECT_EQ(own.request.headers.size(), 1U);
  EXPECT_EQ(given.timeout, std::chrono::seconds(10));
  EXPECT_EQ(given.retries, 2U);
  EXPECT_EQ(given.request.headers[0].value.scalar, "application/json");
  EXPECT_EQ(given.expect.undocumented, Undocumented::off);
}

TEST(ReadCases, ReadsGivenSkipAndBodies) {
  Reading reading;
  reading.disk.files["cases/logo.png"] = "\x89PNG";
  reading.read(R"(assay: 1
cases:
  - id: a
    given: {connector: with_dependents}
    skip: {on: target, because: ids 0 and 1 may be in use, unless: coercible-ids}
    request: {method: POST, path: /x, multipart: {note: hi, logo: {file: logo.png, type: image/png}}}
)");
  ASSERT_TRUE(reading.file) << reading.shown();
  const auto& test = reading.file->cases[0];
  EXPECT_EQ(test.given[0].presence, Presence::with_dependents);
  EXPECT_EQ(test.skip->unless, "coercible-ids");
  const auto& parts = test.steps[0].request.parts;
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0].value.scalar, "hi");
  EXPECT_EQ(parts[1].filename, "logo.png");
  EXPECT_EQ(parts[1].value.scalar, "\x89PNG");
}

/// Every `testdata/*.yaml` is a file with a mistake; the `.err` beside it is all that is said of
/// it.
TEST(ReadCases, SaysWhatIsWrongWhereAndWhatToDo) {
  unsigned seen = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(testing::source_path("harness/cases/testdata"))) {
    if (entry.path().extension() != ".yaml") continue;
    ++seen;
    SCOPED_TRACE(entry.path().filename().string());
    Reading reading;
    reading.disk.files["../etc/passwd"] = "root:x:0:0\n";
    reading.disk.files["cases/self.yaml"] = "assay: 1\nimport: self.yaml\nfragments: {}\n";
    reading.disk.files["cases/bad.csv"] = "id,note\n1,2,3\n\"open\n";
    reading.disk.files["cases/whole.yaml"] = small;
    reading.read(content_of(entry.path()));
    EXPECT_FALSE(reading.file);
    testing::golden("cases/testdata/" + entry.path().stem().string() + ".err", reading.shown());
  }
  EXPECT_GE(seen, 30U);
}

TEST(ReadCases, FollowsNoLinkOutOfTheProjectAndOpensNoFifo) {
  const testing::TemporaryFolder folder;
  const auto root = folder.path() + "/project";
  std::filesystem::create_directories(root);
  std::ofstream(folder.path() + "/secret.txt") << "secret";
  std::filesystem::create_symlink(folder.path() + "/secret.txt", root + "/link.txt");
  ASSERT_EQ(::mkfifo((root + "/pipe").c_str(), 0600), 0);
  base::Disk disk;
  const auto code_for = [&](const std::string& file) {
    text::SourceMap sources;
    text::Diagnostics out;
    std::ofstream(root + "/x.yaml")
        << "assay: 1\ncases: [{id: a, request: {method: POST, path: /x, file: \"" << file
        << "\"}}]\n";
    EXPECT_FALSE(read(sources, disk, root + "/x.yaml", root, out));
    return out.items().empty() ? "" : out.items()[0].code;
  };
  EXPECT_EQ(code_for("link.txt"), "cases.outside-root");
  EXPECT_EQ(code_for("pipe"), "cases.unreadable-file");
  EXPECT_EQ(code_for("/dev/zero"), "cases.outside-root");
  EXPECT_EQ(code_for("."), "cases.unreadable-file");
}

TEST(ReadCases, FindsAnIdTwiceInTwoFiles) {
  text::SourceMap sources;
  base::FakeDisk disk;
  disk.files["a.yaml"] = small;
  disk.files["b.yaml"] = small;
  text::Diagnostics out;
  std::vector<File> files;
  for (const auto* path : {"a.yaml", "b.yaml"})
    files.push_back(*read(sources, disk, path, ".", out));
  check_unique(files, out);
  EXPECT_EQ(text::render(sources, out),
            "b.yaml:3:9: error: the id `a/b` stands twice [cases.duplicate-id]\n"
            "   |\n"
            " 3 |   - id: a/b\n"
            "   |         ^^^\n"
            "a.yaml:3:9: note: first here\n"
            "   |\n"
            " 3 |   - id: a/b\n"
            "   |         ^^^\n"
            "   = give each case an id of its own: findings and baselines are kept by it\n");
}

}  // namespace
}  // namespace assay::cases
