#include "schema/lower/lower.h"

#include <fmt/format.h>

#include "schema/lower/lowering.h"
#include "schema/program.h"

namespace assay::schema::lower {

void Lowering::run(const tree::Node& root) {
  json::object document;
  json::object definitions;
  const auto start = refer(root, *scopes_.outermost());
  while (!pending_.empty()) {
    const auto [schema, scope] = pending_.front();
    pending_.pop_front();
    definitions.emplace(names_.at({schema, scope}), lower(*schema, *scope));
  }
  document["allOf"] = json::array{start};
  document["definitions"] = std::move(definitions);
  out_.document = std::move(document);
}

Lowering::At Lowering::at(const tree::Node& schema, const Scope& scope) {
  const auto& resource = *resources_.place_of(schema).resource;
  return {.schema = schema, .scope = *scopes_.enter(scope, resource), .resource = resource};
}

json::value Lowering::refer(const tree::Node& schema, const Scope& scope) {
  const auto here = at(schema, scope);
  const Key key{&schema, &here.scope};
  const auto [entry, is_new] = names_.emplace(key, fmt::format("d{}", names_.size()));
  if (is_new) pending_.push_back(key);
  return json::object{{"$ref", "#/definitions/" + entry->second}};
}

json::value Lowering::lower(const tree::Node& schema, const Scope& scope) {
  if (schema.is(tree::Kind::boolean)) return schema.scalar == "true";
  const auto here = at(schema, scope);
  Parts parts;
  lower_references(*this, here, parts);
  if (!here.is_reference()) {
    lower_assertions(*this, here, parts);
    lower_members(*this, here, parts);
    lower_items(*this, here, parts);
    lower_combinations(*this, here, parts);
    lower_unevaluated(*this, here, parts);
  }
  return std::move(parts).join();
}

json::array Lowering::lower_all(const tree::Node& schemas, const Scope& scope) {
  json::array all;
  for (const auto& schema : schemas.items)
    all.push_back(lower(schema, scope));
  return all;
}

Scopes::Target Lowering::follow(const At& here, std::string_view keyword) {
  const auto target = scopes_.follow(here.schema, keyword, here.scope);
  if (target) return *target;
  refuse(here.schema.find(keyword)->span, target.error());  // the schema would not have compiled
  return {};
}

void Lowering::refuse(text::Span span, std::string message) {
  const auto key = fmt::format("{}:{}:{}", span.source, span.begin, message);
  if (refused_.insert(key).second)
    out_.refusals.push_back({.span = span, .message = std::move(message)});
}

json::value Parts::join() && {
  if (all.empty()) return std::move(keywords);
  if (!keywords.empty()) all.push_back(std::move(keywords));
  if (all.size() == 1) return std::move(all[0]);
  return json::object{{"allOf", std::move(all)}};
}

void lower_references(Lowering& lowering, const Lowering::At& here, Parts& parts) {
  for (const std::string_view keyword : {"$ref", "$dynamicRef", "$recursiveRef"}) {
    if (here.find(keyword) == nullptr) continue;
    const auto target = lowering.follow(here, keyword);
    if (target.schema != nullptr)
      parts.all.push_back(lowering.refer(*target.schema, *target.scope));
  }
}

Lowered lower(const Schema& schema, const Abilities& abilities) {
  Lowered lowered;
  const auto& program = schema.program();
  Lowering(*program.resources, program.options, abilities, lowered).run(*program.source);
  return lowered;
}

}  // namespace assay::schema::lower
