#include <fmt/format.h>

#include "lint/all.h"
#include "lint/enumerated.h"

namespace assay::lint::all {
namespace {

void find(const SchemaSite& site, Findings& out) {
  for (const std::string_view keyword : {"const", "enum"}) {
    const auto listed = enumerate(site, keyword);
    if (!listed.is_impossible()) continue;
    if (listed.count == 0) {
      out.add(listed.keyword->key_span, "an empty `enum` allows no value");
      continue;
    }
    const auto& fault = listed.refused.front().fault;
    out.add(listed.keyword->value.span,
            fmt::format("no value of `{}` is allowed: {}", keyword, fault.message),
            {},
            {{fault.keyword, "refused here"}});
  }
}

}  // namespace

const Rule schema_impossible_value = {
    .id = "schema.impossible-value",
    .title = "no value of `enum` or `const` is allowed beside the other keywords",
    .level = text::Severity::error,
    .about =
        "The type, a bound, a pattern, a format, or the other of the two refuses all of them, "
        "so nothing holds the schema.",
    .failing = R"({"type": "integer", "enum": ["1", "2"]})",
    .passing = R"({"type": "integer", "enum": [1, 2]})",
    .on_schema = find,
};

}  // namespace assay::lint::all
