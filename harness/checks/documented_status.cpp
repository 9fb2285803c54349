#include <fmt/format.h>

#include "checks/all.h"
#include "checks/reporter.h"

namespace assay::checks::all {
namespace {

std::string documented_statuses(const contract::Operation& operation) {
  std::string list;
  for (const auto& response : operation.responses)
    list += (list.empty() ? "" : ", ") + response.status;
  return list.empty() ? "a documented status, of which there is none"
                      : fmt::format("a documented status: {}", list);
}

void run(const Context& context, Evaluations& out) {
  const auto* response = context.exchange.response();
  if (response == nullptr) return;
  Reporter report(context, documented_status.id, out);
  const auto clause = http_clause(context, "documented-status");
  if (response->status < 100 || response->status > 599) {
    report.broken(clause,
                  "a status from 100 to 599 (RFC 9110 section 15)",
                  fmt::format("status {:03}", response->status));
  } else if (context.operation != nullptr && context.documented == nullptr) {
    report.broken(clause,
                  documented_statuses(*context.operation),
                  fmt::format("status {}", response->status));
  } else if (context.operation != nullptr) {
    report.keep(clause);
  }
}

}  // namespace

const Check documented_status = {.id = "documented-status",
                                 .title = "the status is one that the documentation names",
                                 .about =
                                     "Judges `<operation>/http/documented-status`: an answer with "
                                     "a status that the contract does "
                                     "not document, by itself, as `4XX` or as `default`, breaks "
                                     "it, whatever the case expects. A "
                                     "status outside 100 to 599 breaks it for raw requests too.",
                                 .run = run};

}  // namespace assay::checks::all
