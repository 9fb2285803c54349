#include "mock/line.h"

#include <algorithm>

namespace assay::mock {

Line line_to(const contract::Contract& contract, const contract::Resource& resource) {
  Line line;
  for (const auto* each = &resource; each != nullptr; each = contract.resource(each->parent)) {
    if (std::find(line.begin(), line.end(), each) != line.end()) break;  // a loop of parents
    line.insert(line.begin(), each);
    if (each->parent.empty()) break;
  }
  return line;
}

bool names_one_behind(const Line& line, const contract::Resource& one) {
  const auto own = std::find(line.begin(), line.end(), &one);
  return std::any_of(own + 1, line.end(), [&](const contract::Resource* each) {
    return each->id_parameter == one.id_parameter;
  });
}

}  // namespace assay::mock
