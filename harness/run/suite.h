#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "cases/case.h"
#include "contract/contract.h"
#include "text/diagnostic.h"
#include "text/source_map.h"

namespace assay::run {

using Contracts = std::map<std::string, contract::Contract>;  ///< by path

/// Case files with the contracts they name.
struct Suite {
  std::vector<cases::File> files;
  Contracts contracts;
  bool is_whole = true;  ///< read from folders alone: no case file in them was passed over

  [[nodiscard]] const contract::Contract* contract_of(const cases::File& file) const;
  /// The steps of a fragment: of this file, else of any file; nullptr when no file has it.
  [[nodiscard]] const std::vector<cases::Step>* fragment(const cases::File& file,
                                                         const std::string& name) const;
};

/// Reads the case files at `paths` (files, or folders with all `*.yaml` below them but
/// `overrides.yaml` and `pages/`) with the `overrides.yaml` of their folders, and their contracts.
/// Two cases of one id, a clause or an operation that the contract does not have, an effect weaker
/// than the operation's, and an override that was written for something else are problems in `out`;
/// gives nothing when one of them is an error.
[[nodiscard]] std::optional<Suite> load(text::SourceMap& sources,
                                        base::FileSystem& files,
                                        const std::vector<std::string>& paths,
                                        const std::string& root,
                                        text::Diagnostics& out);

/// Reads the contracts that the case files at `paths` name, and nothing of their cases. Gives
/// nothing when there is an error, which `out` then tells.
[[nodiscard]] std::optional<Contracts> load_contracts(text::SourceMap& sources,
                                                      base::FileSystem& files,
                                                      const std::vector<std::string>& paths,
                                                      const std::string& root,
                                                      text::Diagnostics& out);

/// A case with what it belongs to.
struct Selected {
  const cases::Case* test = nullptr;
  const cases::File* file = nullptr;
  const contract::Contract* contract = nullptr;
};

/// The cases that an id prefix takes in, by their own id or by a clause they are for, and that have
/// one of the tags; all where a list is empty. Sorted by id.
[[nodiscard]] std::vector<Selected> select(const Suite& suite,
                                           const std::vector<std::string>& prefixes,
                                           const std::vector<std::string>& tags);

/// Whether an argument of the command line is a path rather than an id prefix (architecture,
/// section 1).
[[nodiscard]] bool is_path(std::string_view argument);

}  // namespace assay::run
