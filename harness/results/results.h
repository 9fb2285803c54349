#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "contract/clause.h"
#include "http/message.h"

namespace assay::results {

/// What became of a case (architecture, section 1). Only `pass` is a pass.
enum class Verdict { pass, fail, skip, blocked, indeterminate };
[[nodiscard]] std::string_view name_of(Verdict verdict);

/// Whether clauses of level should count as must (`--strict`).
enum class Strictness { musts, shoulds_too };

/// A place in a file, written out: results are read again without the files.
struct Place {
  std::string at;       ///< `cases/x.yaml:12:7`; empty when the place is unknown
  std::string excerpt;  ///< the line with a caret under it (text::excerpt), or empty

  friend bool operator==(const Place&, const Place&) = default;
};

/// A finding, written out.
struct FindingRecord {
  std::string step;    ///< name of the step whose answer it is; empty in a case of one step
  std::string check;   ///< id of the check
  std::string clause;  ///< id of the clause
  contract::Level level = contract::Level::must;
  contract::State state = contract::State::broken;  ///< broken, waived, indeterminate or blocked
  std::string waiver;                               ///< why it is waived; empty when it is not
  std::string at;  ///< JSON Pointer into the body, header name, or empty
  std::string expected;
  std::string actual;
  std::string advice;
  Place contract;            ///< where the contract says so
  Place test;                ///< where the case asks for it
  std::string source;        ///< the sentence's place in the page: `page.md:41:3`
  std::string body_excerpt;  ///< line and caret of the body, or empty

  friend bool operator==(const FindingRecord&, const FindingRecord&) = default;
};

/// One exchange of a case. Of a passing case only status, sizes and hash are kept (see settle()).
struct ExchangeRecord {
  std::string phase;  ///< `given`, `setup`, `step`, `finally`
  std::string step;
  std::string method;
  std::string url;
  std::vector<http::Header> request_headers;
  std::string request_body;  ///< bytes; cut after body_limit
  std::size_t request_size = 0;
  int status = 0;       ///< 0: no answer
  std::string failure;  ///< name of the transport error, or empty
  std::string failure_message;
  std::vector<http::Header> response_headers;
  std::string response_body;  ///< bytes, content codings undone; cut after body_limit
  std::size_t response_size = 0;
  std::string response_sha256;  ///< of the whole body; empty without an answer
  http::Timing timing;
};

/// Bytes of a body that are written down.
constexpr std::size_t body_limit = std::size_t{64} << 10;

struct CaseResult {
  std::string id;
  std::string title;
  std::string file;  ///< `cases/x.yaml:12:7`
  std::string effect;
  std::vector<std::string> tags;
  std::vector<std::string> clauses;  ///< what the case is for
  Verdict verdict = Verdict::pass;
  std::string reason;  ///< why it was skipped, blocked or indeterminate
  std::vector<FindingRecord> findings;
  std::vector<ExchangeRecord> exchanges;
  std::string repeat;  ///< a curl line that repeats the judged request
};

struct ClauseResult {
  contract::Clause clause;
  std::string place;  ///< in the contract's file: `schemas/x/openapi.yaml:41:3`
  contract::State state = contract::State::unexercised;
  std::size_t asked = 0;           ///< how many cases evaluated it; those blocked did not
  std::vector<std::string> cases;  ///< ids of the first cases, sorted, that gave it its state
  std::string reason;              ///< why it was not exercised or was blocked, where that is known
};

struct PageRecord {
  std::string api;
  std::string page;
  std::string url;
  std::string sha256;
  std::string retrieved;
  bool restated = false;
};

struct ContractRecord {
  std::string api;
  std::string file;
  std::string sha256;
};

/// What differs from run to run though nothing else does.
struct RunInfo {
  std::string started;  ///< RFC 3339
  base::Duration duration{};
};

/// How the program ends, and all reasons for it, the ruling one first (exit.h).
struct Exit {
  int code = 0;
  std::vector<std::string> reasons;

  friend bool operator==(const Exit&, const Exit&) = default;
};

/// One run: the one source of every report.
struct Results {
  std::string tool;    ///< `assay 0.1.0`
  std::string target;  ///< `mock`, a name, or a URL
  std::uint64_t seed = 1;
  Strictness strictness = Strictness::musts;
  std::vector<std::string> filled;  ///< variables and credentials that were filled from the seed
  std::vector<ContractRecord> contracts;
  std::vector<PageRecord> pages;
  std::vector<CaseResult> cases;                      ///< sorted by id
  std::vector<ClauseResult> clauses;                  ///< sorted by id
  std::uint64_t judged_by_one = 0;                    ///< bodies that our engine alone judged
  std::map<std::string, std::uint64_t> judged_alone;  ///< those by why the other did not
  std::uint64_t judged_by_two = 0;                    ///< bodies that both engines judged
  Exit exit;
  RunInfo run;
};

}  // namespace assay::results
