#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "text/span.h"
#include "tree/node.h"
#include "tree/pointer.h"

namespace assay::cases {

enum class Effect { read, write, destructive };
[[nodiscard]] std::string_view name_of(Effect effect);

/// A state that a case needs: on the contract's resource.
enum class Presence { present, absent, with_dependents };
[[nodiscard]] std::string_view name_of(Presence presence);

struct Given {
  std::string resource;
  Presence presence = Presence::present;
  text::Span span;
};

/// A value with `${…}` still in it. A mapping `{raw: …}` stays a mapping here.
using Template = tree::Node;

/// A request as the case writes it: by operation, or raw.
struct RequestSpec {
  // By operation.
  std::string operation;
  std::vector<std::pair<std::string, Template>> with;
  std::vector<std::string> omit;
  std::string auth;  ///< empty: as the contract says; `none`, `wrong`, or the name of credentials
  // Raw.
  std::string method;
  std::string path;
  std::string url;
  std::vector<std::pair<std::string, Template>> query;
  std::vector<std::pair<std::string, Template>> headers;
  std::vector<std::pair<std::string, Template>> cookies;
  enum class Body { none, json, form, multipart, text, file } body_kind = Body::none;
  std::optional<Template> body;
  text::Span span;
};

/// One matcher (`files.md`, Case file). A scalar in the case is `is`.
struct Matcher {
  enum class Kind {
    is,
    not_,
    type,
    matches,
    one_of,
    contains,
    length,
    above,
    below,
    exists,
    format,
    near
  };
  Kind kind = Kind::is;
  Template value;
  text::Span span;
};
[[nodiscard]] std::string_view name_of(Matcher::Kind kind);

/// Matchers at a place of the body (`*` is every item) or on a header.
struct Assertion {
  std::string at;  ///< pointer with `*`, or the header's name
  std::vector<Matcher> matchers;
  text::Span span;
};

enum class Undocumented { off, warn, fail };

struct Expectation {
  /// Allowed statuses: `200`, `2xx`. Empty: any that the contract documents as no error.
  std::vector<std::string> status;
  text::Span status_span;
  std::string error;  ///< the error code; empty: the answer must not be an error
  text::Span error_span;
  /// A schema file beside the case file, `none`, or empty for the contract's.
  std::string schema;
  std::vector<Assertion> headers;
  std::vector<Assertion> body;
  std::optional<base::Duration> under;
  text::Span under_span;
  std::optional<Undocumented> undocumented;  ///< none: warn
  text::Span span;
};

struct Capture {
  std::string name;
  enum class From { json, header, cookie, matches } from = From::json;
  std::string what;  ///< pointer, header or cookie name, or pattern
  text::Span span;
};

/// Poll until the expectation holds.
struct Until {
  Expectation expect;
  base::Duration within{};
  base::Duration every{};
};

/// One request with what is expected back.
struct Step {
  std::string name;
  RequestSpec request;
  Expectation expect;
  std::vector<Capture> captures;
  std::optional<Until> until;
  base::Duration timeout{};  ///< zero: the target's
  unsigned retries = 0;      ///< for the network only
  text::Span span;
};

struct Skip {
  std::string on;  ///< name of a target, or `mock`, or `url` for any real one
  std::string because;
};

/// Values of one row of `each`.
using Row = std::vector<std::pair<std::string, Template>>;

struct Case {
  std::string id;
  std::string title;
  std::vector<text::Spanned<std::string>> clauses;
  Effect effect = Effect::read;
  std::vector<std::string> tags;
  std::vector<Given> given;
  std::vector<Step> setup;
  std::vector<Step>
      steps;  ///< one step without a name when the case has just `request` and `expect`
  std::vector<Step> finally;
  std::optional<Skip> skip;
  Row row;          ///< `each` is unrolled by the reader: one case a row, ids with `[n]`
  text::Span span;  ///< of the id
};

/// One case file.
struct File {
  std::string path;
  std::string contract;  ///< path of the contract, resolved against the file; empty where every
                         ///< request is raw
  bool derived = false;
  struct Source {
    std::string page;
    std::string sha256;
  };
  std::optional<Source> source;
  std::map<std::string, std::vector<Step>>
      fragments;  ///< its own and imported ones, which a target's `given` may use
  std::vector<Case> cases;
};

}  // namespace assay::cases
