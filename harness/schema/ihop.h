#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "schema/judge.h"

namespace assay::schema {

/// One conversation in Bowtie's harness protocol (IHOP version 1: a JSON object a line, `start`,
/// `dialect`, `run`, `stop`), by which validators are measured with the official test suite. No
/// I/O: lines in, lines out.
class IhopSession {
 public:
  struct Settings {
    std::string version{};  ///< of the program
    Formats formats = Formats::annotate;
    SecondEngine second_engine = SecondEngine::all;
  };
  explicit IhopSession(Settings settings) : settings_(std::move(settings)) {}

  /// The answer to one line, without its line ending; empty to `stop`. A case that cannot be judged
  /// is `errored`, never a verdict. An error for a line that is no command of the protocol.
  [[nodiscard]] base::Result<std::string> answer(std::string_view line);
  [[nodiscard]] bool has_stopped() const { return stopped_; }

 private:
  [[nodiscard]] base::Result<std::string> start(std::string_view line) const;
  [[nodiscard]] std::string set_dialect(std::string_view line);
  [[nodiscard]] std::string run(std::string_view line) const;

  Settings settings_;
  Dialect dialect_ = Dialect::draft2020_12;
  bool stopped_ = false;
};

}  // namespace assay::schema
