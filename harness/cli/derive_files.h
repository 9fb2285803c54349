#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "cases/derive.h"
#include "cli/derive_pages.h"

namespace assay::cli {

/// What is derived from the pages of one API.
struct Derived {
  std::string api;
  std::map<std::string, std::string> files;  ///< texts by path
  std::set<std::string> pages;               ///< that they are of, as the contract names them
  std::size_t operations = 0;
  std::size_t clauses = 0;
  std::size_t unprovokable = 0;  ///< of the clauses: those that no request can make show
  std::size_t cases = 0;
  std::vector<cases::LeftOut> left_out;  ///< clauses that a request could show, and no case does
  std::vector<docs::Unread> unread;
};

/// The files of one API below `out`. What is written must be readable, or its problems are said and
/// the exit code is given: `input` for the contract, `own_fault` for the cases made of it.
[[nodiscard]] tl::expected<Derived, ExitCode> derive_files(Program& program,
                                                           ApiReading api,
                                                           const std::string& out);

/// Whether each page of the derived contract that stands below `out` is among those that it is
/// derived from now; says which are not.
[[nodiscard]] bool keeps_pages(Program& program, const Derived& derived, const std::string& out);

/// Writes what is not yet so on the disk. A file that is there and was not derived is not replaced:
/// an error says so, and nothing is written at all.
[[nodiscard]] ExitCode write_files(Program& program,
                                   const std::vector<Derived>& all,
                                   const std::string& out);

/// Prints how each file on the disk differs from what is derived now; `missed` if any does.
[[nodiscard]] ExitCode check_files(Program& program,
                                   const std::vector<Derived>& all,
                                   const std::string& out);

}  // namespace assay::cli
