#include "text/line_diff.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include <fmt/format.h>

namespace assay::text {
namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t most_cells = 16'000'000;  // of the table; beyond, all lines count as changed
constexpr std::size_t context = 3;

/// With their line ends, so that a missing one at the end is a difference.
Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

struct Step {
  char sign;  ///< ` `, `-` or `+`
  std::string_view line;
};

/// The steps between two texts that differ in their first and in their last line, by the longest
/// common subsequence.
void add_steps(const Lines& before, const Lines& after, std::vector<Step>& steps) {
  const auto width = after.size() + 1;
  if ((before.size() + 1) * width > most_cells) {
    for (const auto line : before)
      steps.push_back({'-', line});
    for (const auto line : after)
      steps.push_back({'+', line});
    return;
  }
  // common[i * width + j]: of what follows line i of the one and line j of the other
  std::vector<std::uint32_t> common((before.size() + 1) * width);
  for (auto i = before.size(); i-- > 0;) {
    for (auto j = after.size(); j-- > 0;) {
      common[i * width + j] =
          before[i] == after[j] ? common[(i + 1) * width + j + 1] + 1
                                : std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < before.size() || j < after.size()) {
    if (i < before.size() && j < after.size() && before[i] == after[j]) {
      steps.push_back({' ', before[i]});
      ++i, ++j;
    } else if (j == after.size() ||
               (i < before.size() && common[(i + 1) * width + j] >= common[i * width + j + 1])) {
      steps.push_back({'-', before[i++]});
    } else {
      steps.push_back({'+', after[j++]});
    }
  }
}

std::vector<Step> steps_between(Lines before, Lines after) {
  const auto shorter = std::min(before.size(), after.size());
  std::size_t front = 0;
  while (front < shorter && before[front] == after[front])
    ++front;
  std::size_t back = 0;
  while (back < shorter - front &&
         before[before.size() - 1 - back] == after[after.size() - 1 - back])
    ++back;
  std::vector<Step> steps;
  for (std::size_t i = 0; i < front; ++i)
    steps.push_back({' ', before[i]});
  const Lines tail(before.end() - static_cast<std::ptrdiff_t>(back), before.end());
  const auto cut = [&](Lines& lines) {
    lines.resize(lines.size() - back);
    lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(front));
  };
  cut(before);
  cut(after);
  add_steps(before, after, steps);
  for (const auto line : tail)
    steps.push_back({' ', line});
  return steps;
}

void add_line(const Step& step, std::string& out) {
  out += step.sign;
  out += step.line;
  if (!step.line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

/// `12,7`, or `12` for one line; a range of none is named by the line before it.
std::string range(std::size_t before, std::size_t count) {
  return count == 1 ? fmt::format("{}", before + 1)
                    : fmt::format("{},{}", count == 0 ? before : before + 1, count);
}

}  // namespace

std::string line_diff(std::string_view before_name,
                      std::string_view before,
                      std::string_view after_name,
                      std::string_view after) {
  if (before == after) return {};
  const auto steps = steps_between(lines_of(before), lines_of(after));
  auto out = fmt::format("--- {}\n+++ {}\n", before_name, after_name);
  std::size_t old_line = 0;
  std::size_t new_line = 0;
  std::size_t told = 0;  // steps before this one are behind us
  const auto changed = [&](std::size_t at) { return steps[at].sign != ' '; };
  for (std::size_t at = 0; at < steps.size(); ++at) {
    if (!changed(at)) continue;
    const auto begin = at - std::min(context, at - told);
    // The hunk goes on while the next change is near enough for their contexts to touch.
    auto last = at;
    for (auto next = at; next < steps.size() && next <= last + 2 * context + 1; ++next) {
      if (changed(next)) last = next;
    }
    const auto end = std::min(last + context + 1, steps.size());
    for (; told < begin; ++told)
      ++old_line, ++new_line;
    std::string hunk;
    std::size_t removed = 0;
    std::size_t added = 0;
    for (auto i = begin; i < end; ++i) {
      removed += steps[i].sign != '+' ? 1U : 0U;
      added += steps[i].sign != '-' ? 1U : 0U;
      add_line(steps[i], hunk);
    }
    out += fmt::format("@@ -{} +{} @@\n{}", range(old_line, removed), range(new_line, added), hunk);
    old_line += removed;
    new_line += added;
    told = end;
    at = end - 1;
  }
  return out;
}

}  // namespace assay::text
