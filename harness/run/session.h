#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "base/scheduler.h"
#include "checks/check.h"
#include "checks/clause_names.h"
#include "checks/judges.h"
#include "checks/schema_files.h"
#include "http/target.h"
#include "run/settings.h"
#include "run/stop.h"
#include "run/suite.h"
#include "run/task.h"
#include "text/diagnostic.h"
#include "text/source_map.h"

namespace assay::run {

/// What a run works with and does not own.
struct Surroundings {
  text::SourceMap& sources;
  base::FileSystem& files;
  std::string root;  ///< nothing outside this folder is read
  http::Target& target;
  base::Scheduler& scheduler;
  text::Diagnostics& out;  ///< problems of the inputs
  Stop& stop;              ///< by which the run is told to end
};

/// What all cases of one run share.
class Session {
 public:
  /// Compiles the schemas of every contract of `suite`; problems go to `out`.
  Session(const Surroundings& around, const Suite& loaded, const Settings& told);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  /// Sends a request in its turn (`rate`), and again where the network failed and sending again is
  /// harmless (`retries`): nothing was sent yet, or the method is safe (RFC 9110 section 9.2.1). A
  /// request to a host that is not on the target's list is never sent, nor any once the run is to
  /// stop at once.
  [[nodiscard]] Task<http::Exchange> send(http::Request request);

  /// Lets time pass, unless the run is stopped.
  [[nodiscard]] Task<Done> rest(base::Duration delay);

  /// Looks once, on loopback, whether the target is our mock with its control interface on.
  [[nodiscard]] Task<Done> find_control();

  /// Reads the schema files that the cases' expectations name.
  void load_schemas(const std::vector<Selected>& selected);
  [[nodiscard]] checks::SchemaFiles& schema_files() { return schema_files_; }
  /// Keeps the ids of clauses that the checks make up.
  [[nodiscard]] checks::ClauseNames& clause_names() { return clause_names_; }
  /// The judges of the contract's schemas; nullptr without a contract.
  [[nodiscard]] checks::Judges* judges(const contract::Contract* contract);

  /// Says that values were filled in from the seed.
  void say_filled(const std::vector<std::string>& what) { filled.insert(what.begin(), what.end()); }
  /// Passes on problems of the input that showed only while a request was made.
  void say(const text::Diagnostics& problems);

  text::SourceMap& sources;
  const Suite& suite;
  const Settings& settings;
  base::Scheduler& scheduler;
  text::Diagnostics& out;
  Stop& stop;
  std::string state_url;         ///< where states are set; empty when the target has no such place
  std::set<std::string> filled;  ///< sorted, for the summary
  bool failed_fast = false;      ///< `--fail-fast`: no further case is started

 private:
  /// Why nothing is sent to this URL; empty when it may be.
  [[nodiscard]] std::string why_not_to(std::string_view url);
  /// Waits as long as the target's `rate`, which it has, asks.
  [[nodiscard]] Task<Done> await_turn();

  http::Target& target_;
  std::map<const contract::Contract*, checks::Judges> judges_;
  checks::SchemaFiles schema_files_;
  checks::ClauseNames clause_names_;
  base::Duration next_turn_{};
  std::string allowed_;  ///< scheme, host and port, as spelled, that were looked at last
};

/// The base URL that states and requests go to, without a slash at its end.
[[nodiscard]] std::string base_url(const Settings& settings);

}  // namespace assay::run
