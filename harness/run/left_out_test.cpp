#include "run/left_out.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/fake_disk.h"
#include "cases/derive.h"
#include "openapi/read.h"

namespace assay::run {
namespace {

constexpr std::string_view contract_path = "schemas/shop/openapi.yaml";

/// A title is too long only where a case file would be, too.
constexpr std::string_view contract = R"(openapi: 3.1.0
info: {title: A shop, version: "1"}
x-assay-api: shop
servers: [{url: "https://shop.example"}]
paths:
  /books:
    get:
      operationId: books.list
      parameters: [{name: title, in: query, schema: {type: string, maxLength: 100000}}]
      responses:
        "200": {description: All}
        "400":
          description: The title is wrong
          x-assay-errors: [{when: {invalid: title}}]
  /faults:
    get:
      operationId: faults.list
      responses: {"500": {description: Broken}}
)";

constexpr std::string_view by_hand = R"(assay: 1
contract: ../../schemas/shop/openapi.yaml
cases:
  - id: shop/books.list/long-title
    clauses: [shop/books.list/status/400]
    effect: read
    tags: [long]
    request: {operation: books.list, with: {title: a}}
    expect: {status: 400}
)";

/// The shop with the cases derived from it, as files.
base::FakeDisk derived_shop() {
  base::FakeDisk disk;
  disk.files[std::string(contract_path)] = contract;
  text::SourceMap sources;
  text::Diagnostics problems;
  const auto read =
      openapi::read(sources, disk, std::string(contract_path), "schemas/shop", problems);
  EXPECT_TRUE(read) << text::render(sources, problems);
  if (!read) return disk;
  const auto derived = cases::derive(
      *read, sources, {.folder = "cases/shop", .contract = std::string(contract_path)});
  for (const auto& file : derived.files)
    disk.files[file.path] = file.text;
  return disk;
}

/// What is said of the contract's clauses, a line a clause, after the cases with one of the tags
/// at `path` were asked and exercised nothing. Of `told` there is a reason before.
std::string said_of(base::FakeDisk& disk,
                    const std::vector<std::string>& tags,
                    const std::string& told = {},
                    const std::string& path = "cases") {
  text::SourceMap sources;
  text::Diagnostics problems;
  const auto suite = load(sources, disk, {path}, ".", problems);
  EXPECT_TRUE(suite) << text::render(sources, problems);
  if (!suite) return {};
  std::vector<results::ClauseResult> clauses;
  for (const auto& clause : suite->contracts.begin()->second.clauses)
    clauses.push_back({.clause = clause, .reason = clause.id == told ? "told" : ""});
  tell_left_out(*suite, select(*suite, {}, tags), sources, clauses);
  std::string said;
  for (const auto& [clause, place, state, asked, cases, reason] : clauses) {
    if (!reason.empty()) said += fmt::format("{}: {}\n", clause.id, reason);
  }
  return said;
}

/// Of an operation that has no case at all.
constexpr std::string_view of_faults =
    "shop/faults.list/http/deadline: no case is derived for it: no request is known that shows it\n"
    "shop/faults.list/http/documented-status: no case is derived for it: no request is known that "
    "shows it\n"
    "shop/faults.list/http/encoding: no case is derived for it: no request is known that shows it\n"
    "shop/faults.list/http/framing: no case is derived for it: no request is known that shows it\n";

constexpr std::string_view of_titles =
    "shop/books.list/error/400/invalid/title: no case is derived for it: no value was found that "
    "its schema refuses\n"
    "shop/books.list/parameter/query/title:maxLength: no case is derived for it: a value that "
    "breaks it is too long for a case file\n";

TEST(LeftOut, IsToldOfClausesWithoutACase) {
  auto disk = derived_shop();
  EXPECT_EQ(said_of(disk, {}),
            fmt::format("{}shop/books.list/status/400: no case is derived for it: no request is "
                        "known that shows it\n{}",
                        of_titles,
                        of_faults));
}

TEST(LeftOut, IsNotToldWhereAnotherReasonIs) {
  auto disk = derived_shop();
  EXPECT_EQ(said_of(disk, {}, "shop/books.list/status/400"),
            fmt::format("{}shop/books.list/status/400: told\n{}", of_titles, of_faults));
}

TEST(LeftOut, IsNotToldOfWhatACaseAsksThatWasNotSelected) {
  auto disk = derived_shop();
  disk.files["cases/shop/by-hand.yaml"] = by_hand;
  EXPECT_EQ(said_of(disk, {"success"}), fmt::format("{}{}", of_titles, of_faults));
}

TEST(LeftOut, IsNotToldOfOperationsWhoseCasesMayNotHaveBeenRead) {
  auto disk = derived_shop();
  EXPECT_EQ(said_of(disk, {}, "shop/books.list/status/400", "cases/shop/books.list.yaml"),
            fmt::format("{}shop/books.list/status/400: told\n", of_titles));
}

TEST(LeftOut, IsNotToldOfContractsThatNoCaseIsDerivedOf) {
  base::FakeDisk disk;
  disk.files[std::string(contract_path)] = contract;
  disk.files["cases/shop/by-hand.yaml"] = by_hand;
  EXPECT_EQ(said_of(disk, {}), "");
}

}  // namespace
}  // namespace assay::run
