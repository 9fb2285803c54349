#include <algorithm>
#include <map>

#include "cases/write/forms.h"
#include "http/message.h"

namespace assay::cases::writing {
namespace {

std::vector<const Step*> steps_of(const File& file) {
  std::vector<const Step*> all;
  const auto add = [&](const std::vector<Step>& steps) {
    for (const auto& step : steps)
      all.push_back(&step);
  };
  for (const auto& [name, steps] : file.fragments)
    add(steps);
  for (const auto& test : file.cases) {
    add(test.setup);
    add(test.steps);
    add(test.finally);
  }
  return all;
}

/// What most steps have; `nothing` where one step has it, for that one would be given another.
template <class Value, class Get>
Value most_common(const std::vector<const Step*>& steps, const Value& nothing, Get get) {
  std::map<Value, std::size_t> counts;
  for (const auto* step : steps)
    ++counts[get(*step)];
  if (counts.contains(nothing) || counts.empty()) return nothing;
  return std::max_element(
             counts.begin(),
             counts.end(),
             [](const auto& left, const auto& right) { return left.second < right.second; })
      ->first;
}

bool is_same(const Named& left, const Named& right) {
  return left.name == right.name && tree::equal(left.value, right.value);
}

/// The headers that all requests end with, which is where defaults are put.
std::vector<Named> shared_headers(const std::vector<const Step*>& steps) {
  if (steps.empty()) return {};
  auto shared = steps.front()->request.headers;
  for (const auto* step : steps) {
    const auto& headers = step->request.headers;
    std::size_t same = 0;
    while (same < shared.size() && same < headers.size() &&
           is_same(shared[shared.size() - 1 - same], headers[headers.size() - 1 - same]))
      ++same;
    shared.erase(shared.begin(), shared.end() - static_cast<std::ptrdiff_t>(same));
  }
  return shared;
}

}  // namespace

Defaults find_defaults(const File& file) {
  const auto steps = steps_of(file);
  Defaults defaults;
  defaults.timeout =
      most_common(steps, base::Duration::zero(), [](const Step& step) { return step.timeout; });
  defaults.retries = most_common(steps, 0U, [](const Step& step) { return step.retries; });
  defaults.undocumented = most_common(steps, std::optional<Undocumented>(), [](const Step& step) {
    return step.expect.undocumented;
  });
  defaults.headers = shared_headers(steps);
  return defaults;
}

}  // namespace assay::cases::writing
