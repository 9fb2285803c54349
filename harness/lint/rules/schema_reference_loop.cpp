#include "lint/all.h"

namespace assay::lint::all {

const Rule schema_reference_loop = {
    .id = "schema.reference-loop",
    .title = "references that lead back to themselves",
    .level = text::Severity::error,
    .about =
        "A schema may refer to itself below a property or an item, and not for the same value: "
        "that has no end.",
    .failing =
        R"({"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}})",
    .passing =
        R"({"$ref": "#/$defs/a", "$defs": {"a": {"properties": {"b": {"$ref": "#/$defs/a"}}}}})",
};

}  // namespace assay::lint::all
