#include "cli/page_format.h"

#include "cli/check_name.h"
#include "docs/registry.h"

namespace assay::cli {

std::string check_page_format(const std::string& name) {
  return check_name(name, "documentation format", docs::formats());
}

}  // namespace assay::cli
