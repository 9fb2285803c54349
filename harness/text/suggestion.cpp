#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "text/diagnostic.h"

namespace assay::text {
namespace {

/// Levenshtein's distance with adjacent swaps (optimal string alignment).
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t cost = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + cost});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

}  // namespace

std::string suggestion(std::string_view word, const std::vector<std::string_view>& known) {
  const std::string_view* nearest = nullptr;
  std::size_t best = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const auto& candidate : known) {
    if (word.size() > 200)
      break;  // nobody misspells a word of 200 letters; the distance is quadratic
    const auto far = distance(word, candidate);
    if (far < best) {
      best = far;
      nearest = &candidate;
    }
  }
  if (nearest != nullptr) return fmt::format("did you mean `{}`?", *nearest);
  if (known.empty() || known.size() > 12) return {};
  std::string list;
  for (const auto& candidate : known) {
    list += fmt::format("{}`{}`", list.empty() ? "" : ", ", candidate);
  }
  return "known: " + list;
}

}  // namespace assay::text
