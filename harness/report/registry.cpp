#include "base/find_named.h"
#include "report/format.h"

namespace assay::report {

namespace formats {
#define ASSAY_FORMAT(name) extern const Format name;
#include "report/registry.inc"
#undef ASSAY_FORMAT
}  // namespace formats

const std::vector<const Format*>& registry() {
  static const std::vector<const Format*> all = {
#define ASSAY_FORMAT(name) &formats::name,
#include "report/registry.inc"
#undef ASSAY_FORMAT
  };
  return all;
}

const Format* find(std::string_view name) {
  return base::find_named(registry(), name);
}

}  // namespace assay::report
