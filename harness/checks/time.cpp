#include <chrono>

#include <fmt/format.h>

#include "checks/all.h"
#include "checks/reporter.h"

namespace assay::checks::all {
namespace {

void run(const Context& context, Evaluations& out) {
  const auto& under = context.expect.under;
  if (!under || context.exchange.response() == nullptr) return;
  Reporter report(context, time.id, out);
  const auto clause = expect_clause(context, "time");
  if (context.exchange.timing.whole < *under) return report.keep(clause);
  // The figure stands in the exchange's timing, where alone times stand: the same answers give the
  // same findings.
  auto& finding = report.broken(
      clause,
      fmt::format("a whole answer in under {} ms",
                  std::chrono::duration_cast<std::chrono::milliseconds>(*under).count()),
      "it took longer (see the timing of the exchange)");
  if (context.expect.under_span.known()) finding.case_span = context.expect.under_span;
}

}  // namespace

const Check time = {
    .id = "time",
    .title = "the answer comes within the time that the case gives it",
    .about =
        "`expect.time: {under: 800ms}`, from the start of sending to the last byte. Judges "
        "`<case>/expect/time`.",
    .run = run};

}  // namespace assay::checks::all
