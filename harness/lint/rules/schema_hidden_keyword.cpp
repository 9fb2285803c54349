#include <fmt/format.h>

#include "lint/all.h"
#include "lint/schema_site.h"
#include "schema/vocabulary.h"

namespace assay::lint::all {
namespace {

void find(const SchemaSite& site, Findings& out) {
  if (!site.is_hidden()) return;
  for (const auto& member : site.schema.members) {
    const auto* keyword = schema::find_keyword(site.dialect(), member.key);
    if (keyword == nullptr || member.key == "$ref" || member.key == "definitions") continue;
    using schema::Vocabulary;
    if (keyword->vocabulary == Vocabulary::annotation || member.key == "$comment" ||
        member.key == "$schema" || member.key == "example" || member.key == "externalDocs")
      continue;
    out.add(
        member.key_span,
        fmt::format(
            "`{}` beside `$ref` says nothing in {}", member.key, schema::name_of(site.dialect())),
        "put the reference into `allOf`");
  }
}

}  // namespace

const Rule schema_hidden_keyword = {
    .id = "schema.hidden-keyword",
    .title = "a keyword beside a `$ref` that hides it",
    .level = text::Severity::warning,
    .about =
        "Until draft 7 and in OpenAPI 3.0 a `$ref` stands alone: all beside it is ignored. "
        "Descriptions and the like, which judge nothing, are not reported.",
    .failing = R"({"$schema": "http://json-schema.org/draft-07/schema#",
 "properties": {"id": {"$ref": "#/definitions/id", "minLength": 3}},
 "definitions": {"id": {"type": "string"}}})",
    .passing = R"({"$schema": "http://json-schema.org/draft-07/schema#",
 "properties": {"id": {"allOf": [{"$ref": "#/definitions/id"}], "minLength": 3}},
 "definitions": {"id": {"type": "string"}}})",
    .on_schema = find,
};

}  // namespace assay::lint::all
