#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <limits>
#include <memory>
#include <new>
#include <stdexcept>
#include <type_traits>
#include <utility>

namespace assay::base {

namespace slim {

/// What stands before the values, which are aligned as it is.
struct alignas(8) Block {
  std::uint32_t size = 0;
  /// How many values there is room for; of a block that several vectors share, which never grows,
  /// how many they are, below 0.
  std::atomic<std::int32_t> room = 0;
};

/// The one block of all empty vectors: it has no room, and is never written to. Declared without
/// its size, so that no compiler takes values that never stand behind it for mistakes.
extern Block no_values[];

}  // namespace slim

/// A `std::vector` that is one pointer wide, for values that stand in large trees and are mostly
/// empty: what an empty one costs is 8 bytes instead of 24. `T` may be incomplete where the type is
/// named; its moves may not throw. Members are those of `std::vector`, with their guarantees, but
/// at most 2^31 - 1 values (`std::length_error`).
///
/// Vectors that were made by `share` have their values in common until one of them is about to be
/// changed, or asked for a value that can be: it gets copies of its own first.
template <class T>
class SlimVector {
 public:
  using value_type = T;
  using iterator = T*;
  using const_iterator = const T*;
  using reference = T&;
  using const_reference = const T&;
  using difference_type = std::ptrdiff_t;
  using size_type = std::size_t;

  SlimVector() = default;
  SlimVector(std::initializer_list<T> values) : SlimVector() {
    append(values.begin(), values.end());
  }
  template <std::input_iterator Iterator>
  SlimVector(Iterator first, Iterator last) : SlimVector() {
    append(first, last);
  }
  SlimVector(const SlimVector& other) : SlimVector() { append(other.begin(), other.end()); }
  SlimVector(SlimVector&& other) noexcept : block_(std::exchange(other.block_, slim::no_values)) {}
  SlimVector& operator=(const SlimVector& other) {
    if (this != &other) SlimVector(other).swap(*this);
    return *this;
  }
  SlimVector& operator=(SlimVector&& other) noexcept {
    SlimVector(std::move(other)).swap(*this);
    return *this;
  }
  ~SlimVector() {
    if (block_ != slim::no_values) leave();
  }

  /// The same values in another vector, without copies. Nobody may hold a reference into this one
  /// by which a value is changed later: the change would be made in both.
  [[nodiscard]] SlimVector share() const {
    static_assert(std::is_copy_constructible_v<T>, "who changes shared values copies them");
    SlimVector other;
    if (empty()) return other;
    // The first to share says so; both are counted.
    auto room = block_->room.load();
    while (!block_->room.compare_exchange_weak(room, room < 0 ? room - 1 : -2)) {
    }
    other.block_ = block_;
    return other;
  }
  /// Whether the values may be those of other vectors too. While they are, `data()` tells them from
  /// all others.
  [[nodiscard]] bool is_shared() const { return room() < 0; }

  [[nodiscard]] std::size_t size() const { return block_->size; }
  [[nodiscard]] std::size_t capacity() const {
    return is_shared() ? size() : static_cast<std::size_t>(room());
  }
  [[nodiscard]] bool empty() const { return size() == 0; }
  [[nodiscard]] T* data() {
    if (is_shared()) own();
    return values_of(block_);
  }
  [[nodiscard]] const T* data() const { return values_of(block_); }
  [[nodiscard]] T* begin() { return data(); }
  [[nodiscard]] T* end() { return data() + size(); }
  [[nodiscard]] const T* begin() const { return data(); }
  [[nodiscard]] const T* end() const { return data() + size(); }
  [[nodiscard]] T& operator[](std::size_t at) { return data()[at]; }
  [[nodiscard]] const T& operator[](std::size_t at) const { return data()[at]; }
  [[nodiscard]] T& at(std::size_t at) { return data()[checked(at)]; }
  [[nodiscard]] const T& at(std::size_t at) const { return data()[checked(at)]; }
  [[nodiscard]] T& front() { return *begin(); }
  [[nodiscard]] const T& front() const { return *begin(); }
  [[nodiscard]] T& back() { return end()[-1]; }
  [[nodiscard]] const T& back() const { return end()[-1]; }

