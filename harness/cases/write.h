#pragma once

#include <map>
#include <string>
#include <vector>

#include "cases/case.h"

namespace assay::cases {

/// What a written file says for people alone, as comments.
struct Remarks {
  std::vector<std::string> head;                          ///< lines at the top
  std::map<std::string, std::string, std::less<>> cases;  ///< by id: a line above the case
};

/// The case file as YAML, readable and in a stable order, lines up to 120 columns where their parts
/// can be parted. Reading it gives the same file, spans aside: imported fragments become its own,
/// what all steps have becomes its `defaults`, and rows of `each` one case again.
[[nodiscard]] std::string write(const File& file, const Remarks& remarks = {});

/// A duration as a case file has it, such as `1500ms` or `10s`.
[[nodiscard]] std::string write_duration(base::Duration duration);

}  // namespace assay::cases
