#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "contract/clause.h"
#include "schema/body.h"
#include "schema/dialect.h"
#include "schema/resources.h"
#include "text/diagnostic.h"
#include "text/source_map.h"
#include "tree/node.h"

namespace assay::schema {

/// `readOnly` and `writeOnly` depend on which way the body goes.
enum class Direction { request, response };
enum class Formats { assert_, annotate };

struct Options {
  Dialect dialect = Dialect::draft2020_12;  ///< where no `$schema` says otherwise
  Direction direction = Direction::response;
  Formats formats = Formats::assert_;
  std::string base_uri;  ///< of the root, or of `document`: a file name or a URI; empty: the name
                         ///< of its source
  std::string clause_prefix;  ///< `cloudflare/magic-connectors.delete/response/200`: before the `#`
                              ///< of clause ids
  Resolver resolver;
  /// The document that a nested root stands in, which same-document references (`#/components/…`)
  /// go to; nullptr: the root itself.
  const tree::Node* document = nullptr;
  bool keyword_locations = false;  ///< whether violations tell theirs
};

/// One keyword of a schema as a statement about the body.
///
/// Its id ends in `#<pointer>:<keyword>`. The pointer is that of the value in the body, through all
/// references: `*` stands for every item or additional member; behind the token it applies to,
/// `(anyOf/0)`, `(then)` or `(dependentSchemas/name)` says which branch; `allOf` and `$ref` say
/// nothing, unless two of them make the same statement: then the second shows its way, `(allOf/1)`,
/// or gets a number, `~2`. `required` stands at the pointer of the property.
///
/// A schema that comes a second time on its own path adds no clauses: what breaks it there breaks
/// the clauses of its first use. So schemas that refer to themselves have finitely many. Where
/// schemas refer to each other crosswise so often that there are more than 20,000 uses, further
/// uses go by the clauses of the first use of the same schema. Below `not`, `if`, `contains` and
/// `propertyNames` there are no clauses: the keyword itself is one.
///
/// `nullable` (level may: null is allowed) is kept when null came and never broken. `writeOnly` (in
/// requests: `readOnly`; level should) is broken when such a property comes, which leaves the body
/// valid.
struct SchemaClause {
  std::string id;                                 ///< `<prefix>#/result/device/id:required`
  std::string keyword;                            ///< `required`
  contract::Level level = contract::Level::must;  ///< by the nearest `x-assay-level`
  std::string summary;                            ///< "`id` is present"
  std::string source;                             ///< the nearest `x-assay-source`
  text::Span place;                               ///< of the nearest schema that stands somewhere
  text::Span span;                                ///< of the keyword in the schema
  const tree::Node* value = nullptr;              ///< of the keyword in the schema
};

/// One place where a body breaks a keyword.
struct Violation {
  tree::Pointer instance;
  std::string keyword;
  std::string schema_location;   ///< absolute keyword location
  std::string keyword_location;  ///< the way there from the root, through references; empty unless
                                 ///< Options ask for it
  std::string missing;           ///< the property that is to be there: of `required` and its like
  std::string expected;          ///< "a boolean"
  std::string actual;            ///< "the string `yes`"; cut when long
  int clause = -1;  ///< index into clauses(); -1 in a branch that was not clearly meant, and below
                    ///< `propertyNames`
  text::Span span;  ///< of the keyword in the schema; nowhere in a built-in metaschema

  friend bool operator==(const Violation&, const Violation&) = default;
};

/// A property that no schema names where at least one names others, and that no other keyword
/// describes.
struct Undocumented {
  tree::Pointer at;

  friend bool operator==(const Undocumented&, const Undocumented&) = default;
};

enum class Validity { valid, invalid, indeterminate };

/// Everything one pass over a body says.
struct Outcome {
  Validity validity = Validity::valid;
  /// Where no branch of an `anyOf` or `oneOf` holds, the violations of the branch that was meant
  /// follow: that of the discriminator's choice, the only one for this kind of value, or the one
  /// with the fewest violations.
  std::vector<Violation> violations;
  std::vector<contract::State>
      clauses;  ///< kept, broken, indeterminate or unexercised; one for each of clauses()
  std::vector<Undocumented> undocumented;
  std::string why_indeterminate;  ///< also when the body is invalid for another reason
};

/// A schema, compiled once. Immutable; may be used by many evaluations at once. It refers to the
/// tree it was compiled from, the documents it reaches and their sources, which must outlive it.
class Schema {
 public:
  Schema(Schema&&) noexcept;
  Schema& operator=(Schema&&) noexcept;
  ~Schema();

  [[nodiscard]] const std::vector<SchemaClause>& clauses() const;
  /// Evaluates all of the schema and collects every violation.
  [[nodiscard]] Outcome evaluate(const Body& body) const;
  /// Only whether it is valid: stops at the first violation. With `annotate`, formats that it was
  /// compiled with do not count.
  [[nodiscard]] Validity test(const Body& body, Formats formats = Formats::assert_) const;

  /// Whether every value of this kind keeps it, as any string keeps `{type: string}`. False where
  /// that takes more than a look at its root.
  [[nodiscard]] bool takes_every(boost::json::kind kind) const;

  struct Program;
  explicit Schema(std::unique_ptr<const Program> program);
  [[nodiscard]] const Program& program() const { return *program_; }

 private:
  std::unique_ptr<const Program> program_;
};

/// Compiles `root`. Unresolvable references, reference loops, keywords with values they do not
/// take, and patterns that cannot run are errors in `out`, and there is no schema. Unknown keywords
/// and unknown formats are annotations, and warnings (schema/strangers.h).
[[nodiscard]] std::optional<Schema> compile(const text::SourceMap& sources,
                                            const tree::Node& root,
                                            const Options& options,
                                            text::Diagnostics& out);

}  // namespace assay::schema
