#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "contract/contract.h"
#include "generate/generator.h"
#include "http/message.h"
#include "mock/answer.h"
#include "mock/asked.h"
#include "mock/credentials.h"
#include "mock/plan.h"
#include "mock/prefer.h"
#include "mock/sabotage/saboteur.h"
#include "mock/world.h"

namespace assay::mock {

/// What a request is answered with.
struct Answered {
  http::Response response;
  /// What a client in the same process sees instead: only a saboteur of the wire's clauses sets it.
  std::optional<http::Failure> failure;
};

/// One contract at work. Stays where it is: its parts refer to each other.
class Api {
 public:
  /// `broken_clause` may be of another contract, and then breaks nothing here.
  Api(const text::SourceMap& sources,
      const contract::Contract& contract,
      std::uint64_t seed,
      std::string_view broken_clause);
  Api(const Api&) = delete;
  Api& operator=(const Api&) = delete;

  [[nodiscard]] const contract::Contract& contract() const { return *contract_; }
  [[nodiscard]] World& world() { return world_; }

  /// The answer to a request that `matches`, all of this contract, lead to.
  [[nodiscard]] Answered answer(const http::Request& request,
                                std::string_view query,
                                std::vector<Match> matches);

 private:
  [[nodiscard]] bool takes_path(const Match& match);
  [[nodiscard]] int names_known(const Match& match) const;
  [[nodiscard]] Asked read(const http::Request& request,
                           std::string_view query,
                           std::vector<Match> matches,
                           Standing& standing);
  [[nodiscard]] std::optional<Draft> preferred(const Asked& asked, const Preferences& preferences);
  [[nodiscard]] Place place_of(const Plan& plan, const RequestValues& values) const;
  [[nodiscard]] Answered judged(const Asked& asked,
                                Standing standing,
                                const Preferences& preferences);
  [[nodiscard]] Answered refuse(const Asked& asked, const Decision& decision);
  [[nodiscard]] Answered succeed(const Asked& asked,
                                 const Place& place,
                                 const Preferences& preferences);
  [[nodiscard]] Answered finish(Draft& draft) const;
  [[nodiscard]] const Saboteur* saboteur_of(const contract::Operation& operation) const;

  const contract::Contract* contract_;
  generate::Generator generator_;
  Plans plans_;
  Credentials credentials_;
  World world_;
  Answers answers_;
  std::optional<Saboteur> saboteur_;
};

}  // namespace assay::mock
