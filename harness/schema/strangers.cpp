#include "schema/strangers.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "schema/format/format.h"
#include "schema/vocabulary.h"
#include "tree/shown.h"

namespace assay::schema {
namespace {

using text::Diagnostic;
using text::Severity;

/// Keywords of ours that stand in schemas (docs/contracts.md).
constexpr std::array<std::string_view, 3> ours = {
    "x-assay-equals", "x-assay-level", "x-assay-source"};

/// What another dialect's keyword is called here.
struct Counterpart {
  std::string_view keyword;
  Dialects dialects;  ///< where the advice holds
  std::string_view advice;
};

constexpr std::array counterparts = {
    Counterpart{"nullable", since_draft6 | only(Dialect::draft4), "add `null` to `type`"},
    Counterpart{
        "const", only(Dialect::draft4) | only(Dialect::openapi3_0), "use `enum` with one value"},
    Counterpart{"example", any_json_schema, "use `examples` with a list"},
    Counterpart{"examples", only(Dialect::openapi3_0), "use `example`"},
    Counterpart{"additionalItems",
                since_draft2020_12,
                "use `prefixItems` for the first items, and `items` for the others"},
    Counterpart{"$recursiveRef", since_draft2020_12, "use `$dynamicRef`"},
    Counterpart{"$recursiveAnchor", since_draft2020_12, "use `$dynamicAnchor`"},
    Counterpart{"$defs", every_dialect, "use `definitions`"},
    Counterpart{"id", since_draft6, "use `$id`"},
    Counterpart{"$id", only(Dialect::draft4), "use `id`"},
};

std::string_view counterpart_of(std::string_view keyword, Dialect dialect) {
  for (const auto& one : counterparts) {
    if (one.keyword == keyword && has(one.dialects, dialect)) return one.advice;
  }
  return {};
}

/// "OpenAPI 3.0", "2019-09 and later", "drafts up to 2019-09".
std::string shown(Dialects dialects) {
  constexpr std::array drafts = {Dialect::draft4,
                                 Dialect::draft6,
                                 Dialect::draft7,
                                 Dialect::draft2019_09,
                                 Dialect::draft2020_12};
  const auto known = [&](Dialect one) { return has(dialects, one); };
  const auto first = std::find_if(drafts.begin(), drafts.end(), known);
  if (first == drafts.end())
    return known(Dialect::openapi3_1) ? "OpenAPI" : std::string(name_of(Dialect::openapi3_0));
  if (known(Dialect::draft2020_12)) return fmt::format("{} and later", name_of(*first));
  const auto last = std::find_if(drafts.rbegin(), drafts.rend(), known);
  return *first == *last ? std::string(name_of(*first))
                         : fmt::format("the drafts up to {}", name_of(*last));
}

std::string near(std::string_view word, const std::vector<std::string_view>& known) {
  auto advice = text::suggestion(word, known);
  return advice.starts_with("did you mean") ? advice : std::string();
}

Diagnostic stranger(std::string code, text::Span span, std::string message, std::string advice) {
  return {.severity = Severity::warning,
          .code = std::move(code),
          .message = std::move(message),
          .span = span,
          .advice = std::move(advice)};
}

Diagnostic keyword_stranger(const tree::Member& member, Dialect dialect) {
  const auto keyword = tree::shown(member.key);
  if (const auto others = dialects_with(member.key); others != 0) {
    return stranger("schema.keyword-of-another-dialect",
                    member.key_span,
                    fmt::format("`{}` is a keyword of {}, and says nothing in {}",
                                keyword,
                                shown(others),
                                name_of(dialect)),
                    std::string(counterpart_of(member.key, dialect)));
  }
  auto names = keyword_names(dialect);
  if (member.key.starts_with("x-")) names.assign(ours.begin(), ours.end());
  auto advice = near(member.key, names);
  const auto* code = advice.empty() ? "schema.unknown-keyword" : "schema.misspelt-keyword";
  return stranger(
      code,
      member.key_span,
      fmt::format("`{}` is no keyword of {}: it says nothing", keyword, name_of(dialect)),
      std::move(advice));
}

bool is_stranger(const tree::Member& member, const Resource& resource) {
  if (member.key.starts_with("x-assay-"))
    return std::find(ours.begin(), ours.end(), member.key) == ours.end();
  return !is_extension(member.key) && find_keyword(resource.dialect, member.key) == nullptr;
}

}  // namespace

std::vector<Diagnostic> find_strangers(const tree::Node& schema, const Resource& resource) {
  std::vector<Diagnostic> found;
  // Until draft 7 a `$ref` hides all that stands beside it.
  if (!has_ref_siblings(resource.dialect) && schema.find("$ref") != nullptr) return found;
  for (const auto& member : schema.members) {
    if (is_stranger(member, resource)) found.push_back(keyword_stranger(member, resource.dialect));
    if (member.key != "format" || !member.value.is(tree::Kind::string)) continue;
    if (format::find(member.value.scalar) != nullptr) continue;
    found.push_back(stranger("schema.unknown-format",
                             member.value.span,
                             fmt::format("`{}` is no format that is known: it is not judged",
                                         tree::shown(member.value.scalar)),
                             near(member.value.scalar, format::names())));
  }
  return found;
}

}  // namespace assay::schema
