#include <unordered_map>

#include <fmt/format.h>

#include "cases/read.h"

namespace assay::cases {

void check_unique(const std::vector<File>& files, text::Diagnostics& out) {
  std::unordered_map<std::string_view, const Case*> seen;
  for (const auto& file : files) {
    for (const auto& test : file.cases) {
      const auto [at, fresh] = seen.emplace(test.id, &test);
      if (fresh || test.id.empty()) continue;
      // Of the rows of two cases only the first pair is told.
      if (!test.id.ends_with("[0]") && test.id.ends_with(']')) continue;
      out.add({.severity = text::Severity::error,
               .code = "cases.duplicate-id",
               .message = fmt::format("the id `{}` stands twice", test.id),
               .span = test.span,
               .related = {{at->second->span, "first here"}},
               .advice = "give each case an id of its own: findings and baselines are kept by it"});
    }
  }
}

}  // namespace assay::cases
