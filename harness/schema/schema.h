#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "contract/clause.h"
#include "schema/body.h"
#include "text/diagnostic.h"
#include "text/source_map.h"
#include "tree/node.h"

namespace assay::schema {

enum class Dialect { draft4, draft6, draft7, draft2019_09, draft2020_12, openapi3_0, openapi3_1 };

/// From a `$schema` URI, or `draft-07`, `2020-12`, `oas3.0`, …; nothing for an unknown name.
[[nodiscard]] std::optional<Dialect> read_dialect(std::string_view name);

/// `readOnly` and `writeOnly` depend on which way the body goes.
enum class Direction { request, response };
enum class Formats { assert_, annotate };

/// Gives the document behind an absolute URI or a path relative to the referring document; nullptr
/// when it is unknown. Nothing is ever fetched from the network.
using Resolver = std::function<const tree::Node*(std::string_view uri)>;

struct Options {
  Dialect dialect = Dialect::draft2020_12;
  Direction direction = Direction::response;
  Formats formats = Formats::assert_;
  std::string base_uri;       ///< of the root: a file name or a URI
  std::string clause_prefix;  ///< `cloudflare/magic-connectors.delete/response/200`: before the `#`
                              ///< of clause ids
  Resolver resolver;
  /// What a nested root resolves same-document references (`#/components/…`) against; nullptr: the
  /// schema itself.
  const tree::Node* document = nullptr;
};

/// One keyword of a schema as a statement about the body.
struct SchemaClause {
  std::string id;       ///< `<prefix>#/result/device/id:required`
  std::string keyword;  ///< `required`
  contract::Level level = contract::Level::must;
  std::string summary;
  std::string source;  ///< the nearest `x-assay-source`
  text::Span span;     ///< of the keyword in the schema
};

/// One place where a body breaks a keyword.
struct Violation {
  tree::Pointer instance;
  std::string keyword;
  std::string schema_location;  ///< absolute keyword location
  std::string expected;         ///< "a boolean"
  std::string actual;           ///< "the string \"yes\""; cut when long
  int clause = -1;              ///< index into clauses(), or -1 below a branch that was not chosen
  text::Span span;              ///< of the keyword in the schema
};

/// A property that no schema names where the body has it.
struct Undocumented {
  tree::Pointer at;
};

enum class Validity { valid, invalid, indeterminate };

/// Everything one pass over a body says.
struct Outcome {
  Validity validity = Validity::valid;
  std::vector<Violation> violations;
  std::vector<contract::State>
      clauses;  ///< kept, broken, indeterminate or unexercised; one for each of clauses()
  std::vector<Undocumented> undocumented;
  std::string why_indeterminate;
};

/// A schema, compiled once. Immutable; may be used by many evaluations.
class Schema {
 public:
  Schema(Schema&&) noexcept;
  Schema& operator=(Schema&&) noexcept;
  ~Schema();

  [[nodiscard]] const std::vector<SchemaClause>& clauses() const;
  /// Evaluates all of the schema and collects every violation.
  [[nodiscard]] Outcome evaluate(const Body& body) const;
  /// Only whether it is valid: stops at the first violation.
  [[nodiscard]] Validity test(const Body& body) const;

  struct Program;
  explicit Schema(std::unique_ptr<const Program> program);
  [[nodiscard]] const Program& program() const { return *program_; }

 private:
  std::unique_ptr<const Program> program_;
};

/// Compiles `root`. Unknown keywords, unknown formats, unresolvable references, reference loops and
/// patterns that cannot run are problems in `out`; gives nothing when one of them is an error.
[[nodiscard]] std::optional<Schema> compile(const text::SourceMap& sources,
                                            const tree::Node& root,
                                            const Options& options,
                                            text::Diagnostics& out);

}  // namespace assay::schema
