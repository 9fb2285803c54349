#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "schema/lower/lower.h"
#include "schema/schema.h"

namespace assay::schema {

/// Which bodies the second engine (valijson) judges as well: all, a sample (32 a schema, and all
/// that ours finds at fault), none.
enum class SecondEngine { all, sample, off };

struct Judgement {
  Outcome outcome;
  unsigned engines = 1;  ///< how many judged it
  /// Why ours alone judged it, in words that are the same for all bodies of a kind, so that they
  /// can be counted; empty where both did.
  std::string alone;
  /// Where the engines disagree: the schema, the lowered schema, the body and both verdicts as one
  /// JSON text, for a bug report.
  std::string disagreement;
};

/// What may stand in valijson's place: whether a value is valid, or why that cannot be said.
using SecondOpinion =
    std::function<tl::expected<bool, std::string>(const boost::json::value& value)>;

/// Judges bodies with our evaluator and, by `mode`, with valijson; where the two disagree the
/// validity is `indeterminate`: the fault is ours to mend, and no pass. Bodies above 1 MB or depth
/// 200, those that valijson is known to misread (lower/comparable.h), and schemas that cannot be
/// lowered exactly are judged by ours alone, and so are bodies that valijson fails on. Refers to
/// what its schema refers to; one thread at a time.
class Judge {
 public:
  explicit Judge(Schema schema, SecondEngine mode = SecondEngine::all);
  /// Asks `second` where valijson would be asked.
  Judge(Schema schema, SecondEngine mode, SecondOpinion second);
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

/// Says as notes why the second engine does not judge by the judge's schema: once, when it is
/// loaded.
void list_refusals(const Judge& judge, text::Diagnostics& out);

}  // namespace assay::schema
