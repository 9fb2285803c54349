#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/program.h"
#include "schema/schema.h"
#include "tree/node.h"

namespace assay::cli {

/// What a command line says of a schema.
struct SchemaWish {
  std::string
      path;  ///< `item.json`, or a part of a document: `openapi.yaml#/components/schemas/Item`
  std::optional<schema::Dialect> dialect;  ///< where no `$schema` and no OpenAPI version says it
  schema::Formats formats = schema::Formats::assert_;
  std::vector<std::string> references;  ///< files that references reach by their `$id`
  bool keyword_locations = false;
};

/// A schema of the command line and all the files it refers to, which live as long as this.
/// References go to files beside it, or by `$id` to files that are named: never to the network.
class SchemaFile {
 public:
  explicit SchemaFile(Program& program) : program_(program) {}
  SchemaFile(const SchemaFile&) = delete;
  SchemaFile& operator=(const SchemaFile&) = delete;

  /// The compiled schema; or nothing, and why it cannot be used was said.
  [[nodiscard]] std::optional<schema::Schema> load(const SchemaWish& wish);

 private:
  [[nodiscard]] const tree::Node* read(const std::string& path, text::Diagnostics& out);
  [[nodiscard]] const tree::Node* find_file(std::string_view uri, text::Diagnostics& out);
  void name_references(const SchemaWish& wish, text::Diagnostics& out);
  [[nodiscard]] std::string uri_of(const std::string& path) const;
  void name(std::string uri, const tree::Node& document, text::Diagnostics& out);

  Program& program_;
  std::string root_;  // as it was named, without its fragment
  std::map<std::string, std::optional<tree::Node>> documents_;  // by path
  std::map<std::string, const tree::Node*, std::less<>> by_uri_;
  bool is_unreadable_ = false;  // one of the documents; which was said
};

}  // namespace assay::cli
