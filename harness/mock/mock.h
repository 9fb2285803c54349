#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "contract/contract.h"
#include "http/message.h"
#include "http/target.h"
#include "text/source_map.h"

namespace assay::mock {

/// An API made of contracts: answers as they document, keeps resources, and knows no vendor.
/// The same seed and the same requests give the same answers.
class Mock final : public http::Target {
 public:
  struct Options {
    std::uint64_t seed = 1;
    bool control = false;  ///< answer `/__assay/state` and `/__assay/reset` (files.md, `given`)
    /// Clause that answers shall break, and nothing else (the saboteur); empty for an honest mock.
    std::string broken_clause;
  };

  Mock(const text::SourceMap& sources,
       std::vector<const contract::Contract*> contracts,
       Options options);
  ~Mock() override;

  /// The answer to one request. Never fails: what no contract knows is 404 with a problem+json that
  /// says so. The answer to HEAD has the body that GET would get: whoever sends it leaves the body
  /// out and says its length, as the wire does.
  [[nodiscard]] http::Response respond(const http::Request& request);
  /// Gives what a client would get over the wire: to HEAD a length, and no body.
  void start(http::Request request, http::OnExchange done) override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace assay::mock
