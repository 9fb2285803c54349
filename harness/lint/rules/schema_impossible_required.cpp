#include <algorithm>

#include <fmt/format.h>

#include "lint/all.h"
#include "lint/properties.h"
#include "schema/shape.h"
#include "tree/shown.h"

namespace assay::lint::all {
namespace {

void find(const SchemaSite& site, Findings& out) {
  const auto* required = site.find("required");
  if (required == nullptr) return;
  const auto* properties = site.find("properties");
  const auto* additional = site.member("additionalProperties");
  for (const auto& name : required->items) {
    const auto* own = properties == nullptr ? nullptr : properties->find(name.scalar);
    if (own != nullptr && is_never(*own)) {
      out.add(
          name.span,
          fmt::format("`{}` is required, and its schema allows no value", tree::shown(name.scalar)),
          {},
          {{own->span, "its schema"}});
    } else if (own == nullptr && is_closed(site) && !matches_a_pattern(site, name.scalar)) {
      out.add(name.span,
              fmt::format("`{}` is required, and `additionalProperties` forbids it",
                          tree::shown(name.scalar)),
              text::suggestion(name.scalar, property_names(site)),
              {{additional->key_span, "forbidden here"}});
    }
  }
  const auto* most = site.find("maxProperties");
  if (most != nullptr && schema::read_count(most->scalar) < required->items.size()) {
    out.add(most->span,
            fmt::format("at most {} properties are allowed, and {} are required",
                        most->scalar,
                        required->items.size()),
            {},
            {{required->span, "required here"}});
  }
}

}  // namespace

const Rule schema_impossible_required = {
    .id = "schema.impossible-required",
    .title = "a required property that the same schema forbids",
    .level = text::Severity::error,
    .about =
        "Its schema is `false`, or `additionalProperties: false` does not know it, or more are "
        "required than `maxProperties` allows: no object holds the schema.",
    .failing =
        R"({"properties": {"id": {}}, "additionalProperties": false, "required": ["id", "name"]})",
    .passing = R"({"properties": {"id": {}, "name": {}}, "additionalProperties": false,
 "required": ["id", "name"]})",
    .on_schema = find,
};

}  // namespace assay::lint::all
