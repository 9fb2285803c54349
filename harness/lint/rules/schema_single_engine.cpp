#include "lint/all.h"

namespace assay::lint::all {

const Rule schema_single_engine = {
    .id = "schema.single-engine",
    .title = "a keyword that the second engine cannot judge",
    .level = text::Severity::note,
    .about =
        "Bodies are judged by our evaluator and by valijson, which gets a subset of draft 7 "
        "right. What cannot be said in that subset is judged by ours alone.",
    .failing = R"({"type": "array", "contains": {"type": "string"}, "minContains": 2})",
    .passing = R"({"type": "array", "contains": {"type": "string"}})",
};

}  // namespace assay::lint::all
