#include "cli/diff_pairs.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "text/diagnostic.h"

namespace assay::cli {
namespace {

using Some = std::vector<const Stated*>;

/// The contracts of one name.
struct Namesakes {
  Some before;
  Some after;
};

/// Pairs those at the same path, and takes them out.
void pair_by_path(Namesakes& namesakes, std::vector<ContractPair>& pairs) {
  Some left;
  for (const auto* one : namesakes.before) {
    const auto twin = std::find_if(namesakes.after.begin(),
                                   namesakes.after.end(),
                                   [&](const Stated* other) { return other->path == one->path; });
    if (twin == namesakes.after.end()) {
      left.push_back(one);
    } else {
      pairs.push_back({one, *twin});
      namesakes.after.erase(twin);
    }
  }
  namesakes.before = std::move(left);
}

base::Error ambiguous(const Some& several) {
  return {.code = "diff.same-api",
          .message = fmt::format("`{}` and `{}` are both of the API `{}`, and nothing tells which "
                                 "of them the other side's is to be compared with",
                                 text::printable(several[0]->contract.file),
                                 text::printable(several[1]->contract.file),
                                 text::printable(several[0]->contract.api)),
          .advice = "name two files, or give each contract a name of its own in `x-assay-api`"};
}

}  // namespace

base::Result<std::vector<ContractPair>> pair_contracts(const std::vector<Stated>& before,
                                                       const std::vector<Stated>& after) {
  if (before.size() == 1 && after.size() == 1)
    return std::vector<ContractPair>{{&before.front(), &after.front()}};
  std::map<std::string, Namesakes> by_name;
  for (const auto& one : before)
    by_name[one.contract.api].before.push_back(&one);
  for (const auto& one : after)
    by_name[one.contract.api].after.push_back(&one);
  std::vector<ContractPair> pairs;
  for (auto& [name, namesakes] : by_name) {
    pair_by_path(namesakes, pairs);
    const auto& [left, right] = namesakes;
    if (left.size() == 1 && right.size() == 1) {
      pairs.push_back({left.front(), right.front()});
      continue;
    }
    if (!left.empty() && !right.empty())
      return tl::make_unexpected(ambiguous(left.size() > 1 ? left : right));
    for (const auto* one : left)
      pairs.push_back({one, nullptr});
    for (const auto* one : right)
      pairs.push_back({nullptr, one});
  }
  return pairs;
}

}  // namespace assay::cli
