#include "generate/place.h"

#include <charconv>
#include <optional>

namespace assay::generate {
namespace {

namespace json = boost::json;

std::optional<std::size_t> read_index(const std::string& token, std::size_t size) {
  std::size_t index = 0;
  const auto [at, error] = std::from_chars(token.data(), token.data() + token.size(), index);
  if (error != std::errc() || at != token.data() + token.size() || index >= size)
    return std::nullopt;
  return index;
}

}  // namespace

json::value* find(json::value& body, const tree::Pointer& place) {
  auto* value = &body;
  for (const auto& token : place.tokens) {
    if (auto* object = value->if_object()) {
      value = object->if_contains(token);
    } else if (auto* items = value->if_array()) {
      const auto index = read_index(token, items->size());
      value = index ? &items->at(*index) : nullptr;
    } else {
      value = nullptr;
    }
    if (value == nullptr) return nullptr;
  }
  return value;
}

const json::value* find(const json::value& body, const tree::Pointer& place) {
  const auto* value = &body;
  for (const auto& token : place.tokens) {
    if (const auto* object = value->if_object()) {
      value = object->if_contains(token);
    } else if (const auto* items = value->if_array()) {
      const auto index = read_index(token, items->size());
      value = index ? &items->at(*index) : nullptr;
    } else {
      value = nullptr;
    }
    if (value == nullptr) return nullptr;
  }
  return value;
}

void put(json::value& body, const tree::Pointer& place, json::value value) {
  auto* at = &body;
  for (const auto& token : place.tokens) {
    if (auto* items = at->if_array()) {
      const auto index = read_index(token, items->size());
      if (!index) return;
      at = &items->at(*index);
      continue;
    }
    if (!at->is_object()) at->emplace_object();
    at = &at->get_object()[token];
  }
  *at = std::move(value);
}

void erase(json::value& body, const tree::Pointer& place) {
  if (place.tokens.empty()) return;
  auto parent = place;
  parent.tokens.pop_back();
  auto* holder = find(body, parent);
  if (holder == nullptr) return;
  const auto& token = place.tokens.back();
  if (auto* object = holder->if_object()) {
    object->erase(token);
  } else if (auto* items = holder->if_array()) {
    const auto index = read_index(token, items->size());
    if (index) items->erase(items->begin() + static_cast<std::ptrdiff_t>(*index));
  }
}

}  // namespace assay::generate
