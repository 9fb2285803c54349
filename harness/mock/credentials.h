#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "contract/contract.h"
#include "mock/asked.h"

namespace assay::mock {

/// What the credentials of a request are worth.
enum class Standing { accepted, limited, refused };

/// The credentials that one contract's mock takes: the seed's `default` ones are accepted, the
/// `limited` ones known but not enough, everything else refused.
class Credentials {
 public:
  /// The contract outlives this.
  Credentials(const contract::Contract& contract, std::uint64_t seed);

  /// Judges a request by its operation's alternatives. All schemes of one alternative are needed,
  /// but of those that stand at one place (two bearer tokens, or a password and a key in
  /// `Authorization`) one will do; the best alternative
  /// counts. A scheme that belongs to a server counts only on that server; of
  /// several servers that share a path, the one on which the credentials are worth most is meant.
  [[nodiscard]] Standing judge(const Asked& asked) const;

 private:
  /// What may be sent for a scheme.
  struct Secret {
    const contract::SecurityScheme* scheme = nullptr;
    std::vector<std::string> accepted;
    std::vector<std::string> limited;
  };
  [[nodiscard]] Standing on_server(const Asked& asked, const contract::Server* server) const;
  [[nodiscard]] Standing at_place(const Asked& asked,
                                  const contract::SecurityAlternative& alternative,
                                  std::string_view scheme,
                                  const contract::Server* server) const;
  [[nodiscard]] Standing by_scheme(const Asked& asked,
                                   std::string_view scheme,
                                   const contract::Server* server) const;

  std::vector<Secret> secrets_;
};

}  // namespace assay::mock
