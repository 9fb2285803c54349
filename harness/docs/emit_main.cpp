// Reads pages and prints a contract a line, for harness/tools/score.py. The command line proper is
// cli's.
#include <iostream>
#include <string>
#include <vector>

#include "base/disk.h"
#include "docs/emit.h"
#include "docs/registry.h"
#include "text/diagnostic.h"

namespace {

int emit(const std::string& path, const std::string& root, const assay::docs::Format* forced) {
  assay::base::Disk disk;
  auto text = disk.read(path, std::size_t{64} << 20);
  if (!text) {
    std::cerr << path << ": " << text.error().message << '\n';
    return 3;
  }
  assay::text::SourceMap sources;
  const auto page = sources.add(path, std::move(*text));
  assay::text::Diagnostics problems;
  const auto reading =
      assay::docs::read_page(sources, page, {.files = &disk, .root = root}, forced, problems);
  std::cerr << assay::text::render(sources, problems);
  if (!reading) return 3;
  const auto* format = forced != nullptr ? forced : assay::docs::detect_format(sources.text(page));
  std::cout << assay::docs::emit_contract(*reading, sources, path, format->name);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::string root;
  const assay::docs::Format* forced = nullptr;
  int worst = 0;
  std::vector<std::string> arguments(argv + 1, argv + argc);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--root" && i + 1 < arguments.size()) {
      root = arguments[++i];
    } else if (arguments[i] == "--as" && i + 1 < arguments.size()) {
      forced = assay::docs::find_format(arguments[++i]);
    } else {
      worst = std::max(worst, emit(arguments[i], root, forced));
    }
  }
  return worst;
}
