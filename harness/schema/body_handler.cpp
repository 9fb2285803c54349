#include "schema/body_handler.h"

#include <cstring>

#include "schema/written_number.h"

namespace assay::schema {
namespace {

/// Quick rather than even: equal hashes cost a second look, and nothing else.
std::uint32_t hash(std::string_view key) {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  const auto size = std::min<std::size_t>(key.size(), sizeof first);
  std::memcpy(&first, key.data(), size);
  std::memcpy(&last, key.data() + key.size() - size, size);
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;
  const auto mixed = (first * odd) ^ ((last + key.size()) * (odd << 1U | 1U));
  return static_cast<std::uint32_t>(mixed >> 32U);
}

}  // namespace

bool BodyHandler::on_key(View key, std::size_t, Code&) {
  if (key_parts_.empty()) {
    hashes_.push_back(hash({key.data(), key.size()}));
  } else {
    key_parts_.append(key.data(), key.size());
    hashes_.push_back(hash(key_parts_));
    key_parts_.clear();
  }
  stack_.push_key(key);
  return true;
}

bool BodyHandler::has_equal_hashes(std::size_t count) const {
  const auto* first = hashes_.data() + (hashes_.size() - count);
  if (count > 64) {
    std::vector<std::uint32_t> sorted(first, first + count);
    std::sort(sorted.begin(), sorted.end());
    return std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end();
  }
  for (std::size_t i = 1; i < count; ++i) {
    bool equal = false;
    for (std::size_t j = 0; j < i; ++j)
      equal |= first[i] == first[j];
    if (equal) return true;
  }
  return false;
}

bool BodyHandler::on_object_end(std::size_t count, Code&) {
  --depth_;
  values_ += count;
  if (!irregular_) irregular_ = has_equal_hashes(count);
  hashes_.resize(hashes_.size() - count);
  stack_.push_object(count);
  return true;
}

bool BodyHandler::on_double(double number, View last_part, Code&) {
  number_parts_.append(last_part.data(), last_part.size());
  const auto written = read_written(number_parts_, number);
  irregular_ |= !written.exact;
  number_parts_.clear();
  stack_.push_double(written.value);
  return true;
}

}  // namespace assay::schema
