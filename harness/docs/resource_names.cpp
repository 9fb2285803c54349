#include "docs/resource_names.h"

#include <algorithm>
#include <utility>

#include "docs/error_words.h"

namespace assay::docs {
namespace {

ResourceName ready(std::string_view name) {
  ResourceName resource{.name = std::string(name), .words = normalised(name), .spoken = {}};
  resource.words.pop_back();
  resource.spoken = resource.name;
  std::replace(resource.spoken.begin(), resource.spoken.end(), '_', ' ');
  return resource;
}

}  // namespace

ResourceNames::ResourceNames(const std::vector<std::string_view>& names) {
  std::vector<ResourceName> all;
  all.reserve(names.size());
  for (const auto name : names)
    all.push_back(ready(name));
  names_ = std::make_shared<const std::vector<ResourceName>>(std::move(all));
}

}  // namespace assay::docs
