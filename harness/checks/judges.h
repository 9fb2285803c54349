#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "contract/clause.h"
#include "contract/contract.h"
#include "schema/judge.h"
#include "text/diagnostic.h"
#include "text/source_map.h"

namespace assay::checks {

/// The compiled schemas of one contract, one Judge a body; made once a run.
class Judges {
 public:
  /// Compiles every response schema of the contract. Problems go to `out`. `sources` and `contract`
  /// outlive this, and stay where they are.
  Judges(const text::SourceMap& sources,
         const contract::Contract& contract,
         schema::SecondEngine mode,
         text::Diagnostics& out);
  ~Judges();
  Judges(Judges&&) noexcept;

  /// The judge of this content of the contract, or nullptr when it has no schema, or none that
  /// could be compiled.
  [[nodiscard]] schema::Judge* find(const contract::Content& content);

  /// What the schemas say, as clauses of the kind `body`: a run lists them with those of the
  /// contract. Sorted by id, each once.
  [[nodiscard]] const std::vector<contract::Clause>& clauses() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// What stands before the `#` in the ids of the clauses of a documented body:
/// `<operation>/response/<status>`, with `.error` for the error body where one status carries both.
[[nodiscard]] std::string clause_prefix(const contract::Operation& operation,
                                        const contract::ResponseSpec& response,
                                        const contract::Content& content);

}  // namespace assay::checks
