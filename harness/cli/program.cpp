#include "cli/program.h"

#include <ostream>

#include <fmt/format.h>

#include "text/repeated.h"

namespace assay::cli {

void complain(Program& program, const base::Error& error) {
  program.err << fmt::format("assay: {} [{}]\n", error.message, error.code);
  if (!error.advice.empty()) program.err << fmt::format("   = {}\n", error.advice);
}

void complain(Program& program, const text::Diagnostics& problems) {
  program.err << text::render(program.sources, text::fold_repeated(problems));
}

}  // namespace assay::cli
