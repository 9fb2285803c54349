#include "lint/all.h"
#include "lint/rules/schema_strangers.h"

namespace assay::lint::all {

const Rule schema_misspelt_keyword = {
    .id = "schema.misspelt-keyword",
    .title = "a keyword that is none, but nearly one",
    .level = text::Severity::error,
    .about =
        "A schema with `requierd` accepts what it was written to refuse: validators pass over "
        "keywords that they do not know.",
    .failing = R"({"properties": {"id": {"type": "string"}}, "requierd": ["id"]})",
    .passing = R"({"properties": {"id": {"type": "string"}}, "required": ["id"]})",
    .on_schema = pass_on_strangers,
};

}  // namespace assay::lint::all
