#include <utility>
#include <vector>

#include <fmt/format.h>

#include "lint/all.h"
#include "lint/schema_site.h"
#include "lint/types.h"

namespace assay::lint::all {
namespace {

/// One of the things that a schema asks of its value at once.
struct Part {
  text::Span span;
  Types types;
};

std::vector<Part> parts_of(const SchemaSite& site) {
  std::vector<Part> parts;
  if (const auto* type = site.find("type"))
    parts.push_back({type->span, stated_types(site.schema, site.resource)});
  if (const auto* reference = site.find("$ref"); reference != nullptr && !site.is_hidden()) {
    if (const auto* target = site.target(reference->scalar))
      parts.push_back({reference->span, allowed_types(*target, site.resources)});
  }
  if (const auto* all = site.find("allOf")) {
    for (const auto& part : all->items)
      parts.push_back({part.span, allowed_types(part, site.resources)});
  }
  for (const std::string_view keyword : {"anyOf", "oneOf"}) {
    const auto* branches = site.find(keyword);
    if (branches == nullptr) continue;
    Types types = 0;
    for (const auto& branch : branches->items)
      types |= allowed_types(branch, site.resources);
    parts.push_back({branches->span, types});
  }
  return parts;
}

void find(const SchemaSite& site, Findings& out) {
  Types left = every_type;
  std::vector<text::Related> before;
  for (const auto& [span, types] : parts_of(site)) {
    if (types == 0) return;  // allows nothing by itself, which is said there
    if ((left & types) == 0) {
      out.add(span,
              fmt::format("this asks for {}, and the rest of the schema for {}: no value is both",
                          words_of(types),
                          words_of(left)),
              {},
              std::move(before));
      return;
    }
    if (types != every_type) before.push_back({span, "asks for " + words_of(types)});
    left &= types;
  }
}

}  // namespace

const Rule schema_disjoint_parts = {
    .id = "schema.disjoint-parts",
    .title = "parts of a schema that ask for different types",
    .level = text::Severity::error,
    .about =
        "What stands in `allOf`, behind `$ref` and in `type` is asked of one value: a string "
        "that is also an object does not exist.",
    .failing = R"({"allOf": [{"type": "string"}, {"type": "object"}]})",
    .passing = R"({"anyOf": [{"type": "string"}, {"type": "object"}]})",
    .on_schema = find,
};

}  // namespace assay::lint::all
