#include <algorithm>

#include "cases/derive/deriving.h"

namespace assay::cases::deriving {

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
