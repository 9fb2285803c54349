#pragma once

#include <string>
#include <string_view>

#include "schema/judge.h"

namespace CLI {
class App;
}

namespace assay::cli {

/// Declares `--second-engine all|sample|off`, which lands in `value`.
void add_second_engine(CLI::App& app, std::string& value);

/// What a checked value of that option means.
[[nodiscard]] schema::SecondEngine read_second_engine(std::string_view value);

}  // namespace assay::cli
