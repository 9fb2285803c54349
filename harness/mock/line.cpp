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

}  // namespace assay::mock
