#pragma once

#include "results/redactor.h"
#include "results/results.h"

namespace assay::results {

/// Results without secrets: what everything that writes asks for, so that no report can be made
/// from others. Every text in them has passed the redactor, header fields that carry credentials
/// show none, whose ever they are, and every body is cut to body_limit.
class Redacted {
 public:
  Redacted(Results results, const Redactor& redactor);

  [[nodiscard]] const Results& operator*() const { return results_; }
  [[nodiscard]] const Results* operator->() const { return &results_; }

 private:
  Results results_;
};

}  // namespace assay::results
