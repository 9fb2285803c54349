#include "run/dry_run.h"

#include <fmt/format.h>

#include "base/hash.h"
#include "cases/build.h"
#include "http/curl.h"
#include "run/locks.h"

namespace assay::run {
namespace {

/// One request, or why it cannot be shown before the run.
std::string show(const Selected& one,
                 const cases::Step& step,
                 cases::Scope& scope,
                 const Settings& settings) {
  text::Diagnostics problems;
  const auto built =
      cases::build(*one.test, step, one.contract, settings.destination, scope, problems);
  if (built) return http::curl_line(built->request);
  for (const auto& problem : problems.items()) {
    if (problem.severity == text::Severity::error)
      return fmt::format("(not known yet: {})", problem.message);
  }
  return "(not known yet)";
}

}  // namespace

std::string dry_run(const text::SourceMap& sources,
                    const std::vector<Selected>& selected,
                    const Settings& settings) {
  const results::Redactor redactor(settings.secrets);
  std::string out;
  std::size_t requests = 0;
  for (const auto& one : selected) {
    out += fmt::format("{}  {}\n", one.test->id, sources.place(one.test->span));
    if (const auto why = skip_reason(*one.test, settings); !why.empty()) {
      out += fmt::format("    skipped: {}\n", why);
      continue;
    }
    cases::Scope scope(settings.world, one.test->id);
    text::Diagnostics shown_with_the_requests;
    cases::bind_row(one.test->row, scope, shown_with_the_requests);
    for (const auto& given : one.test->given) {
      out += fmt::format("    given {}: {}\n", given.resource, cases::name_of(given.presence));
    }
    for (const auto* steps : {&one.test->setup, &one.test->steps, &one.test->finally}) {
      for (const auto& step : *steps) {
        out += fmt::format("    {}\n", redactor.redact(show(one, step, scope, settings)));
        ++requests;
      }
    }
  }
  return out + fmt::format("{} cases, {} requests, none sent; plan {}\n",
                           selected.size(),
                           requests,
                           base::sha256(out).substr(0, 12));
}

}  // namespace assay::run
