#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cases/case.h"
#include "cases/scope.h"
#include "contract/contract.h"
#include "http/message.h"
#include "text/diagnostic.h"

namespace assay::cases {

/// Values of the security schemes of one set of credentials: scheme id to secret.
using Credentials = std::map<std::string, std::string, std::less<>>;

/// Where a request goes: what `assay.yaml` and the command line say of the target.
struct Destination {
  std::string
      base_url;  ///< of a URL target. Without a path, the contract's server path is put behind it
  std::string server;  ///< name of the contract's server to use, or empty for the first that fits
                       ///< the credentials
  std::map<std::string, Credentials, std::less<>> credentials;  ///< `default`, `limited`, …
  std::map<std::string, std::string, std::less<>> server_variables;
  http::Headers headers;  ///< sent with every request
  http::Limits limits;
  /// Exact `host:port`s that requests may go to; the base URL's own when empty.
  std::vector<std::string> hosts;
};

/// A request that is ready, and what of it is known to the checks.
struct Built {
  http::Request request;
  const contract::Operation* operation = nullptr;  ///< nullptr for a raw request that fits none
  /// Values sent, by parameter name: what equalities compare with.
  std::map<std::string, boost::json::value, std::less<>> sent;
  /// Path parameters that a destructive request names and that no capture, target variable,
  /// generator or documented-invalid value gave: the run refuses these (architecture, section 7).
  std::vector<std::string> untrusted;
};

/// Makes the request of `step`. Problems (unknown operation or parameter, a value that cannot take
/// the documented type, no credentials, an empty or dotted path value, CR or LF in a header) go to
/// `out`; gives nothing when there is one.
[[nodiscard]] std::optional<Built> build(const Step& step,
                                         const contract::Contract* contract,
                                         const Destination& destination,
                                         Scope& scope,
                                         text::Diagnostics& out);

}  // namespace assay::cases
