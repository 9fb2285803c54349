#include "contract/references.h"

#include <algorithm>

#include "base/file_system.h"
#include "base/uri.h"
#include "tree/pointer.h"

namespace assay::contract {
namespace {

/// RFC 3986 section 3.1: a letter, then letters, digits, `+`, `-` and `.`, up to a colon.
std::string_view scheme_of(std::string_view text) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || !is_letter(text[0])) return {};
  const auto scheme = text.substr(0, colon);
  const bool whole = std::all_of(scheme.begin(), scheme.end(), [&](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
  });
  return whole ? scheme : std::string_view{};
}

/// The schema below `node` that calls itself `name`, or nullptr.
const tree::Node* find_anchor(const tree::Node& node, std::string_view name) {
  if (node.is(tree::Kind::mapping) &&
      (node.string_at("$anchor") == name || node.string_at("$dynamicAnchor") == name)) {
    return &node;
  }
  for (const auto& item : node.items) {
    if (const auto* found = find_anchor(item, name)) return found;
  }
  for (const auto& member : node.members) {
    if (const auto* found = find_anchor(member.value, name)) return found;
  }
  return nullptr;
}

/// The first document of the contract or its parts for which `holds`, or nullptr.
template <class Predicate>
const std::pair<std::string, tree::Node>* find_document(const Contract& contract,
                                                        const Predicate& holds) {
  const auto found = std::find_if(contract.documents.begin(), contract.documents.end(), holds);
  if (found != contract.documents.end()) return &*found;
  for (const auto& part : contract.parts) {
    if (const auto* in_part = find_document(part, holds)) return in_part;
  }
  return nullptr;
}

auto stands_in(text::Span span) {
  return [span](const auto& document) { return document.second.span.source == span.source; };
}

/// What a fragment names: a pointer starts with `/`, anything else is an anchor (JSON Schema core
/// 2020-12, section 8.2.2).
const tree::Node* find_fragment(const tree::Node& root, const std::string& fragment) {
  if (!fragment.empty() && fragment.front() != '/') return find_anchor(root, fragment);
  const auto pointer = tree::Pointer::read(fragment);
  return pointer ? tree::find(root, *pointer) : nullptr;
}

}  // namespace

Reference split_reference(std::string_view text) {
  Reference split;
  const auto hash = text.find('#');
  const auto file = text.substr(0, hash);
  if (hash != std::string_view::npos) split.fragment = base::percent_decode(text.substr(hash + 1));
  split.scheme = scheme_of(file);
  // `//host/path` takes the scheme of its base: it is as remote as one with a scheme.
  if (file.starts_with("//")) split.scheme = "https";
  split.file = split.scheme.empty() ? base::percent_decode(file) : std::string(file);
  return split;
}

const tree::Node* References::document(std::string_view name) const {
  const auto* found =
      find_document(contract_, [&](const auto& document) { return document.first == name; });
  return found == nullptr ? nullptr : &found->second;
}

const tree::Node* References::document(text::Span span) const {
  const auto* found = find_document(contract_, stands_in(span));
  return found == nullptr ? nullptr : &found->second;
}

std::string_view References::file(text::Span span) const {
  const auto* found = find_document(contract_, stands_in(span));
  return found == nullptr ? std::string_view{} : found->first;
}

const tree::Node* References::find(std::string_view reference, text::Span base) const {
  const auto known = found_.find(Key{base.source, reference});
  if (known != found_.end()) return known->second;
  const auto split = split_reference(reference);
  if (!split.scheme.empty()) return nullptr;
  const auto* root = split.file.empty()
                         ? document(base)
                         : document(base::join_path(base::folder_of(file(base)), split.file));
  if (root == nullptr) return nullptr;
  const auto* node = find_fragment(*root, split.fragment);
  if (node != nullptr) found_.emplace(Key{base.source, reference}, node);
  return node;
}

const tree::Node* References::follow(const tree::Node& node) const {
  constexpr int most_hops = 64;
  const auto* at = &node;
  for (int hop = 0; hop < most_hops; ++hop) {
    const auto* reference = at->is(tree::Kind::mapping) ? at->find("$ref") : nullptr;
    if (reference == nullptr || !reference->is(tree::Kind::string)) return at;
    at = find(reference->scalar, reference->span);
    if (at == nullptr) return nullptr;
  }
  return nullptr;
}

}  // namespace assay::contract
