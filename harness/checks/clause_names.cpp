#include "checks/clause_names.h"

namespace assay::checks {

std::string_view ClauseNames::keep(std::string_view id) {
  if (const auto found = names_.find(id); found != names_.end()) return *found;
  return *names_.emplace(id).first;
}

std::string_view ClauseNames::join(std::initializer_list<std::string_view> parts) {
  joined_.clear();
  for (const auto part : parts)
    joined_ += part;
  return keep(joined_);
}

}  // namespace assay::checks
