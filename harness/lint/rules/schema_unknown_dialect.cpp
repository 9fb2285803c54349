#include "lint/all.h"

namespace assay::lint::all {

const Rule schema_unknown_dialect = {
    .id = "schema.unknown-dialect",
    .title = "a `$schema` that names no dialect we know",
    .level = text::Severity::error,
    .about =
        "Known are drafts 4, 6, 7, 2019-09 and 2020-12, the dialect of OpenAPI 3.1, and "
        "metaschemas that can be read as files.",
    .failing = R"({"$schema": "https://json-schema.org/draft/2021-01/schema"})",
    .passing = R"({"$schema": "https://json-schema.org/draft/2020-12/schema"})",
};

}  // namespace assay::lint::all
