#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "schema/schema.h"

namespace assay::schema {

/// Which bodies the second engine (valijson) judges as well.
enum class SecondEngine { all, sample, off };

struct Judgement {
  Outcome outcome;
  unsigned engines = 1;  ///< how many judged it
};

/// Judges bodies with our evaluator and, by `mode`, with valijson; where the two disagree the
/// validity is `indeterminate` and `why_indeterminate` holds what a bug report needs. Bodies above
/// 1 MB or depth 200, and schemas that cannot be lowered exactly, are judged by ours alone.
class Judge {
 public:
  explicit Judge(Schema schema, SecondEngine mode = SecondEngine::all);
  Judge(Judge&&) noexcept;
  Judge& operator=(Judge&&) noexcept;
  ~Judge();

  [[nodiscard]] Judgement judge(const Body& body, std::size_t body_size);
  [[nodiscard]] const Schema& schema() const;
  /// Why the second engine cannot judge this schema; empty when it can.
  [[nodiscard]] std::string_view not_lowered() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace assay::schema
