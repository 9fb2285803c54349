#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/fake_disk.h"
#include "base/fake_scheduler.h"
#include "cases/derive.h"
#include "mock/mock.h"
#include "results/results.h"
#include "run/runner.h"
#include "run/stop.h"
#include "run/suite.h"
#include "text/source_map.h"

namespace assay::run {

/// A contract with the cases derived from it, read back as a run reads them, for tests.
class DerivedSuite {
 public:
  /// Reads the contract at `path`, derives as for `schemas/<folder>/`, and reads what was derived.
  /// A contract that cannot be read gives no suite, and `problems()` say why.
  explicit DerivedSuite(const std::string& path, const std::string& folder = "api");

  [[nodiscard]] const cases::Derived& derived() const { return derived_; }
  [[nodiscard]] const contract::Contract* contract() const;
  [[nodiscard]] const std::string& api() const { return api_; }
  [[nodiscard]] const std::optional<Suite>& suite() const { return suite_; }
  [[nodiscard]] bool is_contract_read() const { return is_contract_read_; }
  [[nodiscard]] std::string problems() const;
  /// Runs every case on the embedded mock of the same contract, in this process.
  [[nodiscard]] results::Results run();
  /// What did not pass, a line a case with its first reason: empty when all did.
  [[nodiscard]] static std::string failures(const results::Results& results);

 private:
  text::SourceMap sources_;
  text::Diagnostics out_;
  base::FakeDisk disk_;
  base::FakeScheduler scheduler_;
  Stop stop_;
  cases::Derived derived_;
  std::optional<Suite> suite_;
  std::string api_;
  bool is_contract_read_ = false;
};

}  // namespace assay::run
