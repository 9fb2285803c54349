#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/case.h"
#include "cases/scope.h"
#include "contract/contract.h"
#include "http/message.h"
#include "http/url.h"
#include "text/diagnostic.h"

namespace assay::cases {

/// Values of the security schemes of one set of credentials: scheme id to secret.
using Credentials = std::map<std::string, std::string, std::less<>>;

/// Where a request goes: what `assay.yaml` and the command line say of the target.
struct Destination {
  /// Of a URL target. With `/` alone the contract's server path is put behind it, with a longer
  /// path it replaces that. None: the contract's server as it stands.
  std::optional<http::Url> base{};
  std::string server;  ///< name of the contract's server to use, or empty for the first that fits
                       ///< the credentials
  std::map<std::string, Credentials, std::less<>>
      credentials;  ///< `default`, `limited`, `wrong`, …
  std::map<std::string, std::string, std::less<>> server_variables;
  http::Headers headers;  ///< sent with every request
  http::Limits limits;
  /// Exact `host:port`s that requests may go to; the base URL's own when empty, and where that is
  /// empty too, the server's.
  std::vector<std::string> hosts;
  /// Loopback and the mock: credentials, server variables and path parameters that nobody names
  /// come from the seed.
  bool fill_missing = false;
};

/// A request that is ready, and what of it is known to the checks.
struct Built {
  http::Request request;
  const contract::Operation* operation = nullptr;  ///< nullptr for a raw request that fits none
  /// Values sent, by parameter name: what equalities compare with.
  std::map<std::string, boost::json::value, std::less<>> sent;
  /// Ids (path parameters, id parameters of resources) that a destructive request carries and that
  /// no capture, given state, target variable, `unknown_id` or documented-invalid value gave: the
  /// run refuses these (architecture, section 7).
  std::vector<std::string> untrusted;
  /// What was filled from the seed: "parameter `account_id`", "credentials of `webhook`".
  std::vector<std::string> filled;
  /// Secrets that the request carries, for redaction by value.
  std::vector<std::string> secrets;
};

/// Makes the request of one step of `test`. Problems (unknown operation or parameter, a value that
/// cannot take the documented type, no credentials, a host that is not listed, an empty or dotted
/// path value of a destructive request, CR or LF in a header) go to `out`; gives nothing when there
/// is one.
[[nodiscard]] std::optional<Built> build(const Case& test,
                                         const Step& step,
                                         const contract::Contract* contract,
                                         const Destination& destination,
                                         Scope& scope,
                                         text::Diagnostics& out);

/// Reports what a case names and the contract does not have (clauses, resources, operations,
/// parameters, servers), and an effect weaker than that of an operation it asks for. `build` says
/// some of it too, but only when the turn of the case has come.
void check_names(const Case& test, const contract::Contract& contract, text::Diagnostics& out);

/// Whether all the errors say that the target or the environment lacks something (credentials, a
/// variable): the case is then `blocked`, and the input is not wrong.
[[nodiscard]] bool is_blocked(const text::Diagnostics& problems);

/// Whether the words of the effect, or the operation's, or the method DELETE, make the request
/// destructive.
[[nodiscard]] bool is_destructive(const Case& test,
                                  const contract::Operation* operation,
                                  std::string_view method);

}  // namespace assay::cases
