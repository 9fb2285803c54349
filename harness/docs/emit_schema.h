#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "contract/contract.h"
#include "contract/references.h"
#include "docs/json_writer.h"
#include "tree/node.h"

namespace assay::docs {

/// Writes a value as it is.
void write_value(JsonWriter& out, const tree::Node& value);

/// Writes the schemas of a contract as JSON Schemas 2020-12 that stand for themselves: what they
/// refer to is in their `$defs`, keywords of OpenAPI 3.0 are those of 2020-12, and descriptions,
/// examples and what words alone suggest are left out.
class SchemaWriter {
 public:
  /// The contract outlives this.
  explicit SchemaWriter(const contract::Contract& contract);

  /// Writes the schema.
  void write(JsonWriter& out, const tree::Node& schema);
  /// The JSON types that the schema allows, references followed; empty when it does not say.
  [[nodiscard]] std::vector<std::string_view> types(const tree::Node& schema) const;

 private:
  /// A schema that others refer to, written once.
  struct Definition {
    std::string name;
    std::string text;  ///< empty until it is needed
    std::vector<const tree::Node*> mentions;
  };
  enum class What { value, schema, named_schemas };
  using Mentions = std::vector<const tree::Node*>;

  [[nodiscard]] static What below(What what, std::string_view key);
  void write(JsonWriter& out, const tree::Node& node, What what, Mentions& mentions);
  void write_shared(JsonWriter& out, const tree::Node& schema);
  void write_members(JsonWriter& out, const tree::Node& node, What what, Mentions& mentions);
  void write_definitions(JsonWriter& out, Mentions& mentions);
  bool write_reference(JsonWriter& out, const tree::Node& schema, Mentions& mentions);
  bool write_old_keyword(JsonWriter& out,
                         const tree::Node& schema,
                         const tree::Member& member) const;
  const std::string& name_of(const tree::Node& schema, std::string_view reference);
  const Definition& definition(const tree::Node& schema);
  void add_types(const tree::Node& schema, std::vector<std::string_view>& types, int depth) const;

  contract::References references_;
  bool from_openapi_;
  bool from_openapi3_0_;
  std::map<const tree::Node*, Definition> definitions_;
  std::set<std::string, std::less<>> taken_;
  std::map<const tree::Member*, std::string> shared_;  ///< by the members that schemas share
};

}  // namespace assay::docs
