#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/fake_disk.h"
#include "docs/merge.h"
#include "docs/testing/page.h"
#include "openapi/clauses.h"
#include "openapi/read.h"
#include "openapi/write.h"
#include "testing/restated.h"

namespace assay::docs {
namespace {

using Ids = std::vector<std::string>;

Ids ids_of(const contract::Contract& contract) {
  Ids ids;
  for (const auto& clause : contract.clauses)
    ids.push_back(clause.id);
  return ids;
}

/// The clauses that the page's contract has once it is written as OpenAPI and read back, which must
/// go without a problem.
Ids written_clauses(const std::string& text) {
  text::SourceMap sources;
  text::Diagnostics ignored;
  const auto reading = read_page(sources, sources.add("page.md", text), {}, nullptr, ignored);
  EXPECT_TRUE(reading.has_value());
  if (!reading) return {};
  base::FakeDisk disk;
  for (const auto& [file, content] : openapi::write(sources, reading->contract))
    disk.files["api/" + file] = content;
  text::Diagnostics problems;
  const auto contract = openapi::read(sources, disk, "api/openapi.yaml", "api", problems);
  EXPECT_EQ(text::render(sources, problems), "");
  return contract ? ids_of(*contract) : Ids{};
}

TEST(WrittenContract, IsReadBackWithoutAProblem) {
  EXPECT_FALSE(written_clauses(testing::fixture("stainless/parcels.md")).empty());
  EXPECT_FALSE(written_clauses(testing::fixture("yfm/pages/crane-move.md")).empty());
  EXPECT_FALSE(written_clauses(testing::fixture("mintlify/berth-delete.md")).empty());
  EXPECT_FALSE(written_clauses(testing::fixture("mintlify/berth-move.md")).empty());
  EXPECT_FALSE(written_clauses(testing::fixture("mintlify/ship-create.mdx")).empty());
}

/// All that the cases and the mock need of a contract, without the words and places of its page.
std::vector<std::string> facts_of(const std::string& path, const std::string& api) {
  text::SourceMap sources;
  text::Diagnostics problems;
  const auto page = sources.add("page.md", testing::file_text(path));
  auto reading = read_page(sources, page, {}, nullptr, problems);
  EXPECT_FALSE(problems.has_errors()) << text::render(sources, problems);
  if (!reading) return {};
  name_api(reading->contract, api);
  openapi::add_clauses(sources, reading->contract, problems);
  const auto& contract = reading->contract;
  std::vector<std::string> facts;
  for (const auto& clause : contract.clauses)
    facts.push_back(fmt::format("{} {} {}", clause.id, name_of(clause.level), clause.unprovokable));
  for (const auto& server : contract.servers)
    facts.push_back(fmt::format("server {} {}", server.name, server.url));
  for (const auto& scheme : contract.security_schemes)
    facts.push_back(fmt::format(
        "scheme {} {} {} {}", scheme.id, scheme.name, scheme.at.to_string(), scheme.server));
  for (const auto& resource : contract.resources) {
    facts.push_back(
        fmt::format("resource {} {} {}", resource.name, resource.id_parameter, resource.parent));
    for (const auto& [name, how] : resource.has)
      facts.push_back(fmt::format("has {} {}", name, static_cast<int>(how)));
  }
  for (const auto& operation : contract.operations) {
    facts.push_back(fmt::format("{} {} {} {}",
                                operation.method,
                                operation.path,
                                operation.effect,
                                operation.acts ? operation.acts->on : ""));
    for (const auto& error : operation.errors)
      facts.push_back(fmt::format("error {} {} {} {}",
                                  error.code,
                                  error.status,
                                  name_of(error.when.condition),
                                  error.when.subject));
  }
  return facts;
}

class OurPage : public ::testing::TestWithParam<assay::testing::Restated> {};

TEST_P(OurPage, StatesTheFactsOfTheSeed) {
  ASSAY_NEEDS_SHARED("seeds");
  const auto& restated = GetParam();
  const auto facts = facts_of(restated.seed(), restated.api);
  EXPECT_FALSE(facts.empty());
  EXPECT_EQ(facts_of(restated.ours(), restated.api), facts);
}

INSTANTIATE_TEST_SUITE_P(All, OurPage, assay::testing::all_restated(), assay::testing::api_of);

}  // namespace
}  // namespace assay::docs
