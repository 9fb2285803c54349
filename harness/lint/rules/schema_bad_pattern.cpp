#include <fmt/format.h>

#include "lint/all.h"
#include "lint/schema_site.h"
#include "schema/pattern.h"
#include "tree/shown.h"

namespace assay::lint::all {
namespace {

void check(std::string_view pattern, text::Span span, Findings& out) {
  const auto compiled = schema::Pattern::compile(pattern);
  if (compiled) return;
  out.add(span,
          fmt::format(
              "`{}` is no pattern that we can run: {}", tree::shown(pattern), compiled.error()));
}

void find(const SchemaSite& site, Findings& out) {
  if (const auto* pattern = site.find("pattern")) check(pattern->scalar, pattern->span, out);
  if (const auto* patterns = site.find("patternProperties")) {
    for (const auto& member : patterns->members)
      check(member.key, member.key_span, out);
  }
}

}  // namespace

const Rule schema_bad_pattern = {
    .id = "schema.bad-pattern",
    .title = "a pattern that is no ECMA-262 expression, or that cannot be run",
    .level = text::Severity::error,
    .about =
        "Patterns are ECMA-262 regular expressions with the `u` flag, run by PCRE2: those of "
        "other languages (`\\A`, `(?i)`, possessive quantifiers) mean something else there, or "
        "nothing.",
    .failing = R"({"type": "string", "pattern": "^[a-z"})",
    .passing = R"({"type": "string", "pattern": "^[a-z]+$"})",
    .on_schema = find,
};

}  // namespace assay::lint::all
