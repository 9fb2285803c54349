#include <fmt/format.h>

#include "lint/all.h"
#include "lint/schema_site.h"
#include "tree/shown.h"

namespace assay::lint::all {
namespace {

void find(const SchemaSite& site, Findings& out) {
  for (const std::string_view keyword : {"$ref", "$dynamicRef", "$recursiveRef"}) {
    const auto* reference = site.find(keyword);
    if (reference == nullptr) continue;
    const auto target = site.resources.resolve(site.resource, reference->scalar);
    if (target) continue;
    out.add(reference->span,
            fmt::format("`{}` leads nowhere: {}", tree::shown(reference->scalar), target.error()));
  }
}

}  // namespace

const Rule schema_unresolved_reference = {
    .id = "schema.unresolved-reference",
    .title = "a reference that leads nowhere",
    .level = text::Severity::error,
    .about =
        "References lead to the same document, to files below `--root` (the file's own folder, "
        "unless it is given), and to the metaschemas; nothing is fetched.",
    .failing = R"({"$ref": "#/$defs/connector", "$defs": {"conector": {"type": "object"}}})",
    .passing = R"({"$ref": "#/$defs/connector", "$defs": {"connector": {"type": "object"}}})",
    .on_schema = find,
};

}  // namespace assay::lint::all
