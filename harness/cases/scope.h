#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

#include "base/random.h"
#include "text/diagnostic.h"
#include "tree/node.h"

namespace assay::cases {

/// A value of a variable. `text_only` comes from the environment, a file or the command line and
/// takes the documented type of the parameter it is put into.
struct Variable {
  boost::json::value value;
  bool text_only = false;
  bool secret = false;
};

/// What `${…}` can name, from the narrowest to the widest: captures, the `each` row, variables of
/// the target and the command line, `env.NAME`, `secret.NAME`, and the generators `uuid`, `now`,
/// `random_int(a,b)`, `unknown_id`.
class Scope {
 public:
  using Variables = std::map<std::string, Variable, std::less<>>;

  Scope(std::uint64_t seed, std::string_view purpose)
      : random_(base::Random::derived(seed, purpose)) {}

  Variables captures;
  Variables row;
  Variables variables;
  Variables environment;
  Variables secrets;
  std::string now;  ///< RFC 3339, from the run's clock

  /// The value of one `${name}`; nothing when it is unknown. A generator gives the same value each
  /// time within one scope, so that a request and an expectation can both name it.
  [[nodiscard]] std::optional<Variable> find(std::string_view name);

 private:
  base::Random random_;
  Variables generated_;
};

/// Puts values into a template: a scalar that is one `${x}` keeps the type of x; `$$` is a dollar.
/// Unknown names are problems.
[[nodiscard]] std::optional<Variable> substitute(const tree::Node& text,
                                                 Scope& scope,
                                                 text::Diagnostics& out);

}  // namespace assay::cases
