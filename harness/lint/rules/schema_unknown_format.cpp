#include "lint/all.h"
#include "lint/rules/schema_strangers.h"

namespace assay::lint::all {

const Rule schema_unknown_format = {
    .id = "schema.unknown-format",
    .title = "a format that nobody checks",
    .level = text::Severity::warning,
    .about = "Formats that a validator does not know are annotations: any string holds them.",
    .failing = R"({"type": "string", "format": "datetime"})",
    .passing = R"({"type": "string", "format": "date-time"})",
    .on_schema = pass_on_strangers,
};

}  // namespace assay::lint::all
