#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "contract/contract.h"
#include "text/span.h"
#include "tree/node.h"

namespace assay::contract {

/// A URI reference (RFC 3986 section 4.1) as `$ref` uses it, percent-encoding decoded.
struct Reference {
  std::string scheme;    ///< `https`, or empty for a reference to a file
  std::string file;      ///< empty: the document it stands in
  std::string fragment;  ///< after the `#`: a JSON Pointer, or an anchor
};
[[nodiscard]] Reference split_reference(std::string_view text);

/// Resolves the `$ref`s of a contract's documents, which it sees as they are at each question.
/// Keeps what it found, so it serves one thread.
class References {
 public:
  /// The contract outlives this. The documents of its parts are its own.
  explicit References(const Contract& contract) : contract_(contract) {}

  /// The document of this file name, or nullptr. As a function of a path already joined with its
  /// referrer's folder, it is the resolver that a schema compiler asks.
  [[nodiscard]] const tree::Node* document(std::string_view name) const;
  /// The document that `span` lies in, or nullptr.
  [[nodiscard]] const tree::Node* document(text::Span span) const;
  /// The file name of that document; empty when there is none.
  [[nodiscard]] std::string_view file(text::Span span) const;
  /// What `reference` names when it stands at `base`: a place by its JSON Pointer, or the schema of
  /// that `$anchor`; nullptr when no document holds it.
  [[nodiscard]] const tree::Node* find(std::string_view reference, text::Span base) const;
  /// `node`, or what its `$ref` leads to in the end; nullptr when that is nowhere, or a circle.
  [[nodiscard]] const tree::Node* follow(const tree::Node& node) const;

 private:
  using Key = std::pair<std::uint32_t, std::string_view>;  // source, text of the reference

  const Contract& contract_;
  mutable std::map<Key, const tree::Node*> found_;
};

}  // namespace assay::contract
