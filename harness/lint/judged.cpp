#include "lint/judged.h"

#include <utility>

#include <fmt/format.h>

#include "schema/body.h"
#include "tree/pointer.h"
#include "tree/shown.h"
#include "tree/write.h"

namespace assay::lint {
namespace {

using schema::Vocabulary;

/// The value at the pointer, or the nearest above it that is there.
const tree::Node& nearest(const tree::Node& value, tree::Pointer at) {
  for (;;) {
    if (const auto* found = tree::find(value, at)) return *found;
    at.tokens.pop_back();
  }
}

/// The name in a list of required properties that a violation points at, out of its quotes.
std::string_view name_at(const text::SourceMap& sources, text::Span span) {
  auto name = sources.text(span);
  if (name.size() >= 2 && (name.front() == '"' || name.front() == '\'') &&
      name.back() == name.front())
    name = name.substr(1, name.size() - 2);
  return name;
}

std::string words_of(const text::SourceMap& sources, const schema::Violation& violation) {
  auto at = violation.instance.to_string();
  if (violation.keyword == "required" && violation.span.known()) {
    at += "/" + tree::escape_token(name_at(sources, violation.span));
    return fmt::format("`{}` is absent, and the schema requires it", tree::shown(at));
  }
  return fmt::format("{} is {}, the schema asks for {}",
                     at.empty() ? "the value" : fmt::format("`{}`", tree::shown(at)),
                     violation.actual,
                     violation.expected);
}

contract::Level level_of(const schema::Schema& schema, const schema::Violation& violation) {
  if (violation.clause < 0) return contract::Level::must;
  return schema.clauses()[static_cast<std::size_t>(violation.clause)].level;
}

bool is_plain(const schema::Keyword& keyword) {
  using schema::Shape;
  if (keyword.name == "nullable") return true;
  if (keyword.vocabulary == Vocabulary::format) return true;
  return keyword.vocabulary == Vocabulary::validation && keyword.shape != Shape::names_by_name &&
         keyword.name != "minContains" && keyword.name != "maxContains";
}

}  // namespace

std::vector<Fault> find_faults(const text::SourceMap& sources,
                               const schema::Schema& schema,
                               const tree::Node& value) {
  std::vector<Fault> faults;
  const auto body = schema::parse_body(tree::write_json(value));
  if (!body) return faults;
  const auto outcome = schema.evaluate(*body);
  if (outcome.validity != schema::Validity::invalid) return faults;
  for (const auto& violation : outcome.violations) {
    if (faults.size() == most_faults) break;
    const auto& at = nearest(value, violation.instance);
    faults.push_back({.span = at.span,
                      .value = &at,
                      .message = words_of(sources, violation),
                      .keyword = violation.span,
                      .level = level_of(schema, violation)});
  }
  return faults;
}

std::optional<schema::Schema> compile_whole(const SchemaSite& site) {
  const schema::Options options{.dialect = site.dialect(),
                                .base_uri = site.resource.uri,
                                .resolver = site.resolver,
                                .document = site.resource.root};
  text::Diagnostics said_elsewhere;
  return schema::compile(site.sources, site.schema, options, said_elsewhere);
}

PlainSchema::PlainSchema(const SchemaSite& site, std::string_view without)
    : sources_(site.sources) {
  plain_ = {.kind = tree::Kind::mapping, .span = site.schema.span};
  for (const auto& member : site.schema.members) {
    const auto* keyword = schema::find_keyword(site.dialect(), member.key);
    if (member.key == without || keyword == nullptr || !is_plain(*keyword)) continue;
    plain_.members.push_back(member);
  }
  if (plain_.members.empty()) return;
  text::Diagnostics said_elsewhere;
  compiled_ = schema::compile(site.sources, plain_, {.dialect = site.dialect()}, said_elsewhere);
}

std::optional<Fault> PlainSchema::fault_of(const tree::Node& value) const {
  if (!compiled_) return std::nullopt;
  auto faults = find_faults(sources_, *compiled_, value);
  if (faults.empty()) return std::nullopt;
  return std::move(faults.front());
}

}  // namespace assay::lint
