#include <fmt/format.h>

#include "lint/all.h"
#include "lint/schema_site.h"
#include "schema/shape.h"
#include "schema/vocabulary.h"

namespace assay::lint::all {
namespace {

void find(const SchemaSite& site, Findings& out) {
  if (site.is_hidden()) return;
  for (const auto& member : site.schema.members) {
    const auto* keyword = schema::find_keyword(site.dialect(), member.key);
    if (keyword == nullptr || !site.resource.knows(keyword->vocabulary)) continue;
    if (schema::has_shape(member.value, keyword->shape)) continue;
    out.add(member.value.span,
            fmt::format("`{}` takes {} in {}",
                        member.key,
                        schema::name_of(keyword->shape),
                        schema::name_of(site.dialect())));
  }
}

}  // namespace

const Rule schema_wrong_value = {
    .id = "schema.wrong-value",
    .title = "a keyword with a value that it does not take",
    .level = text::Severity::error,
    .about =
        "`required: true` was draft 3, `exclusiveMinimum: true` draft 4 and OpenAPI 3.0; a "
        "`type` has one of seven names.",
    .failing = R"({"type": "float"})",
    .passing = R"({"type": "number"})",
    .on_schema = find,
};

}  // namespace assay::lint::all
