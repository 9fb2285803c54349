#include <chrono>
#include <functional>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "checks/all.h"
#include "checks/testing/world.h"
#include "testing/golden.h"

namespace assay::checks {
namespace {

using contract::State;
using testing::World;

/// An answer that the check has nothing against, and one that it finds at fault.
struct Example {
  const Check* check;
  std::function<World&(World&)> good;
  std::function<World&(World&)> bad;
  std::string expect = "{status: 200}";
};

constexpr auto right = R"({"id": "4", "name": "a"})";

World& answers_right(World& world) {
  return world.answers(200, right);
}

const std::vector<Example>& examples() {
  static const std::vector<Example> list = {
      {&all::transport,
       answers_right,
       [](World& w) -> World& { return w.fails(http::Failure::reset, "so"); }},
      {&all::status, answers_right, [](World& w) -> World& { return w.answers(204, "", ""); }},
      {&all::documented_status,
       answers_right,
       [](World& w) -> World& { return w.answers(500, right); }},
      {&all::error_code,
       [](World& w) -> World& { return w.answers(404, R"({"error": "NOT_FOUND"})"); },
       [](World& w) -> World& { return w.answers(404, R"({"error": "IN_USE"})"); },
       "{error: NOT_FOUND}"},
      {&all::content_type,
       answers_right,
       [](World& w) -> World& { return w.answers(200, right, "text/html"); }},
      {&all::json, answers_right, [](World& w) -> World& { return w.answers(200, "{"); }},
      {&all::body_shape, answers_right, [](World& w) -> World& { return w.answers(200, "{}"); }},
      {&all::equalities,
       answers_right,
       [](World& w) -> World& { return w.answers(200, R"({"id": "5"})"); }},
      {&all::matchers,
       answers_right,
       [](World& w) -> World& { return w.answers(200, R"({"id": "5"})"); },
       "{body: {/id: \"4\"}}"},
      {&all::undocumented_fields,
       answers_right,
       [](World& w) -> World& { return w.answers(200, R"({"id": "4", "name": "a", "odd": 1})"); },
       "{undocumented: fail}"},
      {&all::time,
       answers_right,
       [](World& w) -> World& { return w.answers(200, right).took(std::chrono::seconds(2)); },
       "{time: {under: 1s}}"},
  };
  return list;
}

TEST(Checks, HaveUniqueIdsAndTitlesWithoutAStop) {
  std::set<std::string_view> ids;
  for (const auto* check : registry()) {
    EXPECT_TRUE(ids.insert(check->id).second) << check->id;
    EXPECT_FALSE(check->title.ends_with('.')) << check->id;
    EXPECT_TRUE(check->about.ends_with('.')) << check->id;
  }
}

TEST(Checks, HaveAGoodAndABadExampleEach) {
  std::set<const Check*> shown;
  for (const auto& [check, good, bad, expect] : examples()) {
    shown.insert(check);
    World kept(expect);
    const auto on_good = good(kept).said_by(*check);
    EXPECT_EQ(testing::findings_of(on_good), std::vector<std::string>()) << check->id;
    EXPECT_FALSE(on_good.clauses.empty()) << check->id;
    for (const auto& [clause, state] : on_good.clauses)
      EXPECT_EQ(state, State::kept) << clause;
    World broken(expect);
    const auto on_bad = bad(broken).said_by(*check);
    ASSERT_FALSE(on_bad.findings.empty()) << check->id;
    for (const auto& finding : on_bad.findings) {
      EXPECT_EQ(finding.check, check->id);
      EXPECT_EQ(finding.state, State::broken) << finding.clause;
      EXPECT_TRUE(finding.case_span.known()) << finding.clause;
    }
  }
  EXPECT_EQ(shown, std::set<const Check*>(registry().begin(), registry().end()));
}

TEST(Checks, FindNothingInARightAnswer) {
  World world("{status: 200}", {"status/200"});
  const auto said =
      world.answers(200, R"({"id": "4", "name": "a", "numbers": ["+1"]})").knows({"+1"}).said();
  EXPECT_EQ(testing::findings_of(said), std::vector<std::string>());
  for (const auto& [clause, state] : said.clauses)
    EXPECT_EQ(state, State::kept) << clause;
}

TEST(Checks, FindOneThingInAnAnswerWithOneFault) {
  const auto clauses_at_fault = [](int status, std::string_view body, std::string_view type) {
    std::set<std::string> out;
    for (const auto& finding : World().answers(status, body, type).said().findings)
      out.insert(finding.clause);
    return out;
  };
  const std::string operation = "acme/connector.delete/";
  EXPECT_EQ(clauses_at_fault(200, right, "text/html"),
            (std::set<std::string>{operation + "response/200/content-type"}));
  EXPECT_EQ(clauses_at_fault(200, right, ""),
            (std::set<std::string>{operation + "http/content-type"}));
  EXPECT_EQ(clauses_at_fault(200, R"({"id": "4", "name": 1})", "application/json"),
            (std::set<std::string>{operation + "response/200#/name:type"}));
  EXPECT_EQ(clauses_at_fault(200, "{", "application/json"),
            (std::set<std::string>{operation + "http/json"}));
}

TEST(Catalogue, IsTheTextOfDocsChecks) {
  assay::testing::golden("../docs/checks.md", catalogue());
}

}  // namespace
}  // namespace assay::checks
