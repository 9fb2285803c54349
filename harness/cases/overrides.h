#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "cases/case.h"
#include "contract/contract.h"
#include "text/diagnostic.h"
#include "text/source_map.h"
#include "tree/form.h"

namespace assay::cases {

/// One patch of `overrides.yaml`: what shall be otherwise in derived cases, why, and the statement
/// of the documentation that it was written for.
struct Patch {
  std::vector<text::Spanned<std::string>> cases;  ///< ids; at least one
  std::string because;
  text::Spanned<std::string> clause;
  text::Spanned<std::string> says;  ///< the clause's summary when the patch was written
  bool drop = false;                ///< the case is left out
  tree::Node title{};               ///< null: as it is
  tree::Node request{};             ///< members that replace those of the case; null takes one away
  tree::Node expect{};              ///< the same
  tree::Node skip{};                ///< `on` and `unless`; `because` is the patch's
  tree::Node steps{};               ///< by name: `request` and `expect` of a step
  text::Span span;
};

/// `cases/<api>/overrides.yaml`: patches of the derived cases in its folder.
struct Overrides {
  std::string path;
  std::vector<Patch> patches;

  /// The patch of a case; nullptr when it has none.
  [[nodiscard]] const Patch* find(std::string_view id) const;
};

/// Reads `overrides.yaml` at `path`. Unknown keys, a patch that changes nothing, two patches of one
/// case: each is a problem in `out`; gives nothing when one of them is an error.
[[nodiscard]] std::optional<Overrides> read_overrides(text::SourceMap& sources,
                                                      base::FileSystem& files,
                                                      const std::string& path,
                                                      text::Diagnostics& out);

/// The case as the patch has it, `node` being as the derived file has it. A step that the case does
/// not have is a problem in `out`.
[[nodiscard]] tree::Node apply(const Patch& patch, const tree::Node& node, text::Diagnostics& out);

/// Holds patches against what they were written for: `files` are all case files of the folder, and
/// `contract_of` their contracts (nullptr: none could be read). A case that is gone or is by hand,
/// and a statement that is gone, says something else now, or is not one that the case is for, are
/// problems that show what it was and what it is.
void check_overrides(const Overrides& overrides,
                     const std::vector<const File*>& files,
                     const std::function<const contract::Contract*(const File&)>& contract_of,
                     text::Diagnostics& out);

/// Every form of the file with its keys, for the test that holds
/// `schemas/assay/overrides.schema.json`.
[[nodiscard]] std::vector<tree::FormKeys> override_forms();

}  // namespace assay::cases
