#include "contract/named_instead.h"

#include <string_view>

namespace assay::contract {
namespace {

std::string_view without_slash(std::string_view path) {
  while (path.ends_with('/'))
    path.remove_suffix(1);
  return path;
}

}  // namespace

const Resource* named_instead(const Contract& contract, const Operation& operation) {
  const auto& acts = operation.acts;
  if (!acts || (acts->does != Act::list && acts->does != Act::create)) return nullptr;
  const auto* resource = contract.resource(acts->on);
  if (resource == nullptr || resource->id_parameter.empty()) return nullptr;
  const auto path = without_slash(operation.path);
  const auto variable = "{" + resource->id_parameter + "}";
  const auto at = path.find("/" + variable + "/");
  if (at == std::string_view::npos) return nullptr;
  const auto before = path.substr(0, at + 1 + variable.size());
  for (const auto& other : contract.operations) {
    const auto* there = other.acts && without_slash(other.path) == before
                            ? contract.resource(other.acts->on)
                            : nullptr;
    if (there != nullptr && there != resource && there->id_parameter == resource->id_parameter)
      return there;
  }
  return nullptr;
}

}  // namespace assay::contract
