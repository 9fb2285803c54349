#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json/value.hpp>

#include "cases/build.h"
#include "http/url.h"

/// The parts of `build`, for each other; others include `cases/build.h`.
namespace assay::cases {

/// A request in the making.
struct Draft {
  const Case& test;
  const RequestSpec& spec;
  const contract::Contract* contract;
  const Destination& destination;
  Scope& scope;
  text::Diagnostics& out;

  Built built;
  bool destructive = false;
  const contract::Server* server = nullptr;
  std::map<std::string, std::string, std::less<>> path_values;       ///< by parameter, not encoded
  std::map<std::string, std::string, std::less<>> server_variables;  ///< by name, not encoded
  http::Pairs query;
  http::Pairs cookies;
  http::Headers headers;  ///< of parameters and credentials
  boost::json::value body;
  bool has_body = false;   ///< `body` is to be sent
  std::string media_type;  ///< of `body`, where the contract says it
  bool carries_secret = false;

  void error(std::string_view code,
             text::Span span,
             std::string message,
             std::string advice = {}) const {
    out.error("cases." + std::string(code), span, std::move(message), std::move(advice));
  }
  void report(const base::Error& error, text::Span span) const {
    out.error(error.code, span, error.message, error.advice);
  }
  /// Keeps a secret for redaction.
  void keep_secret(std::string text) {
    carries_secret = true;
    built.secrets.push_back(std::move(text));
  }
};

/// The operation that the request names; reports one that the contract does not have.
[[nodiscard]] const contract::Operation* find_operation(const RequestSpec& spec,
                                                        const contract::Contract& contract,
                                                        text::Diagnostics& out);

/// Reports names of `with` and `omit` that are no parameters of the operation.
void check_parameters(const RequestSpec& spec,
                      const contract::Operation& operation,
                      text::Diagnostics& out);

/// Values of `with`, of the variables of the parameters' names, and, where the target allows, of
/// the seed, in their places.
void place_parameters(Draft& draft);

/// The operation that a raw request fits, by method and path template, with the values of its path
/// parameters as written and whether each may be trusted; nullptr when none fits.
void match_operation(Draft& draft);

/// Chooses the server, and puts the credentials that `auth` asks for into their places.
void place_credentials(Draft& draft);

/// `query`, `headers`, `cookies` of the case.
void place_written(Draft& draft);

/// The body and its Content-Type.
void write_body(Draft& draft);

/// The URL, held against the list of hosts.
void write_url(Draft& draft);

/// Reports an id that would make a destructive request hit more than one resource: empty, `.`,
/// `..`, `*`, or a path that climbs. `what` is its name for the message.
void check_path_value(const Draft& draft,
                      std::string_view what,
                      std::string_view value,
                      text::Span span);

}  // namespace assay::cases
