#pragma once

#include <string_view>
#include <vector>

namespace assay::base {

/// A data file of ours that the build wrote into the program (tools/embed.py).
struct EmbeddedFile {
  std::string_view name;
  std::string_view text;
};

}  // namespace assay::base
