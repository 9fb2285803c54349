#include "generate/documents.h"

#include <algorithm>
#include <string>
#include <vector>

#include "tree/pointer.h"

namespace assay::generate {
namespace {

/// `name` as a path beside `base`, with `.` and `..` undone.
std::string beside(std::string_view base, std::string_view name) {
  const auto slash = base.rfind('/');
  std::string joined(slash == std::string_view::npos ? std::string_view()
                                                     : base.substr(0, slash + 1));
  joined += name;
  std::vector<std::string> kept;
  for (std::size_t begin = 0; begin <= joined.size();) {
    const auto end = std::min(joined.find('/', begin), joined.size());
    const auto part = joined.substr(begin, end - begin);
    begin = end + 1;
    if (part == "..") {
      if (!kept.empty()) kept.pop_back();
    } else if (part != ".") {
      kept.push_back(part);
    }
  }
  std::string path;
  for (const auto& part : kept)
    path += (&part == &kept.front() ? "" : "/") + part;
  return path;
}

/// One hexadecimal digit's value, or -1.
int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// A fragment with its percent-escapes undone (RFC 6901 section 6); a bad escape stays as it is.
std::string decoded(std::string_view fragment) {
  std::string text;
  for (std::size_t i = 0; i < fragment.size(); ++i) {
    if (fragment[i] == '%' && i + 2 < fragment.size() && digit(fragment[i + 1]) >= 0 &&
        digit(fragment[i + 2]) >= 0) {
      text += static_cast<char>(digit(fragment[i + 1]) * 16 + digit(fragment[i + 2]));
      i += 2;
    } else {
      text += fragment[i];
    }
  }
  return text;
}

/// The schema below `node` whose `$anchor` (or `$dynamicAnchor`) is `name`, or nullptr.
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

}  // namespace

const std::pair<std::string, tree::Node>* Documents::home_of(const tree::Node& node) const {
  for (const auto& document : contract_->documents) {
    if (document.second.span.source == node.span.source) return &document;
  }
  return contract_->documents.empty() ? nullptr : &contract_->documents.front();
}

const tree::Node* Documents::document_of(const tree::Node& node) const {
  const auto* home = home_of(node);
  return home == nullptr ? nullptr : &home->second;
}

std::string Documents::file_of(const tree::Node& node) const {
  const auto* home = home_of(node);
  return home == nullptr ? std::string() : home->first;
}

const tree::Node* Documents::document(std::string_view base, std::string_view name) const {
  const auto path = beside(base, name);
  for (const auto& [file, root] : contract_->documents) {
    if (file == path || file == name) return &root;
  }
  for (const auto& [file, root] : contract_->documents) {
    if (root.string_at("$id") == name) return &root;
  }
  return nullptr;
}

const tree::Node* Documents::find(const tree::Node& from, std::string_view reference) const {
  const auto* home = home_of(from);
  if (home == nullptr) return nullptr;
  const auto hash = reference.find('#');
  const auto name = reference.substr(0, hash);
  const auto* root = name.empty() ? &home->second : document(home->first, name);
  if (root == nullptr || hash == std::string_view::npos) return root;
  const auto fragment = decoded(reference.substr(hash + 1));
  if (!fragment.empty() && fragment.front() != '/') return find_anchor(*root, fragment);
  const auto pointer = tree::Pointer::read(fragment);
  return pointer ? tree::find(*root, *pointer) : nullptr;
}

}  // namespace assay::generate
