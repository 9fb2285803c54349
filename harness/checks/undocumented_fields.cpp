#include <fmt/format.h>

#include "checks/all.h"
#include "checks/reporter.h"
#include "text/diagnostic.h"

namespace assay::checks::all {
namespace {

/// More of them say nothing new.
constexpr std::size_t most_findings = 10;

void run(const Context& context, Evaluations& out) {
  const auto mode = context.expect.undocumented.value_or(cases::Undocumented::warn);
  if (context.judged == nullptr || mode == cases::Undocumented::off) return;
  Reporter report(context, undocumented_fields.id, out);
  const auto clause = expect_clause(context, "undocumented");
  const auto& fields = context.judged->judgement.outcome.undocumented;
  if (mode == cases::Undocumented::fail && fields.empty()) report.keep(clause);
  for (std::size_t i = 0; i < fields.size() && i < most_findings; ++i) {
    const auto at = fields[i].at.to_string();
    const auto actual = fmt::format("`{}`", text::printable(at));
    constexpr auto expected = "no field that the documentation does not name";
    // A warning is no evaluation: a page need not name everything.
    auto& finding = mode == cases::Undocumented::fail ? report.broken(clause, expected, actual)
                                                      : report.noted(clause, expected, actual);
    finding.at = at;
    finding.body_excerpt = excerpt_of(context, fields[i].at);
    if (i + 1 == most_findings && fields.size() > most_findings)
      finding.advice = fmt::format("{} more are not listed", fields.size() - most_findings);
  }
}

}  // namespace

const Check undocumented_fields = {
    .id = "undocumented-fields",
    .title = "the body has no field that the documentation does not name",
    .about =
        "`expect.undocumented: off | warn | fail`; *warn* by default: a finding of the level "
        "should, "
        "which fails a case only with `--strict`. With *fail* it breaks "
        "`<case>/expect/undocumented`.",
    .run = run};

}  // namespace assay::checks::all
