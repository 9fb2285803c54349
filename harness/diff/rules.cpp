#include "diff/rules.h"

#include <algorithm>

#include "diff/tables.h"

namespace assay::diff {

std::string_view name_of(Part part) {
  switch (part) {
    case Part::answer:
      return "answer";
    case Part::parameter:
      return "parameter";
    case Part::answers:
      return "answers";
    case Part::operation:
      return "operation";
    case Part::request:
      return "request";
  }
  return {};
}

const std::vector<Rule>& rules() {
  static const auto table = [] {
    auto all = answer_rules();
    for (const auto& rule : request_rules())
      all.push_back(rule);
    std::sort(all.begin(), all.end(), [](const Rule& left, const Rule& right) {
      return left.id < right.id;
    });
    return all;
  }();
  return table;
}

const Rule& find_rule(std::string_view id) {
  const auto& table = rules();
  return *std::find_if(table.begin(), table.end(), [&](const Rule& rule) { return rule.id == id; });
}

}  // namespace assay::diff
