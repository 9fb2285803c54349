#include "run/locks.h"

#include <algorithm>

#include <fmt/format.h>

namespace assay::run {

base::Result<void> check_locks(const std::vector<Selected>& selected, const Settings& settings) {
  if (settings.embedded_mock || settings.allow.contains("destructive")) return {};
  const auto destroys = [](const Selected& one) {
    return one.test->effect == cases::Effect::destructive;
  };
  const auto count = std::count_if(selected.begin(), selected.end(), destroys);
  if (count == 0) return {};
  const auto first = std::find_if(selected.begin(), selected.end(), destroys);
  return tl::unexpected(base::Error{
      .code = "run.not-allowed",
      .message = fmt::format(
          "{} of the {} selected cases {} destructive, such as `{}`, and the target `{}` "
          "does not allow that; nothing was sent",
          count,
          selected.size(),
          count == 1 ? "is" : "are",
          first->test->id,
          settings.target),
      .advice =
          "pass `--allow destructive`, or give the target `allow: [destructive]` in assay.yaml, if "
          "what is there may be deleted"});
}

std::string skip_reason(const cases::Case& test, const Settings& settings) {
  if (!test.skip) return {};
  const auto& skip = *test.skip;
  const bool here = skip.on == settings.target || (skip.on == "mock" && settings.embedded_mock) ||
                    (skip.on == "target" && !settings.embedded_mock);
  if (!here || (!skip.unless.empty() && settings.allow.contains(skip.unless))) return {};
  return skip.because;
}

}  // namespace assay::run
