#include "cli/output.h"

#include <ostream>

namespace assay::cli {

bool print_output(Program& program,
                  const Output& output,
                  std::string_view rendered,
                  std::string_view summary) {
  if (output.file.empty()) {
    program.out << rendered;
    return true;
  }
  if (const auto done = program.files.write(output.file, rendered); !done) {
    complain(program, done.error());
    return false;
  }
  program.out << summary << "\n";
  return true;
}

}  // namespace assay::cli
