#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "cases/build.h"
#include "cases/scope.h"
#include "results/redactor.h"
#include "results/results.h"
#include "schema/judge.h"

namespace assay::run {

/// How a state of a resource is reached on a target: by a fragment, or by variables that name
/// something in that state.
struct Reach {
  std::string use;
  cases::Variables vars;
};

/// What a run is told, by `assay.yaml` and the command line together.
struct Settings {
  std::string target;         ///< `mock`, a name, or a URL
  bool embedded_mock = true;  ///< in process
  bool loopback =
      true;  ///< missing variables, credentials and states are filled from the seed, and it is said
  cases::Destination destination;
  cases::World world;  ///< seed, time, and the variables that all cases share
  std::map<std::string, std::map<std::string, Reach>> given;  ///< resource, then presence
  std::vector<results::Secret> secrets;  ///< to be kept out of everything that is written
  std::string
      state_url;  ///< takes the POST of a given; empty: `given`, or the mock's control interface
  std::set<std::string, std::less<>> allow;
  unsigned jobs = 8;
  unsigned retries = 0;  ///< for the network only
  double rate = 0;       ///< requests a second; 0: no limit
  bool fail_fast = false;
  results::Strictness strictness = results::Strictness::musts;
  schema::SecondEngine second_engine = schema::SecondEngine::all;
};

}  // namespace assay::run
