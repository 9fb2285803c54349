#include "lint/all.h"
#include "lint/rules/schema_strangers.h"

namespace assay::lint::all {

const Rule schema_unknown_keyword = {
    .id = "schema.unknown-keyword",
    .title = "a keyword that no dialect of JSON Schema has",
    .level = text::Severity::warning,
    .about =
        "Validators pass over it without a word, so what it was meant to say is never judged. "
        "Names of your own begin with `x-`.",
    .failing = R"({"type": "string", "widget": true})",
    .passing = R"({"type": "string", "x-widget": true})",
    .on_schema = pass_on_strangers,
};

}  // namespace assay::lint::all
