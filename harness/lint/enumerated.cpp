#include "lint/enumerated.h"

#include <utility>

namespace assay::lint {

Enumerated enumerate(const SchemaSite& site, std::string_view keyword) {
  Enumerated found{.keyword = site.member(keyword)};
  if (found.keyword == nullptr) return found;
  std::vector<const tree::Node*> values;
  if (keyword == "const") values.push_back(&found.keyword->value);
  if (keyword == "enum") {
    for (const auto& value : found.keyword->value.items)
      values.push_back(&value);
  }
  found.count = values.size();
  const PlainSchema plain(site, keyword);
  for (const auto* value : values) {
    if (auto fault = plain.fault_of(*value))
      found.refused.push_back({.value = value, .fault = *std::move(fault)});
  }
  return found;
}

}  // namespace assay::lint
