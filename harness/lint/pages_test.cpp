#include <string>

#include <gtest/gtest.h>

#include "base/disk.h"
#include "base/fake_disk.h"
#include "lint/lint.h"
#include "testing/golden.h"

namespace assay::lint {
namespace {

/// What lint says of a page of ours beside the project, a line each: line and column, code,
/// message.
std::string said_of(const std::string& path, const std::string& root = {}) {
  base::Disk disk;
  text::SourceMap sources;
  const auto report = lint_file(sources, disk, path, {.root = root});
  EXPECT_TRUE(report.readable);
  std::string all;
  for (const auto& finding : report.findings) {
    const auto [line, column] = sources.position(finding.span);
    all += std::to_string(line) + ":" + std::to_string(column) + " [" + finding.code + "] " +
           finding.message + "\n";
  }
  return all;
}

TEST(PageRules, FindWhatTheSeedsContradict) {
  ASSAY_NEEDS_SHARED("seeds");
  const auto seeds = assay::testing::shared_path("seeds");
  EXPECT_EQ(said_of(seeds + "/000_544727d5b1096473.txt"),
            "1:1464 [contract.failed-success] the example of a success says `success: true` and "
            "has `errors` that are not empty\n"
            "1:1732 [docs.example-format] the words say that this is a `date`, the example shows "
            "`string`\n");
  EXPECT_EQ(said_of(seeds + "/001_8e0f1065ae5d04ab.txt"),
            "126:37 [page.unread] this may be a statement, and is not understood: an include that "
            "is not at hand\n"
            "138:28 [page.unread] this may be a statement, and is not understood: an include that "
            "is not at hand\n");
  EXPECT_EQ(said_of(seeds + "/002_bcc9f56050f071dc.txt"), "");
}

TEST(PageRules, HoldExamplesToTheTypesOfLinkedPages) {
  ASSAY_NEEDS_SHARED("corpora/bitrix24/seed-era");
  const auto root = assay::testing::shared_path("corpora/bitrix24/seed-era");
  EXPECT_EQ(
      said_of(root + "/api-reference/biconnector/connector/biconnector-connector-delete.md", root),
      "97:9 [docs.example-undocumented] the example has `processing`, which no table lists\n"
      "99:24 [docs.example-type] `date_finish` is documented as `double`, the example shows "
      "the string `2024-09-03T14:10:19+02:00`\n");
}

TEST(PageRules, SayOncePerPlaceWhatTheReaderSays) {
  base::FakeDisk disk;
  disk.files["x.md"] = find_rule("docs.example-missing")->failing;
  text::SourceMap sources;
  const auto report = lint_file(sources, disk, "x.md", {});
  ASSERT_EQ(report.findings.size(), 1U);
  EXPECT_EQ(report.findings[0].code, "docs.example-missing");
}

TEST(PageRules, LookAtTheDocumentThatAPageHolds) {
  base::FakeDisk disk;
  disk.files["x.md"] = R"(# Get an item

## OpenAPI

````yaml GET /items/{id}
openapi: 3.1.0
info:
  title: Shop
  version: 1.0.0
paths:
  /items/{id}:
    get:
      parameters:
        - name: id
          in: path
          required: true
          schema:
            type: string
      responses:
        '200':
          description: the item
          content:
            application/json:
              schema:
                type: object
                properties:
                  price:
                    type: number
                    exmaple: 1
````
)";
  text::SourceMap sources;
  const auto report = lint_file(sources, disk, "x.md", {});
  ASSERT_EQ(report.findings.size(), 1U);
  EXPECT_EQ(report.findings[0].code, "schema.misspelt-keyword");
  EXPECT_EQ(sources.place(report.findings[0].span), "x.md:29:21");
}

}  // namespace
}  // namespace assay::lint
