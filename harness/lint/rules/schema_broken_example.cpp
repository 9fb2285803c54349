#include <fmt/format.h>

#include "lint/all.h"
#include "lint/judged.h"

namespace assay::lint::all {
namespace {

struct Written {
  std::string_view keyword;
  const tree::Node* value = nullptr;
};

std::vector<Written> written_in(const SchemaSite& site) {
  std::vector<Written> all;
  for (const std::string_view keyword : {"default", "example"}) {
    if (const auto* value = site.find(keyword)) all.push_back({keyword, value});
  }
  if (const auto* values = site.find("examples")) {
    for (const auto& value : values->items)
      all.push_back({"examples", &value});
  }
  return all;
}

void find(const SchemaSite& site, Findings& out) {
  const auto all = written_in(site);
  if (all.empty()) return;
  const auto compiled = compile_whole(site);
  if (!compiled) return;
  for (const auto& [keyword, value] : all) {
    for (const auto& fault : find_faults(site.sources, *compiled, *value)) {
      out.add(fault.span,
              fmt::format("`{}` breaks its own schema: {}", keyword, fault.message),
              {},
              {{fault.keyword, "asked for here"}});
    }
  }
}

}  // namespace

const Rule schema_broken_example = {
    .id = "schema.broken-example",
    .title = "a `default` or an example that its schema refuses",
    .level = text::Severity::warning,
    .about = "One of the two is wrong, and readers copy the example.",
    .failing = R"({"type": "integer", "default": "10"})",
    .passing = R"({"type": "integer", "default": 10})",
    .on_schema = find,
};

}  // namespace assay::lint::all
