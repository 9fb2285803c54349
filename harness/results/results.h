#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checks/finding.h"
#include "contract/clause.h"
#include "http/message.h"

namespace assay::results {

enum class Verdict { pass, fail, skip, blocked, indeterminate };
[[nodiscard]] std::string_view name_of(Verdict verdict);

/// One exchange of a case, as it is written down: redacted, cut.
struct ExchangeRecord {
  std::string phase;  ///< `given`, `setup`, `step`, `finally`
  std::string step;
  std::string method;
  std::string url;
  std::vector<http::Header> request_headers;
  std::string request_body;
  int status = 0;       ///< 0: no answer
  std::string failure;  ///< name of the transport error, or empty
  std::vector<http::Header> response_headers;
  std::string response_body;
  std::size_t response_size = 0;
  std::string response_sha256;
  http::Timing timing;
};

struct CaseResult {
  std::string id;
  std::string title;
  std::string file;  ///< `cases/x.yaml:12:7`
  std::string effect;
  std::vector<std::string> tags;
  std::vector<std::string> clauses;  ///< what the case is for
  Verdict verdict = Verdict::pass;
  std::string reason;  ///< why it was skipped, blocked or indeterminate
  std::vector<checks::Finding> findings;
  std::vector<ExchangeRecord> exchanges;
  std::string repeat;  ///< a curl line that repeats the judged request
};

struct ClauseResult {
  contract::Clause clause;
  contract::State state = contract::State::unexercised;
  std::vector<std::string> cases;  ///< ids of the cases that evaluated it
  std::string reason;              ///< why it was not exercised, where that is known
};

struct PageRecord {
  std::string api;
  std::string page;
  std::string url;
  std::string sha256;
  std::string retrieved;
  bool restated = false;
};

/// What differs from run to run though nothing else does.
struct RunInfo {
  std::string started;  ///< RFC 3339
  base::Duration duration{};
};

/// One run: the one source of every report.
struct Results {
  std::string tool;    ///< `assay 0.1.0`
  std::string target;  ///< `mock`, a name, or a URL without secrets
  std::uint64_t seed = 1;
  std::vector<std::string> filled;  ///< variables and credentials that were filled from the seed
  std::vector<PageRecord> pages;
  std::vector<CaseResult> cases;      ///< sorted by id
  std::vector<ClauseResult> clauses;  ///< sorted by id
  std::uint64_t judged_by_one = 0;    ///< bodies
  std::uint64_t judged_by_two = 0;
  RunInfo run;
};

}  // namespace assay::results
