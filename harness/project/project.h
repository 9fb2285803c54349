#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/file_system.h"
#include "text/diagnostic.h"
#include "text/source_map.h"
#include "tree/form.h"
#include "tree/node.h"

namespace assay::project {

/// A value that stands in the file, in the environment, or is a secret of the environment or of a
/// file.
struct Value {
  enum class From { literal, environment, secret, secret_file } from = From::literal;
  std::string
      text;  ///< the literal as text, the name, or the file's path seen from the working folder
  tree::Node literal;  ///< the scalar as it stands, of a literal
  text::Span span;
};

/// How a state of a resource is reached on a real target: by a fragment, or by variables that name
/// something in that state.
struct Reach {
  std::string use;
  std::vector<std::pair<std::string, Value>> vars;
  text::Span span;
};

/// Whom a target trusts, and who it is to its server.
struct Tls {
  std::string ca;            ///< PEM file, seen from the working folder; empty: the system's
  std::string cert;          ///< PEM file of a client certificate with its chain; empty: none
  std::optional<Value> key;  ///< its private key
  text::Span span;
};

struct Target {
  std::string name;
  bool mock = false;
  std::string url;
  std::string server;  ///< name of the contract's server
  std::map<std::string, std::map<std::string, Value>>
      credentials;  ///< name of the set, then id of the scheme
  std::vector<std::pair<std::string, Value>> vars;
  std::map<std::string, std::map<std::string, Reach>> given;  ///< resource, presence
  std::string state_url;
  std::vector<std::string> hosts;  ///< `host:port` as http::Url::authority() writes it; the url's
                                   ///< own when none is listed
  std::vector<std::string> allow;
  double rate = 0;  ///< requests a second; 0: no limit
  unsigned retries = 0;
  std::optional<Tls> tls;
  text::Span span;
};

/// What a run has to reach to be green.
struct Gates {
  std::optional<double> clauses;  ///< percent of the clauses that have to be judged
};

/// A failure that is known.
struct Waiver {
  std::string clause;
  std::string reason;
  text::Span span;
};

struct Project {
  std::string path;                ///< of assay.yaml
  std::string folder;              ///< its folder: what the paths in it are relative to
  std::vector<std::string> cases;  ///< paths, seen from the working folder
  std::vector<Target> targets;
  std::string reports_dir = "reports/out";  ///< seen from the working folder
  std::vector<text::Spanned<std::string>> report_formats;
  Gates gates;
  std::vector<Waiver> baseline;  ///< what the file that `baseline` names waives

  [[nodiscard]] const Target* target(std::string_view name) const;
};

/// Reads one project file; nothing when it has an error, which `out` then tells. Paths in it lie
/// below its folder, links resolved.
[[nodiscard]] std::optional<Project> read(text::SourceMap& sources,
                                          base::FileSystem& files,
                                          const std::string& path,
                                          text::Diagnostics& out);

/// The nearest `assay.yaml` from `folder` upward; nothing when there is none.
[[nodiscard]] std::optional<std::string> find_upward(base::FileSystem& files,
                                                     const std::string& folder);

/// Every form of a project file and of a baseline with its keys, as the reader knows them; for the
/// test that holds `schemas/assay/project.schema.json` and `baseline.schema.json`.
[[nodiscard]] std::vector<tree::FormKeys> forms();

}  // namespace assay::project
