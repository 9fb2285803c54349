#include "cli/second_engine.h"

#include <CLI/CLI.hpp>

namespace assay::cli {

void add_second_engine(CLI::App& app, std::string& value) {
  app.add_option("--second-engine", value, "which bodies valijson judges too: all, sample, off")
      ->type_name("WHICH")
      ->check(CLI::IsMember({"all", "sample", "off"}));
}

schema::SecondEngine read_second_engine(std::string_view value) {
  if (value == "off") return schema::SecondEngine::off;
  return value == "sample" ? schema::SecondEngine::sample : schema::SecondEngine::all;
}

}  // namespace assay::cli
