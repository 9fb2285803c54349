#include "lint/schemas.h"

#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "lint/rule.h"
#include "lint/schema_site.h"
#include "schema/judge.h"
#include "schema/vocabulary.h"

namespace assay::lint {
namespace {

using tree::Node;

/// Which keyword of which schema holds a schema.
struct Holder {
  std::string_view keyword;
  const Node* parent = nullptr;
};
using Holders = std::unordered_map<const Node*, Holder>;

void note_children(const Node& schema, schema::Dialect dialect, Holders& holders) {
  for (const auto& member : schema.members) {
    if (schema::find_keyword(dialect, member.key) == nullptr) continue;
    const Holder holder{member.key, &schema};
    holders.emplace(&member.value, holder);
    for (const auto& item : member.value.items)
      holders.emplace(&item, holder);
    for (const auto& named : member.value.members)
      holders.emplace(&named.value, holder);
  }
}

class Linter {
 public:
  Linter(const text::SourceMap& sources, const Schemas& schemas, text::Diagnostics& out)
      : sources_(sources),
        schemas_(schemas),
        out_(out),
        resources_(schemas.dialect, schemas.resolver, out) {}

  void run() {
    for (const auto& root : schemas_.roots) {
      resources_.add(root.uri, *root.document);
      if (root.schema != root.document) resources_.add_part(root.uri, *root.schema, root.pointer);
    }
    // References bring in further schemas while this goes on.
    for (std::size_t next = 0; next < resources_.schemas().size(); ++next)
      visit(*resources_.schemas()[next]);
    for (const auto& root : schemas_.roots)
      compile(root);
  }

 private:
  void visit(const Node& schema) {
    const auto& resource = *resources_.place_of(schema).resource;
    note_children(schema, resource.dialect, holders_);
    // An OpenAPI document is taken in like a schema; metaschemas are nowhere.
    if (is_document_of_others(schema) || !schema.span.known()) return;
    const auto holder = holders_.find(&schema);
    const SchemaSite site{
        .sources = sources_,
        .schema = schema,
        .resource = resource,
        .resources = resources_,
        .resolver = schemas_.resolver,
        .held_by = holder == holders_.end() ? std::string_view{} : holder->second.keyword,
        .parent = holder == holders_.end() ? nullptr : holder->second.parent};
    for (const auto* rule : rules()) {
      if (rule->on_schema == nullptr) continue;
      Findings findings(*rule, out_);
      rule->on_schema(site, findings);
    }
    if (const auto* reference = site.find("$ref")) (void)site.target(reference->scalar);
  }

  [[nodiscard]] bool is_document_of_others(const Node& schema) const {
    for (const auto& root : schemas_.roots) {
      if (root.document == &schema) return root.schema != &schema;
    }
    return false;
  }

  /// Marks the schema and all that it holds or refers to; false when it was marked before.
  bool cover(const Node& schema) {
    if (!covered_.insert(&schema).second) return false;
    for (const auto& member : schema.members) {
      if (member.key == "$ref" && member.value.is(tree::Kind::string)) {
        const auto target =
            resources_.resolve(*resources_.place_of(schema).resource, member.value.scalar);
        if (target) cover(**target);
      }
      const auto cover_known = [&](const Node& below) {
        if (resources_.knows(below)) cover(below);
      };
      cover_known(member.value);
      for (const auto& item : member.value.items)
        cover_known(item);
      for (const auto& named : member.value.members)
        cover_known(named.value);
    }
    return true;
  }

  /// What only the compiler sees, such as loops. What a root refers to is compiled with it.
  void compile(const PlacedSchema& root) {
    if (!cover(*root.schema)) return;
    const schema::Options options{.dialect = schemas_.dialect,
                                  .base_uri = root.uri,
                                  .resolver = schemas_.resolver,
                                  .document = root.document};
    auto compiled = schema::compile(sources_, *root.schema, options, out_);
    if (!compiled) return;
    const schema::Judge judge(*std::move(compiled));
    const auto* rule = find_rule("schema.single-engine");
    for (const auto& refusal : judge.refusals()) {
      if (rule == nullptr) continue;
      Findings(*rule, out_)
          .add(refusal.span, "our evaluator judges this alone: " + refusal.message);
    }
  }

  const text::SourceMap& sources_;
  const Schemas& schemas_;
  text::Diagnostics& out_;
  schema::Resources resources_;
  Holders holders_;
  std::unordered_set<const Node*> covered_;
};

}  // namespace

void lint_schemas(const text::SourceMap& sources, const Schemas& schemas, text::Diagnostics& out) {
  Linter(sources, schemas, out).run();
}

}  // namespace assay::lint
