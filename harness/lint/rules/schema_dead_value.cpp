#include <fmt/format.h>

#include "lint/all.h"
#include "lint/enumerated.h"

namespace assay::lint::all {
namespace {

void find(const SchemaSite& site, Findings& out) {
  const auto listed = enumerate(site, "enum");
  if (listed.keyword == nullptr || listed.is_impossible()) return;
  for (const auto& [value, fault] : listed.refused) {
    out.add(value->span,
            fmt::format("this value of `enum` is never allowed: {}", fault.message),
            {},
            {{fault.keyword, "refused here"}});
  }
}

}  // namespace

const Rule schema_dead_value = {
    .id = "schema.dead-value",
    .title = "a value of `enum` that the keywords beside it refuse",
    .level = text::Severity::warning,
    .about =
        "It is listed and never allowed. In OpenAPI 3.0 `nullable` is such a trap the other "
        "way round: with an `enum`, null must be listed too.",
    .failing = R"({"type": "string", "enum": ["a", "b", null]})",
    .passing = R"({"type": ["string", "null"], "enum": ["a", "b", null]})",
    .on_schema = find,
};

}  // namespace assay::lint::all
