#include "docs/openapi_mends.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "docs/nodes.h"
#include "docs/type_words.h"
#include "docs/words.h"
#include "openapi/modernise.h"
#include "openapi/roles.h"
#include "schema/pattern.h"
#include "text/repeated.h"

namespace assay::docs {
namespace {

using openapi::Role;

enum class Dialect { swagger2, openapi3_0, openapi3_1 };

void drop(tree::Node& node, std::string_view key) {
  erase_if(node.members, [&](const tree::Member& member) { return member.key == key; });
}

bool is_true(const tree::Node* node) {
  return node != nullptr && (node->is(tree::Kind::boolean) || node->is(tree::Kind::string)) &&
         node->scalar == "true";
}

class Mender {
 public:
  Mender(Dialect dialect, std::vector<Unread>& unread) : dialect_(dialect), unread_(unread) {}

  void visit(tree::Node& node, Role role) {
    if (role == Role::data) return;
    if (role == Role::schema && node.is(tree::Kind::mapping)) mend_one(node);
    if (role == Role::object) mend_flag(node);
    for (auto& item : node.items)
      visit(item, openapi::role_of_items(role));
    for (auto& member : node.members)
      visit(member.value, openapi::role_below(role, member.key));
  }

  void report(text::Diagnostics& out) const {
    for (const auto* mends :
         {&flags_, &types_, &nullables_, &required_, &unplaced_, &bounds_, &empty_, &repeated_}) {
      if (mends->count == 0) continue;
      out.warning("docs.mended",
                  mends->first,
                  fmt::format("{}; it is read as {}{}",
                              mends->what,
                              mends->meant,
                              text::and_elsewhere(mends->count - 1)));
    }
  }

 private:
  /// `required: "true"` of a parameter or a body.
  void mend_flag(tree::Node& node) {
    auto* flag = member_of(node, "required");
    if (flag == nullptr || !flag->is(tree::Kind::string)) return;
    if (flag->scalar != "true" && flag->scalar != "false") return;
    flags_.note(flag->span);
    *flag = boolean_node(flag->scalar == "true", flag->span);
  }

  void mend_one(tree::Node& schema) {
    if (auto* type = member_of(schema, "type")) mend_type(schema, *type);
    drop_bad_patterns(schema);
    if (dialect_ == Dialect::openapi3_1) {
      mend_nullable(schema);
      if (openapi::make_bounds_exclusive(schema)) bounds_.note(schema.span);
    }
    if (auto* properties = member_of(schema, "properties")) mend_required(schema, *properties);
    mend_own_required(schema);
    if (auto* required = member_of(schema, "required")) mend_repeated(*required);
    for (const std::string_view choice : {"oneOf", "anyOf", "allOf"})
      mend_empty(schema, choice);
  }

  void mend_type(tree::Node& schema, tree::Node& type) {
    if (!type.is(tree::Kind::string)) return;
    const auto word = type.scalar;
    if (word == "file" && dialect_ == Dialect::swagger2) return;
    if (word.starts_with("enum<") && word.ends_with('>')) {
      types_.note(type.span);
      type.scalar = word.substr(5, word.size() - 6);
      return mend_type(schema, type);
    }
    const auto* known = find_type_word(word);
    if (known != nullptr) {
      if (known->type == word) return;
      const auto span = type.span;
      types_.note(span);
      if (known->type.empty()) return drop(schema, "type");
      type.scalar = known->type;
      if (!known->format.empty() && schema.find("format") == nullptr)
        put(schema, "format", string_node(known->format, span));
      return;
    }
    // A name of the vendor's: what such a value looks like nobody says.
    unread_.push_back({type.span, "a type that JSON does not have"});
    drop(schema, "type");
  }

  void mend_nullable(tree::Node& schema) {
    if (schema.find("nullable") == nullptr) return;
    const bool nullable = is_true(schema.find("nullable"));
    const auto span = schema.find("nullable")->span;
    nullables_.note(span);
    drop(schema, "nullable");
    if (!nullable) return;
    if (auto* values = member_of(schema, "enum")) {
      const auto is_null = [](const tree::Node& one) { return one.is(tree::Kind::null); };
      if (std::none_of(values->items.begin(), values->items.end(), is_null))
        values->items.push_back(null_node(span));
    }
    if (auto* type = member_of(schema, "type")) {
      if (!type->is(tree::Kind::string) || type->scalar == "null") return;
      auto both = sequence_node(type->span);
      both.items.push_back(*type);
      both.items.push_back(string_node("null", span));
      *type = std::move(both);
      return;
    }
    wrap_nullable(schema, span);
  }

