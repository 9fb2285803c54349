#include "docs/definitions.h"

#include <map>

#include <fmt/format.h>

#include "docs/nodes.h"

namespace assay::docs {
namespace {

constexpr std::string_view prefix = "#/$defs/";

using Names = std::map<std::string_view, std::string_view>;  // as the schema has it, and as shared

/// Leads the references below `node` to the new names.
void rename(text::SourceMap& sources, const Names& names, tree::Node& node) {
  for (auto& item : node.items)
    rename(sources, names, item);
  for (auto& member : node.members) {
    auto& value = member.value;
    if (member.key == "$ref" && value.scalar.starts_with(prefix)) {
      const auto found = names.find(value.scalar.substr(prefix.size()));
      if (found != names.end())
        value.scalar = sources.intern(std::string(prefix) + std::string(found->second));
    } else {
      rename(sources, names, value);
    }
  }
}

tree::Node* definitions_of(tree::Node& schema) {
  for (auto& member : schema.members) {
    if (member.key == "$defs") return &member.value;
  }
  return nullptr;
}

std::string_view free_name(text::SourceMap& sources,
                           std::string_view wanted,
                           const tree::Node& taken) {
  for (int i = 2;; ++i) {
    const auto name = fmt::format("{}_{}", wanted, i);
    if (taken.find(name) == nullptr) return sources.intern(name);
  }
}

}  // namespace

void share_definitions(text::SourceMap& sources, text::Span page, contract::Contract& contract) {
  auto shared = mapping_node(page);
  for (auto& schema : contract.made) {
    auto* own = definitions_of(schema);
    if (own == nullptr) continue;
    Names names;
    for (const auto& member : own->members) {
      const auto* other = shared.find(member.key);
      if (other != nullptr && !equal(*other, member.value))
        names.emplace(member.key, free_name(sources, member.key, shared));
    }
    if (!names.empty()) rename(sources, names, schema);
    for (auto& member : own->members) {
      const auto found = names.find(member.key);
      if (found != names.end()) member.key = found->second;
      put(shared, member.key, member.value);
    }
  }
  if (shared.members.empty()) return;
  auto document = mapping_node(page);
  put(document, "$defs", std::move(shared));
  contract.documents.emplace_back(sources.name(page), std::move(document));
}

}  // namespace assay::docs
