#include <fmt/format.h>

#include "lint/all.h"
#include "lint/schema_site.h"
#include "lint/types.h"
#include "schema/format/format.h"

namespace assay::lint::all {
namespace {

Types concerned(schema::Concerns concerns) {
  Types types = 0;
  if ((concerns & schema::concerns_numbers) != 0) types |= number_types;
  if ((concerns & schema::concerns_strings) != 0) types |= string_type;
  if ((concerns & schema::concerns_arrays) != 0) types |= array_type;
  if ((concerns & schema::concerns_objects) != 0) types |= object_type;
  return types;
}

/// The values that a keyword of the schema says something about; all of them for most.
Types concerned_by(const tree::Member& member, const SchemaSite& site) {
  const auto* keyword = schema::find_keyword(site.dialect(), member.key);
  if (keyword == nullptr || site.find(member.key) == nullptr) return every_type;
  if (member.key != "format")
    return keyword->concerns == schema::concerns_any ? every_type : concerned(keyword->concerns);
  const auto* format = schema::format::find(member.value.scalar);
  if (format == nullptr || format->is_annotation()) return every_type;
  return format->test != nullptr ? string_type : number_types;
}

void find(const SchemaSite& site, Findings& out) {
  const auto* type = site.find("type");
  if (type == nullptr) return;
  const auto types = stated_types(site.schema, site.resource);
  for (const auto& member : site.schema.members) {
    const auto concern = concerned_by(member, site);
    if ((concern & types) != 0) continue;
    const auto what = member.key == "format" ? fmt::format("the format `{}`", member.value.scalar)
                                             : fmt::format("`{}`", member.key);
    out.add(member.key_span,
            fmt::format("{} is about {}, and `type` asks for {}: it has no effect",
                        what,
                        words_of(concern),
                        words_of(types)),
            {},
            {{type->span, "the type"}});
  }
}

}  // namespace

const Rule schema_keyword_without_effect = {
    .id = "schema.keyword-without-effect",
    .title = "a keyword about values that `type` does not allow",
    .level = text::Severity::warning,
    .about =
        "`minLength` is about strings, `items` about arrays: beside another `type` they never "
        "judge anything.",
    .failing = R"({"type": "integer", "minLength": 1})",
    .passing = R"({"type": "integer", "minimum": 1})",
    .on_schema = find,
};

}  // namespace assay::lint::all
