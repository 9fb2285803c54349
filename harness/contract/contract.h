#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "contract/clause.h"
#include "text/span.h"
#include "tree/node.h"
#include "tree/pointer.h"

namespace assay::contract {

/// A page that statements were read from.
struct Page {
  std::string page;       ///< file name, as `x-assay-source` uses it
  std::string url;        ///< where the vendor publishes it
  std::string sha256;     ///< of the text that was read
  std::string retrieved;  ///< ISO date
  bool restated = false;  ///< our own page with the same facts, shown as "restated from <url>"
};

/// A base URL with `{variables}`.
struct Server {
  struct Variable {
    std::string name;
    std::string value;                ///< the default
    std::vector<std::string> values;  ///< `enum`, when given
  };
  std::string name;  ///< `x-assay-name`, else empty
  std::string url;
  std::string description;
  std::string source;
  std::vector<Variable> variables;
  text::Span span;
};

/// How a request proves who sends it. OpenAPI's schemes, and those it has no place for
/// (`x-assay-security`).
struct SecurityScheme {
  enum class Kind {
    http_bearer,
    http_basic,
    api_key_header,
    api_key_query,
    api_key_cookie,
    body,
    server_variable
  };
  std::string id;
  Kind kind = Kind::http_bearer;
  std::string name;    ///< header, query, cookie or server variable name
  tree::Pointer at;    ///< where in the JSON body, for `body`
  std::string server;  ///< name of the server it belongs to, or empty for all
  Level level = Level::must;
  std::string source;
  text::Span span;
};

/// All of the named schemes are needed together; an operation accepts any one of its alternatives.
using SecurityAlternative = std::vector<std::string>;

/// What the page says of who may ask, beside the credentials: a scope, a role.
struct Permission {
  std::string name;   ///< last segment of its clause's id
  std::string means;  ///< in a few words
  Level level = Level::must;
  std::string source;
  text::Span span;
};

/// What hangs on a resource goes with it (`cascade`) or keeps it from being deleted (`restrict`).
enum class OnDelete { cascade, restrict_ };

struct Resource {
  std::string name;
  std::string id_parameter;
  std::string parent;  ///< resource it lives in, or empty
  std::vector<std::pair<std::string, OnDelete>> has;
};

enum class Act { create, get, list, update, delete_ };

struct Acts {
  std::string on;
  Act does = Act::get;
};

/// When an error is the documented answer.
enum class Condition {
  unauthorized,
  forbidden,
  missing,
  invalid,
  absent,
  dependents,
  rate_limited,
  unknown
};
[[nodiscard]] std::string_view name_of(Condition condition);

struct When {
  Condition condition = Condition::unknown;
  std::string subject;  ///< parameter, resource, or the page's words for `unknown`

