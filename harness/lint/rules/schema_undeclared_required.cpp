#include <algorithm>

#include <fmt/format.h>

#include "lint/all.h"
#include "lint/properties.h"
#include "tree/shown.h"

namespace assay::lint::all {
namespace {

void find(const SchemaSite& site, Findings& out) {
  const auto* required = site.find("required");
  const auto* properties = site.find("properties");
  // A part of a schema requires what other parts describe.
  if (required == nullptr || properties == nullptr || has_parts(site) || site.is_part()) return;
  const auto* additional = site.find("additionalProperties");
  if (additional != nullptr && additional->is(tree::Kind::mapping)) return;  // describes them all
  if (additional != nullptr && is_never(*additional)) return;  // schema.impossible-required
  const auto names = property_names(site);
  for (const auto& name : required->items) {
    if (std::find(names.begin(), names.end(), name.scalar) != names.end()) continue;
    if (matches_a_pattern(site, name.scalar)) continue;
    out.add(name.span,
            fmt::format("`{}` is required, and `properties` does not describe it",
                        tree::shown(name.scalar)),
            text::suggestion(name.scalar, names),
            {{properties->span, "the properties"}});
  }
}

}  // namespace

const Rule schema_undeclared_required = {
    .id = "schema.undeclared-required",
    .title = "`required` names no property of the schema",
    .level = text::Severity::warning,
    .about =
        "Mostly a property was renamed, or its name is misspelt in one of the two places. "
        "Branches of `allOf`, `anyOf` and `oneOf`, which require what stands elsewhere, are "
        "not reported.",
    .failing = R"({"properties": {"connectorId": {"type": "string"}}, "required": ["conectorId"]})",
    .passing =
        R"({"properties": {"connectorId": {"type": "string"}}, "required": ["connectorId"]})",
    .on_schema = find,
};

}  // namespace assay::lint::all
