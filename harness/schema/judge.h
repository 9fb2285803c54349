#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "schema/lower/lower.h"
#include "schema/schema.h"

namespace assay::schema {

/// Which bodies the second engine (valijson) judges as well: all, a sample (32 a schema, and all
/// that ours finds at fault), none.
enum class SecondEngine { all, sample, off };

struct Judgement {
  Outcome outcome;
  unsigned engines = 1;  ///< how many judged it
  /// Where the engines disagree: the schema, the lowered schema, the body and both verdicts as one
  /// JSON text, for a bug report.
  std::string disagreement;
};

/// Judges bodies with our evaluator and, by `mode`, with valijson; where the two disagree the
/// validity is `indeterminate`: the fault is ours to mend, and no pass. Bodies above 1 MB or depth
/// 200, those that valijson is known to misread (lower/comparable.h), and schemas that cannot be
/// lowered exactly are judged by ours alone. Refers to what its schema refers to; one thread at a
/// time.
class Judge {
 public:
  explicit Judge(Schema schema, SecondEngine mode = SecondEngine::all);
  Judge(Judge&&) noexcept;
  Judge& operator=(Judge&&) noexcept;
  ~Judge();

  /// `body_size` is that of the text in bytes.
  [[nodiscard]] Judgement judge(const Body& body, std::size_t body_size);
  [[nodiscard]] const Schema& schema() const;
  /// Why the second engine does not judge by this schema, keyword by keyword; empty when it does,
  /// or is off.
  [[nodiscard]] const std::vector<lower::Refusal>& refusals() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace assay::schema
