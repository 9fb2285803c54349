#include "text/repeated.h"

#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace assay::text {

std::string and_elsewhere(std::size_t places) {
  if (places == 0) return {};
  return fmt::format(", here and in {} {} more", places, places == 1 ? "place" : "places");
}

Diagnostics fold_repeated(const Diagnostics& problems) {
  struct Kept {
    const Diagnostic* first;
    std::size_t others;
  };
  std::vector<Kept> kept;
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> said;
  for (const auto& problem : problems.items()) {
    if (problem.severity == Severity::warning) {
      const auto [at, is_new] = said.try_emplace({problem.code, problem.message}, kept.size());
      if (!is_new) {
        ++kept[at->second].others;
        continue;
      }
    }
    kept.push_back({&problem, 0});
  }
  Diagnostics folded;
  for (const auto& [first, others] : kept) {
    auto problem = *first;
    if (others > 0) problem.message += and_elsewhere(others);
    folded.add(std::move(problem));
  }
  return folded;
}

}  // namespace assay::text
