#include <gtest/gtest.h>

#include "base/fake_disk.h"
#include "cases/derive.h"
#include "openapi/read.h"

namespace assay::run {
namespace {

constexpr std::string_view shop = R"---(openapi: 3.1.0
info: {title: Shop, version: "1"}
x-assay-api: shop
servers: [{url: "https://shop.example"}]
paths:
  /books:
    post:
      operationId: books.create
      summary: Make a book
      parameters:
        - {name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 100}}
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                kind: {type: string, enum: [novel, atlas]}
      responses:
        "201": {description: made}
        "400": {description: refused}
)---";

/// The only file that is derived of the shop.
std::string derived_file() {
  text::SourceMap sources;
  text::Diagnostics problems;
  base::FakeDisk disk;
  disk.files["schemas/shop/openapi.yaml"] = shop;
  const auto contract =
      openapi::read(sources, disk, "schemas/shop/openapi.yaml", "schemas/shop", problems);
  EXPECT_TRUE(contract) << text::render(sources, problems);
  if (!contract) return {};
  const auto derived = cases::derive(
      *contract, sources, {.folder = "cases/shop", .contract = "schemas/shop/openapi.yaml"});
  EXPECT_EQ(derived.files.size(), 1);
  return derived.files.empty() ? std::string() : derived.files.front().text;
}

/// For each case of a refused value of the parameter: its clauses and what it sends.
std::string refused_values(std::string_view text, std::string_view parameter) {
  std::string said;
  const auto take = [&](std::string_view block, std::string_view key) {
    const auto at = block.find(key);
    if (at != std::string_view::npos)
      said.append(block.substr(at, block.find('\n', at) - at)) += '\n';
  };
  for (auto at = text.find("  - id: "); at != std::string_view::npos;) {
    const auto next = text.find("  - id: ", at + 1);
    const auto block = text.substr(at, next == std::string_view::npos ? next : next - at);
    if (block.find("tags: [errors]") != std::string_view::npos &&
        block.find(parameter) != std::string_view::npos) {
      take(block, "clauses: ");
      take(block, "with: ");
    }
    at = next;
  }
  return said;
}

TEST(DerivedValues, BreaksEachKeywordWithAValueOfTheTypeAndTheTypeForItself) {
  EXPECT_EQ(
      refused_values(derived_file(), "parameter/query/limit"),
      "clauses: [shop/books.create/parameter/query/limit:type, shop/books.create/status/400]\n"
      "with: {limit: abc}}\n"
      "clauses: [shop/books.create/parameter/query/limit:minimum, shop/books.create/status/400]\n"
      "with: {limit: 0}}\n"
      "clauses: [shop/books.create/parameter/query/limit:maximum, shop/books.create/status/400]\n"
      "with: {limit: 101}}\n");
}

TEST(DerivedValues, AsksForAnotherValueOfTheTypeWhereOnlySomeAreListed) {
  EXPECT_EQ(refused_values(derived_file(), "parameter/body/kind"),
            "clauses: [shop/books.create/parameter/body/kind:type, shop/books.create/status/400]\n"
            "with: {kind: 12345}}\n"
            "clauses: [shop/books.create/parameter/body/kind:enum, shop/books.create/status/400]\n"
            "with: {kind: no-such-value}}\n");
}

}  // namespace
}  // namespace assay::run
