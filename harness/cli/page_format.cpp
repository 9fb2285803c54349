#include "cli/page_format.h"

#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "docs/registry.h"
#include "text/diagnostic.h"

namespace assay::cli {

std::string check_page_format(const std::string& name) {
  if (docs::find_format(name) != nullptr) return {};
  std::vector<std::string_view> known;
  for (const auto* format : docs::formats())
    known.push_back(format->name);
  return fmt::format("`{}` is no documentation format; {}", name, text::suggestion(name, known));
}

}  // namespace assay::cli
