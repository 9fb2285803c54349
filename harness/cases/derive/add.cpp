#include <algorithm>

#include "cases/derive/deriving.h"

namespace assay::cases::deriving {
namespace {

/// Whether the mock answers with what could not be made: with the first of what is expected, behind
/// which a case may allow more.
bool meets(const Unmade& unmade, const Expectation& expect) {
  const auto& status = unmade.status;
  if (unmade.error != expect.error || status.size() > expect.status.size()) return false;
  return status.empty() ? expect.status.empty()
                        : std::equal(status.begin(), status.end(), expect.status.begin());
}

/// Why the mock cannot answer one of the steps; empty: it can.
std::string why_unmade(const Deriving& deriving, const Case& test) {
  for (const auto& step : test.steps) {
    for (const auto& each : deriving.unmade) {
      if (meets(each, step.expect)) return each.why;
    }
  }
  return {};
}

}  // namespace

Case begin_case(const Deriving& deriving,
                std::string_view id,
                std::string title,
                const std::vector<std::string>& clauses,
                std::vector<std::string> tags,
                const Asking& asking) {
  Case test;
  test.id = case_id(id);
  test.title = std::move(title);
  for (const auto& clause : clauses)
    test.clauses.push_back({clause, {}});
  test.effect = deriving.effect;
  test.tags = std::move(tags);
  test.given = asking.given;
  return test;
}

Step make_step(const Deriving& deriving,
               const Asking& asking,
               const Way& way,
               Expectation expect,
               std::string name) {
  Step step;
  step.name = std::move(name);
  step.request = make_request(deriving, asking, way);
  step.expect = std::move(expect);
  return step;
}

void add_case(Deriving& deriving, Case test, const std::string& remark) {
  auto& cases = deriving.cases;
  const auto is_there = [&](const Case& each) { return each.id == test.id; };
  if (std::any_of(cases.begin(), cases.end(), is_there)) return;
  if (const auto why = why_unmade(deriving, test); !why.empty()) {
    // A case is skipped on one of them alone.
    if (test.skip) return;
    test.skip = Skip{.on = "mock", .because = why, .unless = {}, .span = {}};
  }
  auto& remarks = deriving.remarks.cases;
  const auto is_said = [&](const auto& each) { return each.second == remark; };
  if (!remark.empty() && std::none_of(remarks.begin(), remarks.end(), is_said))
    remarks.emplace(test.id, remark);
  cases.push_back(std::move(test));
}

void leave_out(Deriving& deriving, const std::string& clause, std::string why) {
  deriving.why.emplace(clause, std::move(why));
}

}  // namespace assay::cases::deriving