  void swap(SlimVector& other) noexcept { std::swap(block_, other.block_); }
  void clear() {
    if (is_shared()) return SlimVector().swap(*this);
    std::destroy(begin(), end());
    if (!empty()) block_->size = 0;
  }
  void reserve(std::size_t count) {
    if (is_shared()) own();
    if (count > capacity()) move_to(count);
  }
  void push_back(const T& value) { emplace_back(value); }
  void push_back(T&& value) { emplace_back(std::move(value)); }
  void pop_back() {
    std::destroy_at(end() - 1);
    --block_->size;
  }

  template <class... Arguments>
  T& emplace_back(Arguments&&... arguments) {
    if (static_cast<std::int64_t>(size()) < room())
      return place(block_, std::forward<Arguments>(arguments)...);
    // The arguments may stand in what is left behind: the new value is made first.
    T value(std::forward<Arguments>(arguments)...);
    move_to(std::max(size() + 1, std::min(2 * size(), most)));
    return place(block_, std::move(value));
  }

  /// Replaces all values; the range must not stand in this vector.
  template <std::input_iterator Iterator>
  void assign(Iterator first, Iterator last) {
    clear();
    append(first, last);
  }

  T* erase(const T* first, const T* last) {
    const auto at = first - values_of(block_);
    const auto count = last - first;
    auto* const from = begin() + at;
    if (count == 0) return from;
    auto* const kept = std::move(from + count, end(), from);
    std::destroy(kept, end());
    block_->size = static_cast<std::uint32_t>(kept - begin());
    return from;
  }
  T* erase(const T* one) { return erase(one, one + 1); }

 private:
  using Block = slim::Block;
  static constexpr std::size_t most = std::numeric_limits<std::int32_t>::max();

  [[nodiscard]] std::int32_t room() const { return block_->room.load(std::memory_order_relaxed); }

  static T* values_of(Block* block) {
    static_assert(alignof(T) <= alignof(Block), "the values stand behind the block");
    return reinterpret_cast<T*>(block + 1);
  }

  /// Apart from the destructor, which is inlined: most vectors are empty, or moved from.
  void leave() {
    // One left alone may not know it: what others did comes before.
    if (is_shared() && block_->room.fetch_add(1) < -1) return;
    auto* const values = values_of(block_);
    std::destroy(values, values + size());
    ::operator delete(block_);
  }

  /// Gets copies of values that are shared, or keeps them where the others have left.
  void own() {
    if (block_->room.load() == -1) {
      block_->room = static_cast<std::int32_t>(size());
    } else if constexpr (std::is_copy_constructible_v<T>) {  // others cannot be shared
      SlimVector(std::as_const(*this)).swap(*this);
    }
  }

  template <class... Arguments>
  static T& place(Block* block, Arguments&&... arguments) {
    auto* const room = static_cast<void*>(values_of(block) + block->size);
    auto* const made = ::new (room) T(std::forward<Arguments>(arguments)...);
    ++block->size;
    return *made;
  }

  template <class Iterator>
  void append(Iterator first, Iterator last) {
    if constexpr (std::forward_iterator<Iterator>)
      reserve(size() + static_cast<std::size_t>(std::distance(first, last)));
    for (; first != last; ++first)
      emplace_back(*first);
  }

  void move_to(std::size_t capacity) {
    static_assert(std::is_nothrow_move_constructible_v<T>, "a move that throws would lose values");
    if (capacity > most) throw std::length_error("SlimVector holds at most 2^31 - 1 values");
    auto* const room = ::operator new(sizeof(Block) + capacity * sizeof(T));
    SlimVector moved;
    moved.block_ = ::new (room) Block{.size = 0, .room = static_cast<std::int32_t>(capacity)};
    for (auto& value : *this)
      place(moved.block_, std::move(value));
    swap(moved);
  }

  [[nodiscard]] std::size_t checked(std::size_t at) const {
    if (at >= size()) throw std::out_of_range("SlimVector::at");
    return at;
  }

  Block* block_ = slim::no_values;
};

/// As for `std::vector`.
template <class T, class Predicate>
std::size_t erase_if(SlimVector<T>& values, Predicate predicate) {
  auto* const kept = std::remove_if(values.begin(), values.end(), predicate);
  const auto count = static_cast<std::size_t>(values.end() - kept);
  values.erase(kept, values.end());
  return count;
}

}  // namespace assay::base
