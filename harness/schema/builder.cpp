#include "schema/builder.h"

#include <algorithm>

#include "schema/shape.h"

namespace assay::schema {
namespace {

/// The kinds that a group's checks look at.
Kinds kinds_of(Group group) {
  switch (group) {
    case Group::any:
      return every_kind;
    case Group::numbers:
      return number_kinds;
    case Group::strings:
      return string_kind;
    case Group::arrays:
      return array_kind;
    case Group::objects:
      return object_kind;
  }
  return no_kind;
}

}  // namespace

Builder::Builder(Compiler& compiler, Use& use)
    : compiler_(compiler),
      use_(use),
      node_(*use.node),
      place_(compiler.program().resources->place_of(*use.schema)) {}

const tree::Node* Builder::find(std::string_view keyword) const {
  return find_value(*place_.resource, *use_.schema, keyword);
}

std::optional<std::uint64_t> Builder::find_count(std::string_view keyword) const {
  const auto* value = find(keyword);
  if (value == nullptr) return std::nullopt;
  return read_count(value->scalar);
}

bool Builder::is_true(std::string_view keyword) const {
  const auto* value = find(keyword);
  return value != nullptr && value->scalar == "true";
}

text::Span Builder::span_of(std::string_view keyword) const {
  for (const auto& member : use_.schema->members) {
    if (member.key == keyword) return member.key_span;
  }
  return use_.schema->span;
}

Site Builder::site(std::string_view keyword, std::string expected) const {
  return {.keyword = keyword,
          .place = &place_,
          .span = span_of(keyword),
          .expected = std::move(expected)};
}

Site Builder::clause(std::string_view keyword, std::string expected, ClauseAt at) {
  auto made = site(keyword, std::move(expected));
  if (at.span.known()) made.span = at.span;
  at.span = made.span;
  made.slot = compiler_.add_clause(use_, keyword, made.expected, at);
  return made;
}

Site Builder::advice(std::string_view keyword, std::string expected, const ClauseAt& at) {
  auto made = clause(keyword, std::move(expected), at);
  compiler_.set_level(made.slot, contract::Level::should);
  return made;
}

Site Builder::permission(std::string_view keyword, std::string expected) {
  auto made = clause(keyword, std::move(expected));
  compiler_.set_level(made.slot, contract::Level::may);
  return made;
}

bool Builder::is_marked(const tree::Node& schema, std::string_view mark) {
  return schema::is_marked(*compiler_.program().resources, schema, mark);
}

const tree::Node* Builder::find_target(std::string_view reference) {
  if (reference.empty()) return nullptr;
  const auto found = compiler_.program().resources->resolve(*place_.resource, reference);
  return found ? *found : nullptr;
}

const Node* Builder::use_reference(std::string_view keyword) {
  const auto target = compiler_.follow(*use_.schema, keyword, *use_.scope);
  return target.schema == nullptr
             ? nullptr
             : compiler_.use_in(target, use_, link(Link::Kind::conjunct, keyword));
}

const Node* Builder::use(const tree::Node& schema, const Link& link) {
  return compiler_.use(schema, use_, link);
}

Link Builder::link(Link::Kind kind, std::string_view keyword, std::string token) const {
  return {.kind = kind, .token = std::move(token), .keyword = keyword, .span = span_of(keyword)};
}

void Builder::add(Group group, std::unique_ptr<const Check> check) {
  checks_.emplace_back(group, std::move(check));
}

void Builder::finish() {
  std::stable_sort(checks_.begin(), checks_.end(), [](const auto& left, const auto& right) {
    return left.first < right.first;
  });
  Kinds busy = node_.null_slot == no_slot ? no_kind : null_kind;
  for (auto& [group, check] : checks_) {
    busy |= kinds_of(group);
    node_.checks.push_back(std::move(check));
    for (std::size_t after = static_cast<std::size_t>(group) + 1; after < node_.group_begins.size();
         ++after) {
      ++node_.group_begins[after];
    }
  }
  node_.plain = node_.allowed & static_cast<Kinds>(~busy);
}

}  // namespace assay::schema
