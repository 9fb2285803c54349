#pragma once

#include <string>
#include <string_view>

#include "schema/schema.h"

namespace assay::schema {

/// One conversation in Bowtie's harness protocol (IHOP version 1: a JSON object a line, `start`,
/// `dialect`, `run`, `stop`), by which validators are measured with the official test suite. No
/// I/O: lines in, lines out.
class IhopSession {
 public:
  explicit IhopSession(Formats formats) : formats_(formats) {}

  /// The answer to one line, without its line ending; empty to `stop`. A case that cannot be judged
  /// is `errored`, never a verdict.
  [[nodiscard]] std::string answer(std::string_view line);
  [[nodiscard]] bool has_stopped() const { return stopped_; }

 private:
  [[nodiscard]] std::string run(std::string_view line) const;

  Formats formats_;
  Dialect dialect_ = Dialect::draft2020_12;
  bool stopped_ = false;
};

}  // namespace assay::schema
