#include <algorithm>

#include "schema/keyword/files.h"
#include "schema/keyword/members.h"
#include "tree/pointer.h"

namespace assay::schema::keyword {
namespace {

bool is_false(const tree::Node& schema) {
  return schema.is(tree::Kind::boolean) && schema.scalar == "false";
}

/// The mark of properties that this direction does not carry.
std::string_view unwanted_mark(const Builder& builder) {
  return builder.options().direction == Direction::response ? "writeOnly" : "readOnly";
}

/// OpenAPI 3.0.3, Schema Object, and JSON Schema validation 2020-12 section 9.4.
bool is_unwanted(Builder& builder, const tree::Node* schema) {
  return schema != nullptr && is_openapi(builder.dialect()) &&
         builder.is_marked(*schema, unwanted_mark(builder));
}

class Rules {
 public:
  explicit Rules(Builder& builder) : builder_(builder) {}

  MemberRules make() {
    if (const auto* properties = builder_.find("properties")) add_properties(*properties);
    if (const auto* required = builder_.find("required")) add_required(*required);
    if (const auto* patterns = builder_.find("patternProperties")) add_patterns(*patterns);
    if (const auto* additional = builder_.find("additionalProperties")) add_additional(*additional);
    rules_.names = NameTable(names_);
    return std::move(rules_);
  }

 private:
  void add_properties(const tree::Node& properties) {
    rules_.is_named = !properties.members.empty();
    for (const auto& member : properties.members) {
      auto& property = add_name(member.key);
      if (is_false(member.value)) {
        property.unwanted = add_unwanted(member, true);
        continue;
      }
      if (is_unwanted(builder_, &member.value)) property.unwanted = add_unwanted(member, false);
      property.node = builder_.use(
          member.value, builder_.link(Link::Kind::member, "properties", std::string(member.key)));
    }
  }

  MemberRules::Property& add_name(std::string_view name) {
    names_.push_back(name);
    return rules_.properties.emplace_back();
  }

  int add_unwanted(const tree::Member& member, bool is_forbidden) {
    const auto keyword = is_forbidden ? "properties" : unwanted_mark(builder_);
    const ClauseAt at{
        .token = std::string(member.key), .subject = &member.value, .span = member.key_span};
    auto site = is_forbidden ? builder_.clause(keyword, "absent", at)
                             : builder_.advice(keyword, "absent", at);
    site.place = &builder_.place_of(member.value);
    site.is_schema = is_forbidden;
    site.below = "/properties/" + tree::escape_token(member.key);
    rules_.unwanted.push_back(
        {.name = member.key, .is_forbidden = is_forbidden, .site = std::move(site)});
    return static_cast<int>(rules_.unwanted.size()) - 1;
  }

  /// A property that the other direction alone carries is not required of this one (OpenAPI 3.0.3,
  /// Schema Object).
  void add_required(const tree::Node& required) {
    const auto* properties = builder_.find("properties");
    for (const auto& name : required.items) {
      const auto* schema = properties == nullptr ? nullptr : properties->find(name.scalar);
      if (is_unwanted(builder_, schema)) continue;
      const auto bit = rules_.required.size();
      auto site = builder_.clause(
          "required",
          "present",
          {.token = std::string(name.scalar), .subject = schema, .span = name.span});
      site.missing = name.scalar;
      rules_.required.push_back({.name = name.scalar, .site = std::move(site)});
      auto at = std::find(names_.begin(), names_.end(), name.scalar);
      if (at == names_.end()) {
        add_name(name.scalar);
        at = names_.end() - 1;
      }
      if (bit < 64)
        rules_.properties[static_cast<std::size_t>(at - names_.begin())].bit = std::uint64_t{1}
                                                                               << bit;
    }
  }

  void add_patterns(const tree::Node& patterns) {
    for (const auto& member : patterns.members) {
      const auto* pattern = builder_.compiler().pattern(member.key, member.key_span);
      if (pattern == nullptr) continue;
      const auto* node = builder_.use(
          member.value,
          builder_.link(Link::Kind::every, "patternProperties", std::string(member.key)));
      rules_.patterns.push_back({.pattern = pattern, .node = node});
    }
    rules_.doubt = builder_.site("patternProperties", "a name that can be matched");
  }

  void add_additional(const tree::Node& schema) {
    if (is_false(schema)) {
      rules_.closed =
          builder_.clause("additionalProperties", "without members that no schema names");
    } else {
      rules_.additional =
          builder_.use(schema, builder_.link(Link::Kind::every, "additionalProperties"));
    }
  }

  Builder& builder_;
  MemberRules rules_;
  std::vector<std::string_view> names_;
};

}  // namespace

void compile_members(Builder& builder) {
  bool any = false;
  for (const auto* keyword :
       {"properties", "required", "patternProperties", "additionalProperties"}) {
    any |= builder.find(keyword) != nullptr;
  }
  if (!any) return;
  builder.add(Group::objects,
              std::make_unique<Members>(builder.site("properties", {}), Rules(builder).make()));
}

}  // namespace assay::schema::keyword
