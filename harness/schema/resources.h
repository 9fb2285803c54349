#pragma once

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <tl/expected.hpp>

#include "schema/dialect.h"
#include "schema/vocabulary.h"
#include "text/diagnostic.h"
#include "tree/node.h"

namespace assay::schema {

/// Gives the document behind an absolute URI or a path relative to the referring document; nullptr
/// when it is unknown. Nothing is ever fetched from the network.
using Resolver = std::function<const tree::Node*(std::string_view uri)>;

/// A document, or a part of one with an identifier of its own (JSON Schema core 2020-12
/// section 4.3.5).
struct Resource {
  std::string uri;  ///< absolute, or relative to whatever the caller's base is; no fragment
  const tree::Node* root = nullptr;
  Dialect dialect = Dialect::draft2020_12;
  std::uint8_t vocabularies = 0xFF;  ///< bits of Vocabulary that its metaschema has in force
  bool asserts_formats = false;      ///< its metaschema has the format-assertion vocabulary
  bool is_recursive = false;         ///< `$recursiveAnchor: true` at its root
  std::map<std::string_view, const tree::Node*> anchors;
  std::map<std::string_view, const tree::Node*> dynamic_anchors;

  [[nodiscard]] bool knows(Vocabulary part) const {
    return (vocabularies >> static_cast<unsigned>(part) & 1U) != 0;
  }
};

/// Where a schema stands: a JSON Pointer from the root of its resource.
struct Place {
  const Resource* resource = nullptr;
  std::string pointer;

  /// The absolute keyword location of `keyword`, or of the schema itself when that is empty.
  [[nodiscard]] std::string location(std::string_view keyword = {}) const;
};

/// Finds the schemas of documents, their resources and anchors, and resolves references between
/// them.
class Resources {
 public:
  /// Documents without `$schema` are read as `dialect`. Metaschemas need no resolver.
  Resources(Dialect dialect, Resolver resolver, text::Diagnostics& out);

  /// Takes in a document under its URI. Schemas are found below `document` where keywords that hold
  /// schemas lead; in a document that is no schema (OpenAPI), those that references reach.
  void add(std::string_view uri, const tree::Node& document);
  /// Takes in a schema that stands at `pointer` in a document that was added under `uri`.
  void add_part(std::string_view uri, const tree::Node& schema, std::string pointer);

  /// The place of a schema that was found or resolved.
  [[nodiscard]] const Place& place_of(const tree::Node& schema) const {
    return places_.at(&schema);
  }
  /// Whether the node is a schema that was found.
  [[nodiscard]] bool knows(const tree::Node& node) const { return places_.contains(&node); }
  /// The schema a reference in `from` names, or why there is none.
  [[nodiscard]] tl::expected<const tree::Node*, std::string> resolve(const Resource& from,
                                                                     std::string_view reference);
  /// Asks the resolver for nothing more.
  void close() { resolver_ = {}; }
  /// All schemas found so far, in the order of the documents.
  [[nodiscard]] const std::vector<const tree::Node*>& schemas() const { return order_; }

 private:
  Resource& make_resource(std::string uri, const tree::Node& root);
  void find_schemas(const tree::Node& schema,
                    Resource& resource,
                    std::string pointer,
                    bool is_root);
  void find_below(const tree::Node& schema, Resource& resource, const std::string& pointer);
  Resource& enter(const tree::Node& schema, Resource& outer, bool is_root);
  void note_anchors(const tree::Node& schema, Resource& resource);
  void read_metaschema(Resource& resource, const tree::Node& keyword);
  void set_vocabularies(Resource& resource, const tree::Node& vocabularies);
  [[nodiscard]] const tree::Node* fetch(std::string_view uri) const;
  [[nodiscard]] Resource* find_resource(const std::string& uri);
  [[nodiscard]] tl::expected<const tree::Node*, std::string> follow(Resource& resource,
                                                                    std::string_view pointer);

  Dialect dialect_;
  Resolver resolver_;
  text::Diagnostics& out_;
  std::deque<Resource> resources_;
  std::map<std::string, Resource*, std::less<>> by_uri_;
  std::unordered_map<const tree::Node*, Place> places_;
  std::vector<const tree::Node*> order_;
};

}  // namespace assay::schema
