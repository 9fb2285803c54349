#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace assay::schema {

/// Finds a name among many, fast: by its length and first eight bytes, with a guess where it might
/// be. The names must outlive it.
class NameTable {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  NameTable() = default;
  explicit NameTable(std::vector<std::string_view> names);

  [[nodiscard]] std::size_t size() const { return names_.size(); }
  [[nodiscard]] std::string_view name(std::uint32_t index) const { return names_[index].text; }

  /// The index of `key` among the names, or none. Members mostly come in the order of their schema:
  /// `guess` is tried first.
  [[nodiscard]] std::uint32_t find(std::string_view key, std::uint32_t guess) const {
    const auto head = head_of(key);
    if (guess < names_.size() && is(names_[guess], key, head)) return guess;
    return look_up(key, head);
  }

 private:
  struct Name {
    std::uint64_t head = 0;
    std::string_view text;
  };

  /// The first eight bytes, padded with zeros.
  static std::uint64_t head_of(std::string_view key) {
    std::uint64_t head = 0;
    if (key.size() >= sizeof head) {
      std::memcpy(&head, key.data(), sizeof head);
    } else if (key.size() >= 4) {
      std::uint32_t first = 0;
      std::uint32_t last = 0;
      std::memcpy(&first, key.data(), 4);
      std::memcpy(&last, key.data() + key.size() - 4, 4);
      head = first | std::uint64_t{last} << 32U;
    } else if (!key.empty()) {
      const auto byte = [&](std::size_t at) {
        return static_cast<std::uint64_t>(static_cast<unsigned char>(key[at]));
      };
      head = byte(0) | byte(key.size() / 2) << 8U | byte(key.size() - 1) << 16U;
    }
    return head;
  }

  static bool is(const Name& name, std::string_view key, std::uint64_t head) {
    if (name.head != head || name.text.size() != key.size()) return false;
    return key.size() <= sizeof head ||
           std::memcmp(name.text.data() + 8, key.data() + 8, key.size() - 8) == 0;
  }

  [[nodiscard]] std::uint32_t look_up(std::string_view key, std::uint64_t head) const;
  [[nodiscard]] std::size_t bucket_of(std::uint64_t head, std::size_t size) const;

  std::vector<Name> names_;
  std::vector<std::uint32_t> buckets_;  // a power of two, at least twice the names; linear probing
};

}  // namespace assay::schema
