#pragma once

#include <deque>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "schema/lower/lower.h"
#include "schema/scopes.h"

namespace assay::schema::lower {

namespace json = boost::json;

/// One lowering at work. A schema in one dynamic scope becomes one definition.
class Lowering {
 public:
  Lowering(Resources& resources, const Options& options, const Abilities& abilities, Lowered& out)
      : resources_(resources), options_(options), abilities_(abilities), out_(out) {}

  void run(const tree::Node& root);

  /// A schema in a scope, with what its keywords are read by.
  struct At {
    const tree::Node& schema;
    const Scope& scope;
    const Resource& resource;

    [[nodiscard]] const tree::Node* find(std::string_view keyword) const {
      return find_value(resource, schema, keyword);
    }
    [[nodiscard]] Dialect dialect() const { return resource.dialect; }
    /// Until draft 7 a `$ref` hides all that stands beside it.
    [[nodiscard]] bool is_reference() const {
      return !has_ref_siblings(dialect()) && find("$ref") != nullptr;
    }
  };
  [[nodiscard]] At at(const tree::Node& schema, const Scope& scope);

  /// The schema lowered where it stands.
  [[nodiscard]] json::value lower(const tree::Node& schema, const Scope& scope);
  /// A reference to the schema's definition (a boolean too: valijson keeps boolean schemas apart
  /// only by reference).
  [[nodiscard]] json::value refer(const tree::Node& schema, const Scope& scope);
  /// What a reference keyword of the schema names.
  [[nodiscard]] Scopes::Target follow(const At& here, std::string_view keyword);

  [[nodiscard]] json::array lower_all(const tree::Node& schemas, const Scope& scope);
  /// A pattern, if std::regex reads it as ECMA-262 does.
  [[nodiscard]] json::value pattern(std::string_view text, text::Span span);
  /// A name, if valijson sees all of it.
  [[nodiscard]] std::string name(std::string_view text, text::Span span);
  void refuse(text::Span span, std::string message);

  [[nodiscard]] Resources& resources() { return resources_; }
  [[nodiscard]] const Options& options() const { return options_; }
  [[nodiscard]] const Abilities& abilities() const { return abilities_; }
  [[nodiscard]] Lowered& out() { return out_; }

 private:
  using Key = std::tuple<const tree::Node*, const Scope*>;

  Resources& resources_;
  const Options& options_;
  const Abilities& abilities_;
  Lowered& out_;
  Scopes scopes_{resources_};
  std::map<Key, std::string> names_;
  std::deque<Key> pending_;
  std::set<std::string> refused_;
};

/// What a lowered schema consists of: keywords of one object, and schemas that must hold beside it.
struct Parts {
  json::object keywords;
  json::array all;

  [[nodiscard]] json::value join() &&;
};

// Each adds what its keywords say; `here` is no pure reference.
void lower_references(Lowering& lowering, const Lowering::At& here, Parts& parts);
void lower_assertions(Lowering& lowering,
                      const Lowering::At& here,
                      Parts& parts);  // type to required
void lower_members(Lowering& lowering, const Lowering::At& here, Parts& parts);
void lower_items(Lowering& lowering, const Lowering::At& here, Parts& parts);
void lower_combinations(Lowering& lowering, const Lowering::At& here, Parts& parts);
void lower_unevaluated(Lowering& lowering, const Lowering::At& here, Parts& parts);

/// A value of a schema as valijson must see it: numbers that are doubles, strings without NUL; the
/// rest is refused.
[[nodiscard]] json::value lower_value(Lowering& lowering, const tree::Node& value);
/// A number, refused where a double cannot hold it.
[[nodiscard]] json::value lower_number(Lowering& lowering, const tree::Node& number);

/// Whether valijson compares this number as we do.
[[nodiscard]] bool is_comparable(std::string_view number);

}  // namespace assay::schema::lower
