#include "docs/known_words.h"

#include <algorithm>
#include <string>
#include <utility>

#include "docs/nodes.h"
#include "docs/words.h"

namespace assay::docs {
namespace {

/// Whether words may state limits at all: most descriptions have neither digits nor a default.
bool may_state_limits(std::string_view words) {
  if (words.find_first_of("0123456789") != std::string_view::npos) return true;
  const auto small = lower_case(words);
  for (const std::string_view sign :
       {"default", "must", "should", "cannot", "unique", "empty", "allowed", "zero"}) {
    if (small.find(sign) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

const Said* KnownWords::about(std::string_view words, const tree::Node& schema) {
  const auto [found, is_new] = known_.try_emplace(words);
  auto& readings = found->second;
  if (is_new ? !may_state_limits(words) : readings.empty()) return nullptr;
  auto types = types_of(schema);
  for (const auto& reading : readings) {
    if (reading->types == types) return &reading->said;
  }
  auto said = what_is_said(words, types);
  std::stable_partition(said.limits.begin(), said.limits.end(), [](const Limit& one) {
    return one.keyword == "default";
  });
  readings.push_back(std::make_unique<const Reading>(Reading{std::move(types), std::move(said)}));
  return &readings.back()->said;
}

}  // namespace assay::docs
