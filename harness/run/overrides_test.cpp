#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "base/disk.h"
#include "base/fake_disk.h"
#include "run/suite.h"
#include "testing/golden.h"
#include "tree/read.h"

namespace assay::run {
namespace {

constexpr std::string_view contract = R"(openapi: 3.1.0
info: {title: A shop, version: "1"}
x-assay-api: shop
x-assay-resources: {book: {id: id, has: {loan: restrict}}}
paths:
  /books/{id}:
    delete:
      operationId: books.delete
      x-assay-acts: {on: book, does: delete}
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses:
        "200": {description: Gone}
        "409":
          description: It is lent out
          x-assay-error-at: /code
          x-assay-errors: [{code: LENT, when: {dependents: book}}]
          content: {application/json: {schema: {type: object}}}
)";

constexpr std::string_view derived = R"(assay: 1
contract: ../../schemas/shop/openapi.yaml
origin: derived
source: {page: shop.md, sha256: 5f3a}
cases:
  - id: shop/books.delete/error/LENT/dependents
    title: a book that others depend on is answered with LENT
    clauses: [shop/books.delete/error/LENT]
    effect: destructive
    given: {book: with_dependents}
    request: {operation: books.delete, auth: none}
    expect: {status: 409, error: LENT}
  - id: shop/books.delete/error/LENT/still-there
    clauses: [shop/books.delete/error/LENT]
    effect: destructive
    given: {book: with_dependents}
    steps:
      - {name: delete, request: {operation: books.delete}, expect: {status: 409, error: LENT}}
      - {name: delete-again, request: {operation: books.delete}, expect: {status: 409, error: LENT}}
  - id: shop/books.delete/error/LENT/more
    clauses: [shop/books.delete/error/LENT]
    effect: destructive
    request: {operation: books.delete}
)";

constexpr std::string_view by_hand = R"(assay: 1
contract: ../../schemas/shop/openapi.yaml
cases:
  - {id: shop/books.delete/by-hand, effect: destructive, request: {operation: books.delete}}
)";

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream content;
  content << file.rdbuf();
  return content.str();
}

struct Loading {
  explicit Loading(std::string overrides, const std::string& path = "cases") {
    disk.files = {{"schemas/shop/openapi.yaml", std::string(contract)},
                  {"cases/shop/books.delete.yaml", std::string(derived)},
                  {"cases/shop/hand.yaml", std::string(by_hand)},
                  {"cases/shop/overrides.yaml", std::move(overrides)}};
    suite = load(sources, disk, {path}, ".", out);
  }
  [[nodiscard]] std::string shown() const { return text::render(sources, out); }
  [[nodiscard]] const cases::Case* find(std::string_view id) const {
    for (const auto& file : suite->files) {
      for (const auto& test : file.cases) {
        if (test.id == id) return &test;
      }
    }
    return nullptr;
  }

  text::SourceMap sources;
  base::FakeDisk disk;
  text::Diagnostics out;
  std::optional<Suite> suite;
};

constexpr std::string_view patches = R"(assay: 1
overrides:
  - case: shop/books.delete/error/LENT/dependents
    because: the shop answers 423, and its page is being mended
    clause: shop/books.delete/error/LENT
    says: the error `LENT`, status 409 when others still depend on the book
    title: a book that others depend on is locked
    request: {auth: null, headers: {X-Force: "no"}}
    expect: {status: 423, error: null, undocumented: "off"}
    skip: {on: target}
  - case: [shop/books.delete/error/LENT/still-there]
    because: it says so but once
    clause: shop/books.delete/error/LENT
    says: the error `LENT`, status 409 when others still depend on the book
    steps: {delete-again: {expect: {error: null, status: 404}}}
  - case: shop/books.delete/error/LENT/more
    because: it is one too many
    clause: shop/books.delete/error/LENT
    says: the error `LENT`, status 409 when others still depend on the book
    drop: true
)";

TEST(Overrides, ReplaceMembersOfDerivedCases) {
  const Loading loading{std::string(patches)};
  ASSERT_TRUE(loading.suite) << loading.shown();
  const auto* changed = loading.find("shop/books.delete/error/LENT/dependents");
  ASSERT_NE(changed, nullptr);
  EXPECT_EQ(changed->title, "a book that others depend on is locked");
  EXPECT_EQ(changed->overridden, "the shop answers 423, and its page is being mended");
  const auto& step = changed->steps.front();
  EXPECT_EQ(step.request.operation, "books.delete");
  EXPECT_EQ(step.request.auth, "");
  EXPECT_EQ(step.request.headers.front().value.scalar, "no");
  EXPECT_EQ(step.expect.status, (std::vector<std::string>{"423"}));
  EXPECT_EQ(step.expect.error, "");
  EXPECT_EQ(loading.sources.place(step.expect.status_span), "cases/shop/overrides.yaml:9:22");
  ASSERT_TRUE(changed->skip);
  EXPECT_EQ(changed->skip->on, "target");
  EXPECT_EQ(changed->skip->because, "the shop answers 423, and its page is being mended");
}

TEST(Overrides, ReplaceMembersOfSteps) {
  const Loading loading{std::string(patches)};
  ASSERT_TRUE(loading.suite) << loading.shown();
  const auto* changed = loading.find("shop/books.delete/error/LENT/still-there");
  ASSERT_NE(changed, nullptr);
  EXPECT_EQ(changed->steps[0].expect.error, "LENT");
  EXPECT_EQ(changed->steps[1].expect.error, "");
  EXPECT_EQ(changed->steps[1].expect.status, (std::vector<std::string>{"404"}));
}

TEST(Overrides, LeaveCasesOutAndSayWhy) {
  const Loading loading{std::string(patches)};
  ASSERT_TRUE(loading.suite) << loading.shown();
  EXPECT_EQ(loading.find("shop/books.delete/error/LENT/more"), nullptr);
  const auto& dropped = loading.suite->files.front().dropped;
  ASSERT_EQ(dropped.size(), 1U);
  EXPECT_EQ(dropped[0].id, "shop/books.delete/error/LENT/more");
  EXPECT_EQ(dropped[0].because, "it is one too many");
}

TEST(Overrides, AreHeldAgainstTheWholeFolderWhenOneFileIsAskedFor) {
  const Loading loading(std::string(patches), "cases/shop/hand.yaml");
  EXPECT_TRUE(loading.suite) << loading.shown();
}

/// Every `*.yaml` here has a mistake; the `.err` beside it is all that is said of it.
TEST(Overrides, SayWhatTheyWereWrittenForAndWhatIsThereNow) {
  unsigned seen = 0;
  const auto folder = testing::source_path("harness/run/testdata/overrides");
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".yaml") continue;
    ++seen;
    SCOPED_TRACE(entry.path().filename().string());
    const Loading loading(content_of(entry.path()));
    EXPECT_FALSE(loading.suite);
    testing::golden("run/testdata/overrides/" + entry.path().stem().string() + ".err",
                    loading.shown());
  }
  EXPECT_EQ(seen, 16U);
}

}  // namespace
}  // namespace assay::run
