#include "diff/operations.h"

#include <map>
#include <set>

namespace assay::diff {
namespace {

using contract::Contract;
using contract::Operation;

struct Path {
  std::string shape;               ///< `/items/{}`
  std::vector<std::string> names;  ///< of its parameters
};

Path path_of(const Operation& operation) {
  Path path;
  bool within = false;
  for (const char c : operation.path) {
    if (c == '}') within = false;
    if (within) {
      path.names.back() += c;
    } else {
      path.shape += c;
    }
    if (c != '{') continue;
    within = true;
    path.names.emplace_back();
  }
  return path;
}

std::string request_of(const Operation& operation) {
  return operation.method + " " + path_of(operation).shape;
}

/// Pairs what has the same key and no twin yet; a key that several share pairs their first.
template <class KeyOf>
void pair_up(const Contract& before,
             const Contract& after,
             const KeyOf& key_of,
             std::map<const Operation*, const Operation*>& twins,
             std::set<const Operation*>& taken) {
  std::map<std::string, const Operation*> by_key;
  for (const auto& operation : after.operations) {
    if (!taken.contains(&operation)) by_key.emplace(key_of(operation), &operation);
  }
  for (const auto& operation : before.operations) {
    if (twins.contains(&operation)) continue;
    const auto found = by_key.find(key_of(operation));
    if (found == by_key.end()) continue;
    twins.emplace(&operation, found->second);
    taken.insert(found->second);
    by_key.erase(found);
  }
}

}  // namespace

std::string_view name_in_api(const Operation& operation) {
  const auto slash = operation.id.find('/');
  return slash == std::string::npos ? std::string_view(operation.id)
                                    : std::string_view(operation.id).substr(slash + 1);
}

bool is_same_request(const Operation& left, const Operation& right) {
  return request_of(left) == request_of(right);
}

std::vector<std::pair<std::string, std::string>> renamed_in_path(const Operation& before,
                                                                 const Operation& after) {
  const auto old_path = path_of(before);
  const auto new_path = path_of(after);
  std::vector<std::pair<std::string, std::string>> renamed;
  if (old_path.shape != new_path.shape) return renamed;
  for (std::size_t i = 0; i < old_path.names.size(); ++i) {
    if (old_path.names[i] != new_path.names[i])
      renamed.emplace_back(old_path.names[i], new_path.names[i]);
  }
  return renamed;
}

std::vector<Twins> match_operations(const Contract& before, const Contract& after) {
  std::map<const Operation*, const Operation*> twins;
  std::set<const Operation*> taken;
  pair_up(
      before,
      after,
      [](const Operation& one) { return std::string(name_in_api(one)); },
      twins,
      taken);
  pair_up(before, after, request_of, twins, taken);
  std::vector<Twins> all;
  for (const auto& operation : before.operations) {
    const auto found = twins.find(&operation);
    all.push_back({&operation, found == twins.end() ? nullptr : found->second});
  }
  for (const auto& operation : after.operations) {
    if (!taken.contains(&operation)) all.push_back({nullptr, &operation});
  }
  return all;
}

}  // namespace assay::diff
