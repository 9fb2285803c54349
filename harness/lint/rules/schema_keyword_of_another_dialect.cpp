#include "lint/all.h"
#include "lint/rules/schema_strangers.h"

namespace assay::lint::all {

const Rule schema_keyword_of_another_dialect = {
    .id = "schema.keyword-of-another-dialect",
    .title = "a keyword that the schema's dialect does not have",
    .level = text::Severity::warning,
    .about =
        "`nullable` says something in OpenAPI 3.0 and nothing in 3.1; `$defs` is `definitions` "
        "until draft 7. The dialect is what `$schema` says, else that of the OpenAPI version, "
        "else `--dialect`, else 2020-12.",
    .failing = R"({"type": "string", "nullable": true})",
    .passing = R"({"type": ["string", "null"]})",
    .on_schema = pass_on_strangers,
};

}  // namespace assay::lint::all
