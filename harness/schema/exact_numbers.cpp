#include <algorithm>
#include <charconv>

#include "schema/run.h"

namespace assay::schema {
namespace {

const boost::json::value* find(const boost::json::value& root, const tree::Pointer& pointer) {
  const auto* current = &root;
  for (const auto& token : pointer.tokens) {
    if (const auto* object = current->if_object()) {
      current = object->if_contains(token);
    } else if (const auto* array = current->if_array()) {
      std::size_t index = 0;
      std::from_chars(token.data(), token.data() + token.size(), index);
      current = array->if_contains(index);
    } else {
      return nullptr;
    }
    if (current == nullptr) return nullptr;
  }
  return current;
}

}  // namespace

ExactNumbers::ExactNumbers(const Body& body) {
  for (const auto& one : body.irregularities) {
    if (one.kind != Irregularity::Kind::inexact_number) continue;
    const auto* value = schema::find(body.value, one.at);
    if (value != nullptr) texts_.emplace_back(value, &one.text);
  }
  std::sort(texts_.begin(), texts_.end());
}

const std::string* ExactNumbers::find(const boost::json::value& value) const {
  if (texts_.empty()) return nullptr;
  const auto at = std::lower_bound(
      texts_.begin(), texts_.end(), &value, [](const auto& entry, const auto* wanted) {
        return entry.first < wanted;
      });
  return at != texts_.end() && at->first == &value ? at->second : nullptr;
}

}  // namespace assay::schema
