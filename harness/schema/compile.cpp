#include "schema/compile.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "schema/assay_keywords.h"
#include "schema/builder.h"
#include "schema/shape.h"
#include "schema/strangers.h"
#include "tree/pointer.h"

namespace assay::schema {
namespace {

/// More uses than this share the nodes of the first use of the same schema: where schemas refer to
/// each other crosswise, the paths between them are more than anyone could read.
constexpr std::size_t most_uses = 20'000;

bool is_in_place(Link::Kind kind) {
  return kind == Link::Kind::conjunct || kind == Link::Kind::branch ||
         kind == Link::Kind::quiet_here;
}

bool is_quiet(Link::Kind kind) {
  return kind == Link::Kind::quiet || kind == Link::Kind::quiet_here;
}

/// What the pointer of a use gains by a link.
std::string step_of(const Link& link) {
  switch (link.kind) {
    case Link::Kind::member:
    case Link::Kind::item:
      return "/" + tree::escape_token(link.token);
    case Link::Kind::every:
      if (link.token.empty()) return "/*";
      return fmt::format("/*({}/{})", link.keyword, tree::escape_token(link.token));
    case Link::Kind::branch:
      if (link.token.empty()) return fmt::format("({})", link.keyword);
      return fmt::format("({}/{})", link.keyword, tree::escape_token(link.token));
    case Link::Kind::conjunct:
    case Link::Kind::quiet:
    case Link::Kind::quiet_here:
      return {};
  }
  return {};
}

/// Whether nothing but a reference in the schema says anything, so that its target can stand for
/// it.
bool is_pure_reference(const tree::Node& schema, const Resource& resource) {
  const auto* reference = schema.find("$ref");
  if (reference == nullptr || !reference->is(tree::Kind::string)) return false;
  if (!has_ref_siblings(resource.dialect)) return true;
  for (const auto& member : schema.members) {
    const auto* keyword = find_keyword(resource.dialect, member.key);
    if (keyword == nullptr || keyword->vocabulary == Vocabulary::annotation) continue;
    constexpr std::array<std::string_view, 5> silent = {
        "$ref", "$comment", "$defs", "definitions", "$anchor"};
    if (std::find(silent.begin(), silent.end(), member.key) == silent.end()) return false;
  }
  return true;
}

}  // namespace

void Compiler::run(const tree::Node& root) {
  const Use nowhere{.scope = scopes_.outermost()};
  program_.source = &root;
  program_.root =
      use(root,
          nowhere,
          {.kind = Link::Kind::conjunct, .token = {}, .keyword = "false", .span = root.span});
  for (std::size_t next = 0; next < uses_.size(); ++next)
    compile_use(uses_[next]);
  find_loops();
}

Use Compiler::begin_use(const Use& parent, const Link& link) const {
  Use use{.up = &parent,
          .scope = parent.scope,
          .level = parent.level,
          .source = parent.source,
          .place = parent.place};
  use.is_quiet = parent.is_quiet || is_quiet(link.kind);
  if (use.is_quiet) return use;
  const auto step = step_of(link);
  use.pointer = parent.pointer + step;
  use.full_pointer = parent.full_pointer;
  if (link.kind != Link::Kind::conjunct) {
    use.full_pointer += step;
  } else if (parent.schema != nullptr) {
    use.full_pointer += link.token.empty() ? fmt::format("({})", link.keyword)
                                           : fmt::format("({}/{})", link.keyword, link.token);
  }
  return use;
}

const Node* Compiler::use(const tree::Node& schema, const Use& parent, const Link& link) {
  return use_in({.schema = &schema, .scope = parent.scope}, parent, link);
}

const Node* Compiler::use_in(const Target& target, const Use& parent, const Link& link) {
  auto next = begin_use(parent, link);
  next.scope = target.scope;
  if (!skip_references(next, target.schema, link)) return anything();
  const auto references = next.references;
  if (next.schema->is(tree::Kind::boolean)) {
    if (next.schema->scalar == "true") return anything();
    const auto* never = forbid(next, link);
    note_way(parent, never, link, references);
    return never;
  }
  const auto* node = find_known(next);
  if (node == nullptr) {
    auto& made = uses_.emplace_back(std::move(next));
    made.node = &program_.nodes.emplace_back();
    (made.is_quiet ? quiet_ : loud_).emplace(Key{made.schema, made.scope}, made.node);
    node = made.node;
  }
  if (is_in_place(link.kind) && parent.node != nullptr)
    in_place_[parent.node].push_back({.to = node, .span = link.span});
  note_way(parent, node, link, references);
  return node;
}

void Compiler::note_way(const Use& parent,
                        const Node* node,
                        const Link& link,
                        std::size_t references) {
  if (program_.options.keyword_locations) program_.ways.add(parent.node, node, link, references);
}

bool Compiler::skip_references(Use& use, const tree::Node* schema, const Link& link) {
  std::set<Key> passed;
  auto& resources = *program_.resources;
  for (;;) {
    const auto& resource = *resources.place_of(*schema).resource;
    use.scope = scopes_.enter(*use.scope, resource);
    use.schema = schema;
    read_assay_keywords(*schema, use, out_);
    if (!schema->is(tree::Kind::mapping) || !is_pure_reference(*schema, resource)) return true;
    if (!passed.emplace(schema, use.scope).second) {
      report_loop(schema->find("$ref")->span.known() ? schema->find("$ref")->span : link.span);
      return false;
    }
    ++use.references;
    const auto target = follow(*schema, "$ref", *use.scope);
    if (target.schema == nullptr) return false;
    schema = target.schema;
    use.scope = target.scope;
  }
}

Compiler::Target Compiler::follow(const tree::Node& schema,
                                  std::string_view keyword,
                                  const Scope& scope) {
  const auto target = scopes_.follow(schema, keyword, scope);
  if (target) return *target;
  const auto& value = *schema.find(keyword);
  if (said_.insert(&value).second) {
    out_.error("schema.unresolved-reference",
               value.span,
               fmt::format("`{}` leads nowhere: {}", value.scalar, target.error()));
  }
  return {};
}

const Node* Compiler::find_known(const Use& use) const {
  if (use.is_quiet) {
    const auto known = quiet_.find({use.schema, use.scope});
    return known == quiet_.end() ? nullptr : known->second;
  }
  for (const auto* above = use.up; above != nullptr; above = above->up) {
    if (above->schema == use.schema && above->scope == use.scope) return above->node;
  }
  if (uses_.size() < most_uses) return nullptr;
  const auto known = loud_.find({use.schema, use.scope});
  return known == loud_.end() ? nullptr : known->second;
}

const Node* Compiler::anything() {
  if (anything_ == nullptr) anything_ = &program_.nodes.emplace_back();
  return anything_;
}

const Node* Compiler::forbid(const Use& use, const Link& link) {
  auto& node = program_.nodes.emplace_back();
  node.allowed = node.plain = no_kind;
  node.type = std::make_unique<Site>();
  node.type->keyword = link.keyword;
  node.type->place = &program_.resources->place_of(*use.schema);
  node.type->span = use.schema->span;
  node.type->expected = "no value at all";
  node.type->is_schema = true;
  node.type->slot = node.type_slot =
      add_clause(use,
                 link.keyword,
                 node.type->expected,
                 {.token = {}, .subject = nullptr, .span = use.schema->span});
  return &node;
}

const Pattern* Compiler::pattern(std::string_view text, text::Span span) {
  const auto known = patterns_.find(text);
  if (known != patterns_.end()) return known->second;
  auto compiled = Pattern::compile(text);
  const Pattern* pattern = nullptr;
  if (compiled) {
    pattern = &program_.patterns.emplace_back(std::string(text), std::move(*compiled)).second;
  } else {
    out_.error("schema.bad-pattern",
               span,
               fmt::format("`{}` is no pattern that we can run: {}", text, compiled.error()));
  }
  patterns_.emplace(text, pattern);
  return pattern;
}

void Compiler::compile_use(Use& use) {
  check_shapes(use);
  Builder builder(*this, use);
  for (const auto compile : keyword_files())
    compile(builder);
  builder.finish();
}

void Compiler::check_shapes(const Use& use) {
  if (!said_.insert(use.schema).second) return;
  const auto& resource = *program_.resources->place_of(*use.schema).resource;
  for (auto& stranger : find_strangers(*use.schema, resource))
    out_.add(std::move(stranger));
  for (const auto& member : use.schema->members) {
    const auto* keyword = find_keyword(resource.dialect, member.key);
    if (keyword == nullptr || !resource.knows(keyword->vocabulary) ||
        has_shape(member.value, keyword->shape))
      continue;
    if (keyword->vocabulary == Vocabulary::annotation || keyword->vocabulary == Vocabulary::content)
      continue;
    out_.error(
        "schema.wrong-value",
        member.value.span,
        fmt::format(
            "`{}` takes {} in {}", member.key, name_of(keyword->shape), name_of(resource.dialect)));
  }
}

void Compiler::report_loop(text::Span span) {
  out_.error("schema.reference-loop",
             span,
             "the reference leads back to itself without going into the value");
}

void Compiler::find_loops() {
  enum class Mark { entered, left };
  struct Frame {
    const Node* node;
    std::size_t next;
  };
  std::map<const Node*, Mark> marks;
  std::vector<Frame> path;
  for (const auto& [start, edges] : in_place_) {
    if (!marks.emplace(start, Mark::entered).second) continue;
    path.push_back({start, 0});
    while (!path.empty()) {
      const auto* node = path.back().node;
      const auto below = in_place_.find(node);
      if (below == in_place_.end() || path.back().next == below->second.size()) {
        marks[node] = Mark::left;
        path.pop_back();
        continue;
      }
      const auto& edge = below->second[path.back().next++];
      const auto [mark, first] = marks.emplace(edge.to, Mark::entered);
      if (first) {
        path.push_back({edge.to, 0});
      } else if (mark->second == Mark::entered) {
        report_loop(edge.span);
      }
    }
  }
}

}  // namespace assay::schema
