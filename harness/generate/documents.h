#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "contract/contract.h"
#include "tree/node.h"

namespace assay::generate {

/// Finds what the `$ref`s of a contract's schemas name. Knows the contract's own documents only;
/// nothing is fetched.
class Documents {
 public:
  explicit Documents(const contract::Contract& contract) : contract_(&contract) {}

  /// What `reference` names, as it stands in the schema `from`: `#`, `#/pointer`, `#anchor`, and
  /// the same behind the name of a document, relative to the one that `from` stands in, or behind
  /// its `$id`. Nullptr when there is no such place.
  [[nodiscard]] const tree::Node* find(const tree::Node& from, std::string_view reference) const;

  /// The root of the document that `node` stands in; nullptr when the contract has none.
  [[nodiscard]] const tree::Node* document_of(const tree::Node& node) const;
  /// The name of that document.
  [[nodiscard]] std::string file_of(const tree::Node& node) const;
  /// The document called `name` by the one called `base`: relative to it, by its full name, or by
  /// its `$id`.
  [[nodiscard]] const tree::Node* document(std::string_view base, std::string_view name) const;

 private:
  [[nodiscard]] const std::pair<std::string, tree::Node>* home_of(const tree::Node& node) const;

  const contract::Contract* contract_;
};

}  // namespace assay::generate
