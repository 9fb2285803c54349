#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
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

/// The resource's state that the case asks for.
struct Given {
  std::string resource;
  Presence presence = Presence::present;
  text::Span span;
};

/// A value with `${…}` still in it. A mapping `{raw: …}` stays a mapping here.
using Template = tree::Node;

/// A value under a name, with the place of the name.
struct Named {
  std::string name;
  Template value;
  text::Span span;
};

/// One part of a `multipart` body (RFC 7578). A file's content is read with the case.
struct Part {
  std::string name;
  Template value;        ///< the text, or the file's content
  std::string filename;  ///< as it is sent; empty: no file
  std::string file{};    ///< path of the file that is read; empty: none
  std::string type;      ///< media type; empty: none is sent
  text::Span span;
};

/// A request as the case writes it: by operation, or raw.
struct RequestSpec {
  // By operation. `query`, `headers`, `cookies` and a body may be added; the body then replaces the
  // one made of `with`.
  std::string operation;
  text::Span operation_span;
  std::vector<Named> with;
  std::vector<text::Spanned<std::string>> omit;
  /// Empty: as the contract says (by operation), or nothing (raw); `none`, `wrong`, or the name of
  /// credentials.
  std::string auth;
  text::Span auth_span;
  std::string
      server;  ///< name of the contract's server (`x-assay-name`); empty: the target's choice
  text::Span server_span;
  // Raw.
  std::string method;
  Template path;  ///< null, or a string with `${…}`, encoded as it stands; what `${…}` puts in is
                  ///< percent-encoded
  Template url;  ///< the same, absolute
  std::vector<Named> query;
  std::vector<Named> headers;
  std::vector<Named> cookies;
  enum class Body { none, json, form, multipart, text, file } body_kind = Body::none;
  Template body;            ///< json: the value; form: a mapping; text: a string; file: its content
  std::string file;         ///< path of the file that the body is read from
  std::vector<Part> parts;  ///< of a multipart body
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
  text::Span span;  ///< of the matcher's key, or of the scalar
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
  /// Allowed statuses: `200`, `2xx` (lower case). Empty: any that the contract documents as no
  /// error.
  std::vector<std::string> status;
  text::Span status_span;
  std::string error;  ///< the error code; empty: the answer must not be an error
  text::Span error_span;
  /// Path of a JSON Schema file, resolved against the case file; `none`; or empty for the
  /// contract's.
  std::string schema;
  text::Span schema_span;
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
  base::Duration within{};  ///< give up, and judge the last answer, after this long
  base::Duration every = std::chrono::seconds(1);
  text::Span span;
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
  std::string on;  ///< `mock`, `target` for every target that is not the mock, or a target's name
  std::string because;
  std::string unless;  ///< an entry of the target's `allow` that lifts the skip; empty: none does
  text::Span span;
};

/// Values of one row of `each`.
struct Row {
  std::vector<Named> values;
  bool text_only = false;  ///< from a CSV file: each value takes the documented type of the
                           ///< parameter it is put into
  std::string file{};      ///< path of that CSV file
  std::string title{};     ///< the case's title before the values were put into it
};

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
  std::string overridden;  ///< why `overrides.yaml` changed it; empty: it did not
  Row row;                 ///< `each` is unrolled by the reader: one case a row, ids with `[n]`
  text::Span span;         ///< of the id
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
  /// Its own and imported ones, which a target's `given` may use too.
  std::map<std::string, std::vector<Step>, std::less<>> fragments;
  std::vector<Case> cases;
  /// Cases that `overrides.yaml` leaves out.
  struct Dropped {
    std::string id;
    std::string because;
  };
  std::vector<Dropped> dropped{};
};

}  // namespace assay::cases
