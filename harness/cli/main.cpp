#include <signal.h>
#include <stdlib.h>

#include <exception>
#include <iostream>

#include "base/disk.h"
#include "cli/command.h"

namespace {

std::optional<std::string> read_environment(std::string_view name) {
  const char* value = ::getenv(
      std::string(name).c_str());  // NOLINT(concurrency-mt-unsafe): nothing sets the environment
  if (value == nullptr) return std::nullopt;
  return std::string(value);
}

}  // namespace

int main(int count, char** arguments) {
  // Where nobody reads what is printed, the reports are written all the same.
  ::signal(SIGPIPE, SIG_IGN);
  try {
    static assay::base::Disk disk;
    // Never destroyed: the process ends with it.
    static auto& program = *new assay::cli::Program{.files = disk,
                                                    .out = std::cout,
                                                    .err = std::cerr,
                                                    .in = std::cin,
                                                    .environment = read_environment,
                                                    .sources = {},
                                                    .kept = {}};
    const auto code = assay::cli::run_program({arguments + 1, arguments + count}, program);
    std::cout.flush();
    if (!std::cout) return static_cast<int>(assay::cli::ExitCode::input);
    return static_cast<int>(code);
  } catch (const std::exception& fault) {
    std::cerr << "assay: a fault of its own: " << fault.what() << "\n";
    return static_cast<int>(assay::cli::ExitCode::own_fault);
  }
}
