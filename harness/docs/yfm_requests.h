#pragma once

#include <string_view>
#include <vector>

#include "docs/format.h"
#include "docs/shape.h"
#include "docs/yfm_outline.h"

namespace assay::docs::yfm {

/// What the cURL tabs of a page show.
struct Requests {
  Values
      bodies;  ///< the JSON they send, placeholders and credentials included; owned by the contract
  std::string method;  ///< of the first command; empty without one
  std::string path;    ///< behind the server: `/biconnector.connector.delete`
};

/// Reads the commands, and adds servers (one a tab: `webhook`, `oauth`) and the credentials they
/// carry to the contract and the operation. `name` is the method's name, with which the URLs end.
[[nodiscard]] Requests read_requests(text::SourceMap& sources,
                                     const std::vector<Placed>& placed,
                                     std::string_view name,
                                     Reading& reading,
                                     contract::Operation& operation,
                                     text::Diagnostics& out);

/// The bodies as examples of a contract, each once: without the members that stand for the reader's
/// credentials, such as `auth: **put_access_token_here**`. Nodes that are made go to the contract.
[[nodiscard]] Values example_bodies(const Values& bodies, contract::Contract& contract);

}  // namespace assay::docs::yfm