  friend bool operator==(const When&, const When&) = default;
};

/// One documented error: a code in the body, a status, or both.
struct ErrorCode {
  std::string code;  ///< empty where only the status tells (PolyAI)
  std::string message;
  int status = 0;
  When when;
  std::string clause;  ///< id of its clause
  Level level = Level::must;
  std::string source;
  text::Span span;
};

enum class In { path, query, header, cookie, body };
[[nodiscard]] std::string_view name_of(In in);

struct Parameter {
  std::string name;  ///< in a body: the path, `a.b[].c`
  In in = In::query;
  std::optional<bool> required;  ///< none: the page does not say
  /// Types as the page names them, such as `crm_status`; empty where they are those of the schema.
  std::vector<std::string> named_types;
  const tree::Node* schema = nullptr;
  const tree::Node* example = nullptr;
  std::string description;
  Level level = Level::must;
  std::string source;
  text::Span span;
};

/// A body of one media type. Schemas are trees of the contract's documents, `$ref`s unresolved.
struct Content {
  std::string media_type;
  const tree::Node* schema = nullptr;
  std::vector<const tree::Node*> examples;
  text::Span span;
};

/// A node of a success body that must equal something else.
struct Equality {
  tree::Pointer at;
  enum class To { parameter, ids_of } to = To::parameter;
  std::string subject;  ///< the parameter, or the resource whose ids these are
  std::string clause;
  Level level = Level::must;
  std::string source;
  text::Span span;
};

/// The documented answers of one status (`200`, `4XX`, `default`).
struct ResponseSpec {
  std::string status;
  std::string description;
  std::vector<Content> success;  ///< what a body that is not an error looks like
  std::vector<Content> error;  ///< what an error body looks like, where one status carries both, or
                               ///< the status is an error
  std::vector<Equality> equalities;
  Level level = Level::must;
  std::string source;
  text::Span span;
};

struct Operation {
  std::string id;    ///< `cloudflare/magic-connectors.delete`
  std::string name;  ///< RPC method name where the page has one; else the operation id
  std::string method;
  std::string path;  ///< template, after the server's base path
  std::string summary;
  std::vector<Parameter> parameters;
  bool body_required = false;
  std::vector<Content> body;
  std::vector<ResponseSpec> responses;
  std::vector<ErrorCode> errors;
  std::vector<SecurityAlternative> security;
  std::vector<Permission> permissions;
  std::vector<std::size_t> servers;  ///< indices into Contract::servers
  std::optional<Acts> acts;
  std::string effect;  ///< `read`, `write`, `destructive`
  std::string source;
  text::Span span;

  /// The answer that documents `status`: the exact one, else `4XX`, else `default`; nullptr when
  /// undocumented.
  [[nodiscard]] const ResponseSpec* response_for(int status) const;
  [[nodiscard]] const Parameter* parameter(std::string_view called) const;
};

/// How the contract's answers say that they are errors.
struct ErrorShape {
  std::optional<tree::Pointer> at;  ///< where the code stands (`x-assay-error-at`)
  std::optional<tree::Pointer>
      present;  ///< present: an error (`x-assay-error-if`), for APIs whose status does not tell
};

/// The operations and clauses of one API. Holds views into the SourceMap it was read with, and
/// pointers into its own documents: it can be moved, not copied.
struct Contract {
  Contract() = default;
  Contract(Contract&&) = default;
  Contract& operator=(Contract&&) = default;
  Contract(const Contract&) = delete;
  Contract& operator=(const Contract&) = delete;

  std::string api;  ///< first segment of every id
  std::string title;
  std::string version;  ///< of the API, as the page writes it
  std::string file;     ///< the file it was read from
  std::string dialect;  ///< of its schemas: `oas3.1`, `oas3.0`, or a $schema URI
  /// It was read from pages: a schema without `x-assay-source` was stated where it stands.
  bool of_pages = false;
  std::vector<Page> pages;
  std::vector<Server> servers;
  std::vector<SecurityScheme> security_schemes;
  std::vector<Resource> resources;
  std::vector<Condition> when_order;  ///< which error wins where several hold
  ErrorShape errors;
  std::vector<Operation> operations;
  std::vector<Clause> clauses;  ///< sorted by id
  /// Every document that was read, by file name; the first is the contract itself. A deque, so that
  /// nodes stay where they are.
  std::deque<std::pair<std::string, tree::Node>> documents;
  /// Schemas that stand in no document as they are, such as those of Swagger 2.0's parameters.
  /// Their spans are those of the nodes they were made of.
  std::deque<tree::Node> made;
  /// The contracts that this one was merged of: they own what it points to.
  std::vector<Contract> parts;

  [[nodiscard]] const Operation* operation(std::string_view id_or_name) const;
  [[nodiscard]] const Clause* clause(std::string_view id) const;
  /// The clauses of one operation, which stand in a row; sorted by id.
  [[nodiscard]] std::span<const Clause> clauses_of(const Operation& operation) const;
  [[nodiscard]] const Resource* resource(std::string_view name) const;
  [[nodiscard]] const SecurityScheme* security_scheme(std::string_view id) const;
};

}  // namespace assay::contract
