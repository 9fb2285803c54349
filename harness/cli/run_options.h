#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/program.h"
#include "project/project.h"
#include "run/settings.h"
#include "run/suite.h"
#include "wire/tls.h"

namespace CLI {
class App;
}

namespace assay::cli {

/// What `assay run` and `assay list` take to choose cases.
struct Selection {
  std::vector<std::string> arguments;  ///< id prefixes, files and folders
  std::vector<std::string> tags;
};

/// What `assay run` takes besides.
struct RunOptions {
  Selection selection;
  std::string target = "mock";
  std::vector<std::string> allow;
  std::vector<std::string> variables;
  std::vector<std::string> headers;
  std::vector<std::string> reports;
  std::string report_dir;
  std::uint64_t seed = 1;
  unsigned jobs = 8;
  std::string second_engine = "all";
  std::uint64_t max_body = 0;
  std::string timeout;
  bool dry_run = false;
  bool fail_fast = false;
  bool strict = false;
};

/// The project around the working folder, or an empty one where there is none.
[[nodiscard]] std::optional<project::Project> load_project(Program& program);
/// The folders of its cases, below which pages lie too: those that it names, else `cases`.
[[nodiscard]] std::vector<std::string> case_folders(const project::Project& project);

/// Cases with their contracts, and the ones that were chosen.
struct Chosen {
  run::Suite suite;
  std::vector<run::Selected> cases;
};

/// Loads the files that the arguments name, or the project's, and selects. Says what is wrong, and
/// gives the exit code then.
[[nodiscard]] tl::expected<Chosen, ExitCode> choose(Program& program,
                                                    const project::Project& project,
                                                    const Selection& selection);

/// The settings of a run against the named target: those of `assay.yaml` with the command line's
/// over them. A URL that is not loopback must be a named target.
[[nodiscard]] base::Result<run::Settings> make_settings(Program& program,
                                                        const project::Project& project,
                                                        const RunOptions& options);

/// Looks up what the chosen cases name as `${env.NAME}` and `${secret.NAME}`; the secrets join
/// those of `settings`. One that is not there blocks its case; fails on a secret that cannot be
/// hidden.
[[nodiscard]] base::Result<void> take_environment(const Program& program,
                                                  const std::vector<run::Selected>& chosen,
                                                  run::Settings& settings);

/// Whom the target trusts and who it is, as its `tls` says; the private key joins the secrets of
/// `settings`.
[[nodiscard]] base::Result<wire::TlsOptions> make_tls(const Program& program,
                                                      const project::Project& project,
                                                      const std::string& target,
                                                      run::Settings& settings);

}  // namespace assay::cli
