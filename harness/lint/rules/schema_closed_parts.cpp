#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "lint/all.h"
#include "lint/properties.h"
#include "tree/shown.h"

namespace assay::lint::all {
namespace {

constexpr int deepest = 16;

/// A property that another part of the schema describes.
struct Described {
  std::string_view name;
  text::Span span;
};

/// The properties that the schema and its own parts describe.
void collect(const SchemaSite& site,
             const tree::Node& schema,
             int depth,
             std::vector<Described>& out) {
  if (!schema.is(tree::Kind::mapping) || depth > deepest) return;
  if (const auto* properties = schema.find("properties")) {
    for (const auto& member : properties->members)
      out.push_back({member.key, member.key_span});
  }
  if (const auto reference = schema.string_at("$ref"); !reference.empty()) {
    if (const auto* target = site.target(reference)) collect(site, *target, depth + 1, out);
  }
  if (const auto* all = schema.find("allOf")) {
    for (const auto& part : all->items)
      collect(site, part, depth + 1, out);
  }
}

void find(const SchemaSite& site, Findings& out) {
  if (!is_closed(site)) return;
  const auto* closed = site.member("additionalProperties");
  std::vector<Described> elsewhere;
  if (const auto* reference = site.find("$ref")) {
    if (const auto* target = site.target(reference->scalar)) collect(site, *target, 0, elsewhere);
  }
  for (const std::string_view keyword : {"allOf", "anyOf", "oneOf"}) {
    const auto* parts = site.find(keyword);
    if (parts == nullptr) continue;
    for (const auto& part : parts->items)
      collect(site, part, 0, elsewhere);
  }
  const auto own = property_names(site);
  std::set<std::string_view> said;
  for (const auto& [name, span] : elsewhere) {
    if (std::find(own.begin(), own.end(), name) != own.end()) continue;
    if (matches_a_pattern(site, name) || !said.insert(name).second) continue;
    out.add(closed->key_span,
            fmt::format("`additionalProperties: false` forbids `{}`, which another part of the "
                        "schema describes",
                        tree::shown(name)),
            schema::find_keyword(site.dialect(), "unevaluatedProperties") != nullptr
                ? "use `unevaluatedProperties: false`, which sees the other parts"
                : "list it under `properties` here too",
            {{span, "described here"}});
  }
}

}  // namespace

const Rule schema_closed_parts = {
    .id = "schema.closed-parts",
    .title = "`additionalProperties: false` forbids what `allOf` describes",
    .level = text::Severity::error,
    .about =
        "`additionalProperties` knows the `properties` beside it and no others: those of "
        "`allOf`, `anyOf`, `oneOf` and `$ref` count as additional, and are refused.",
    .failing = R"({"allOf": [{"properties": {"id": {"type": "string"}}}],
 "properties": {"name": {"type": "string"}}, "additionalProperties": false})",
    .passing = R"({"allOf": [{"properties": {"id": {"type": "string"}}}],
 "properties": {"name": {"type": "string"}}, "unevaluatedProperties": false})",
    .on_schema = find,
};

}  // namespace assay::lint::all
