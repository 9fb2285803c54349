#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "contract/contract.h"
#include "text/source_map.h"

namespace assay::mock {

/// A clause that is broken together with another one, and why that cannot be helped. Errors,
/// statuses, security and parameters that one case lists together stand and fall with its
/// expectation; that is the case's doing and not told here.
struct Also {
  std::string clause;
  std::string reason;

  friend bool operator==(const Also&, const Also&) = default;
};

/// What the saboteur (`Mock::Options::broken_clause`) can do about one clause.
struct Breakage {
  std::string clause;
  /// Why no answer can break it: it speaks of requests, or nothing provokes it. Empty: an answer
  /// can.
  std::string request_only;
  /// The clauses that break with it; empty: it alone does. Sorted, without the clause itself.
  std::vector<Also> also;
  /// Whether only a client in the same process sees it (`Mock::start`): the wire's clauses, which
  /// no handler of a server can break.
  bool in_process_only = false;

  friend bool operator==(const Breakage&, const Breakage&) = default;
};

/// What can be broken of a contract, clause by clause, sorted by id: the contract's own and those
/// of the schemas of its answers.
[[nodiscard]] std::vector<Breakage> list_breakages(const text::SourceMap& sources,
                                                   const contract::Contract& contract,
                                                   std::uint64_t seed);

}  // namespace assay::mock
