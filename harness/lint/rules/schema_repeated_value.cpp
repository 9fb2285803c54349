#include "lint/all.h"
#include "lint/schema_site.h"

namespace assay::lint::all {
namespace {

constexpr std::size_t most_values = 1000;  // every pair is compared

void find(const SchemaSite& site, Findings& out) {
  const auto* values = site.find("enum");
  if (values == nullptr || values->items.size() > most_values) return;
  for (std::size_t i = 0; i < values->items.size(); ++i) {
    for (std::size_t before = 0; before < i; ++before) {
      if (!tree::equal(values->items[i], values->items[before])) continue;
      out.add(values->items[i].span,
              "this value of `enum` is listed twice",
              {},
              {{values->items[before].span, "first here"}});
      break;
    }
  }
}

}  // namespace

const Rule schema_repeated_value = {
    .id = "schema.repeated-value",
    .title = "a value that `enum` lists twice",
    .level = text::Severity::warning,
    .about =
        "The second one says nothing; often another value was meant. Numbers are compared as "
        "numbers: 1 and 1.0 are one value.",
    .failing = R"({"enum": ["a", "b", "a"]})",
    .passing = R"({"enum": ["a", "b", "c"]})",
    .on_schema = find,
};

}  // namespace assay::lint::all
