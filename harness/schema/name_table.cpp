#include "schema/name_table.h"

namespace assay::schema {

NameTable::NameTable(std::vector<std::string_view> names) {
  std::size_t size = 4;
  while (size < names.size() * 2)
    size *= 2;
  buckets_.assign(size, none);
  for (const auto name : names) {
    const auto head = head_of(name);
    auto bucket = bucket_of(head, name.size());
    while (buckets_[bucket] != none)
      bucket = (bucket + 1) & (buckets_.size() - 1);
    buckets_[bucket] = static_cast<std::uint32_t>(names_.size());
    names_.push_back({.head = head, .text = name});
  }
}

std::size_t NameTable::bucket_of(std::uint64_t head, std::size_t size) const {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;
  return static_cast<std::size_t>((head + size) * odd >> 32U) & (buckets_.size() - 1);
}

std::uint32_t NameTable::look_up(std::string_view key, std::uint64_t head) const {
  if (names_.empty()) return none;
  for (auto bucket = bucket_of(head, key.size()); buckets_[bucket] != none;
       bucket = (bucket + 1) & (buckets_.size() - 1)) {
    if (is(names_[buckets_[bucket]], key, head)) return buckets_[bucket];
  }
  return none;
}

}  // namespace assay::schema
