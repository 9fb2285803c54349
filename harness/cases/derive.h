#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "contract/contract.h"
#include "text/source_map.h"

namespace assay::cases {

/// Where derived case files are going to lie. All paths are seen from the same folder.
struct DeriveOptions {
  std::string folder;         ///< of the case files, such as `cases/bitrix24`
  std::string contract;       ///< path of the contract, such as `schemas/bitrix24/openapi.yaml`
  std::string editor_schema;  ///< path of `cases.schema.json`; empty: editors are told of none
  std::uint64_t seed = 1;     ///< of the values that are made up
};

/// One case file that was derived: the text to write, and what the text holds.
struct DerivedFile {
  std::string path;
  std::string operation;  ///< id of the operation it is for
  std::string text;
  std::size_t cases = 0;
};

/// A clause that a request could provoke, and that no derived case is for.
struct LeftOut {
  std::string clause;
  std::string why;
};

struct Derived {
  std::vector<DerivedFile> files;  ///< one an operation that has cases, sorted by path
  std::vector<LeftOut> left_out;   ///< sorted by clause
};

/// Cases for what a contract says: each documented success, example, status, error with its
/// condition, credential, boundary of a parameter, echo. Nothing is derived for what no request can
/// provoke (`Clause::unprovokable`). The same contract and options give the same bytes.
[[nodiscard]] Derived derive(const contract::Contract& contract,
                             const text::SourceMap& sources,
                             const DeriveOptions& options);

/// What `derive` leaves out of operations of which a clause is not among `taken` (those that cases
/// are for), sorted by clause. Nothing is written, and the other operations are not looked at.
[[nodiscard]] std::vector<LeftOut> left_out(const contract::Contract& contract,
                                            const text::SourceMap& sources,
                                            const std::set<std::string_view>& taken);

}  // namespace assay::cases
