#include "tree/unique_keys.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "tree/shown.h"

namespace assay::tree {
namespace {

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;  // of indices: the later, the
                                                                     // one before it

Pairs equal_pairs_of_few(const Members& members) {
  Pairs found;
  for (std::uint32_t later = 1; later < members.size(); ++later) {
    for (std::uint32_t before = later; before-- > 0;) {
      if (members[later].key != members[before].key) continue;
      found.emplace_back(later, before);
      break;
    }
  }
  return found;
}

Pairs equal_pairs_of_many(const Members& members) {
  std::vector<std::pair<std::string_view, std::uint32_t>> keys;
  keys.reserve(members.size());
  for (const auto& member : members) {
    keys.emplace_back(member.key, static_cast<std::uint32_t>(keys.size()));
  }
  std::sort(keys.begin(), keys.end());
  Pairs found;
  for (std::size_t i = 1; i < keys.size(); ++i) {
    if (keys[i].first == keys[i - 1].first) found.emplace_back(keys[i].second, keys[i - 1].second);
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

std::size_t report_equal_keys(const Members& members,
                              const std::string& code,
                              text::Diagnostics& out) {
  constexpr std::size_t few = 12;
  auto pairs = members.size() <= few ? equal_pairs_of_few(members) : equal_pairs_of_many(members);
  if (pairs.size() > most_equal_keys) pairs.resize(most_equal_keys);
  for (const auto& [later, before] : pairs) {
    out.add({.code = code,
             .message =
                 fmt::format("the key `{}` stands twice in one mapping", shown(members[later].key)),
             .span = members[later].key_span,
             .related = {{members[before].key_span, "it stands here too"}},
             .advice = "keep one of the two"});
  }
  return pairs.size();
}

}  // namespace assay::tree
