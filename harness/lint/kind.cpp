#include "lint/kind.h"

#include <algorithm>
#include <array>

#include "docs/registry.h"
#include "schema/vocabulary.h"

namespace assay::lint {
namespace {

constexpr std::array kinds = {Kind::page, Kind::openapi, Kind::schema, Kind::cases, Kind::pages};

bool has_any(const tree::Node& document, std::initializer_list<std::string_view> keys) {
  return std::any_of(keys.begin(), keys.end(), [&](std::string_view key) {
    return document.find(key) != nullptr;
  });
}

/// Cases, or fragments to import; the `cases` of a project file are folders.
bool has_cases(const tree::Node& document) {
  if (document.find("fragments") != nullptr) return true;
  const auto* cases = document.find("cases");
  return cases != nullptr && (cases->items.empty() || cases->items.front().is(tree::Kind::mapping));
}

/// Whether half of the keys, or more, are keywords of some dialect.
bool looks_like_a_schema(const tree::Node& document) {
  if (document.string_at("$schema").find("schema") != std::string_view::npos) return true;
  const auto known = std::count_if(
      document.members.begin(), document.members.end(), [](const tree::Member& member) {
        return schema::find_keyword_anywhere(member.key) != nullptr;
      });
  return known > 0 && static_cast<std::size_t>(known) * 2 >= document.members.size();
}

}  // namespace

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::page:
      return "page";
    case Kind::openapi:
      return "openapi";
    case Kind::schema:
      return "schema";
    case Kind::cases:
      return "cases";
    case Kind::pages:
      return "pages";
  }
  return {};
}

std::optional<Kind> find_kind(std::string_view name) {
  for (const auto kind : kinds) {
    if (name_of(kind) == name) return kind;
  }
  return std::nullopt;
}

bool is_data(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || text[first] == '{') return true;
  const auto* format = docs::detect_format(text);
  // An OpenAPI document is a page too; there is more to say of it as what it is.
  return format == nullptr || format->name == name_of(Kind::openapi);
}

std::optional<Kind> kind_of(const tree::Node& document) {
  if (!document.is(tree::Kind::mapping)) return std::nullopt;
  if (has_any(document, {"openapi", "swagger"})) return Kind::openapi;
  if (has_any(document, {"asyncapi"})) return std::nullopt;
  if (has_any(document, {"assay"}))
    return has_cases(document)            ? std::optional(Kind::cases)
           : has_any(document, {"pages"}) ? std::optional(Kind::pages)
                                          : std::nullopt;
  return looks_like_a_schema(document) ? std::optional(Kind::schema) : std::nullopt;
}

}  // namespace assay::lint