  /// `{$ref: X, nullable: true}` and `{oneOf: […], nullable: true}`: X, or null.
  static void wrap_nullable(tree::Node& schema, text::Span span) {
    constexpr std::array<std::string_view, 4> moved = {"$ref", "oneOf", "anyOf", "allOf"};
    auto inner = mapping_node(schema.span);
    for (const auto key : moved) {
      if (auto* value = member_of(schema, key)) {
        put(inner, key, std::move(*value));
        drop(schema, key);
      }
    }
    if (inner.members.empty()) return;  // nothing is said, so null is allowed already
    auto choices = sequence_node(schema.span);
    choices.items.push_back(std::move(inner));
    choices.items.push_back(type_schema("null", span));
    put(schema, "anyOf", std::move(choices));
  }

  /// `required: true` on a property is the object's to say.
  void mend_required(tree::Node& schema, tree::Node& properties) {
    tree::Nodes names;
    for (auto& property : properties.members) {
      auto* flag = member_of(property.value, "required");
      if (flag == nullptr || flag->is(tree::Kind::sequence)) continue;
      required_.note(flag->span);
      if (is_true(flag)) names.push_back(string_node(property.key, flag->span));
      drop(property.value, "required");
    }
    if (names.empty()) return;
    const auto* list = member_of(schema, "required");
    if (list == nullptr || !list->is(tree::Kind::sequence))
      put(schema, "required", sequence_node(names.front().span));
    auto& required = member_of(schema, "required")->items;
    for (auto& name : names) {
      const auto same = [&](const tree::Node& one) { return one.scalar == name.scalar; };
      if (std::none_of(required.begin(), required.end(), same)) required.push_back(name);
    }
  }

  /// What cannot be run cannot be judged; the rest of the schema can.
  void drop_bad_patterns(tree::Node& schema) {
    const auto is_bad = [&](std::string_view pattern, text::Span span) {
      const auto compiled = schema::Pattern::compile(pattern);
      if (!compiled) unread_.push_back({span, "a pattern that cannot be run: " + compiled.error()});
      return !compiled;
    };
    const auto* pattern = schema.find("pattern");
    if (pattern != nullptr && pattern->is(tree::Kind::string) &&
        is_bad(pattern->scalar, pattern->span))
      drop(schema, "pattern");
    if (auto* named = member_of(schema, "patternProperties")) {
      erase_if(named->members,
               [&](const tree::Member& one) { return is_bad(one.key, one.key_span); });
    }
  }

  /// `required: true` on a schema that is nobody's property.
  void mend_own_required(tree::Node& schema) {
    const auto* flag = member_of(schema, "required");
    if (flag == nullptr || flag->is(tree::Kind::sequence)) return;
    unplaced_.note(flag->span);
    drop(schema, "required");
  }

  /// A name that `required` has twice.
  void mend_repeated(tree::Node& required) {
    std::set<std::string_view> seen;
    erase_if(required.items, [&](const tree::Node& name) {
      if (!name.is(tree::Kind::string) || seen.insert(name.scalar).second) return false;
      repeated_.note(name.span);
      return true;
    });
  }

  /// No schema would be the right one of none.
  void mend_empty(tree::Node& schema, std::string_view choice) {
    const auto* schemas = schema.find(choice);
    if (schemas == nullptr || !schemas->is(tree::Kind::sequence) || !schemas->items.empty()) return;
    empty_.note(schemas->span);
    drop(schema, choice);
  }

  /// The places where one kind of mend was made.
  struct Mends {
    std::string_view what;
    std::string_view meant;
    text::Span first{};
    std::size_t count = 0;

    void note(text::Span span) {
      if (count++ == 0) first = span;
    }
  };

  Dialect dialect_;
  std::vector<Unread>& unread_;
  Mends flags_{"a flag is written as a string", "a boolean"};
  Mends types_{"a type is not written as JSON Schema does", "the type that it means"};
  Mends nullables_{"`nullable` is no keyword of OpenAPI 3.1", "the type `null` beside the other"};
  Mends required_{"`required` stands on a property", "a name in the object's `required`"};
  Mends unplaced_{"`required` stands on a schema that is no property", "nothing"};
  Mends bounds_{"a flag makes a bound exclusive, as in OpenAPI 3.0", "the bound itself"};
  Mends empty_{"a list of schemas to choose from is empty", "no choice"};
  Mends repeated_{"`required` names a property twice", "once"};
};

}  // namespace

void mend(tree::Node& document, std::vector<Unread>& unread, text::Diagnostics& out) {
  const auto dialect = document.find("swagger") != nullptr                ? Dialect::swagger2
                       : document.string_at("openapi").starts_with("3.0") ? Dialect::openapi3_0
                                                                          : Dialect::openapi3_1;
  Mender mender(dialect, unread);
  mender.visit(document, Role::object);
  mender.report(out);
}

}  // namespace assay::docs
