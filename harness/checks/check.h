#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <boost/json/value.hpp>

#include "cases/build.h"
#include "cases/case.h"
#include "cases/scope.h"
#include "checks/finding.h"
#include "contract/contract.h"
#include "http/message.h"
#include "schema/judge.h"

namespace assay::checks {

/// The compiled schemas of one contract, one Judge a body; made once a run.
class Judges {
 public:
  /// Compiles every response schema of the contract. Problems go to `out`.
  Judges(const text::SourceMap& sources,
         const contract::Contract& contract,
         schema::SecondEngine mode,
         text::Diagnostics& out);
  ~Judges();
  Judges(Judges&&) noexcept;

  /// The judge of this content, or nullptr when it has no schema.
  [[nodiscard]] schema::Judge* find(const contract::Content& content);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// State that a run keeps of resources, for equalities of the kind `ids_of`: resource to the ids
/// that hang on the one sent.
using KnownIds = std::map<std::string, std::vector<boost::json::value>, std::less<>>;

/// Everything that checks may look at.
struct Context {
  const cases::Case& test;
  const cases::Step& step;
  const cases::Built& built;
  const http::Exchange& exchange;
  const contract::Contract* contract = nullptr;
  const contract::Operation* operation = nullptr;
  const contract::ResponseSpec* documented = nullptr;  ///< of the status that came
  Judges* judges = nullptr;
  const schema::Body* body = nullptr;  ///< parsed JSON; nullptr when there is none
  const schema::BodyError* body_error = nullptr;
  bool is_error = false;  ///< by the contract's `x-assay-error-if`, else by the status
  std::optional<std::string> error_code;
  const KnownIds& known_ids;
  cases::Scope& scope;
  text::SourceMap& sources;
};

/// A check: data and a function. One file each; the list in meson.build is the registry.
struct Check {
  std::string_view id;
  std::string_view title;
  void (*run)(const Context& context, Evaluations& out);
};

/// All checks, in the order they run.
[[nodiscard]] const std::vector<const Check*>& registry();

/// Runs every check on one exchange.
[[nodiscard]] Evaluations check(const Context& context);

}  // namespace assay::checks
