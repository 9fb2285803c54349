#include "base/pooled.h"

#include <array>
#include <new>
#include <utility>

namespace assay::base {
namespace {

constexpr std::size_t step = 128;
constexpr std::size_t kinds = 32;  // blocks up to 4 kB
constexpr std::size_t kept_of_a_kind = 64;

/// A block that nobody uses begins with the next one of its kind.
struct Unused {
  Unused* next = nullptr;
};

/// Without a destructor, so that it is still there for what a thread destroys last.
struct Shelves {
  std::array<Unused*, kinds> first{};
  std::array<std::size_t, kinds> count{};
};

thread_local Shelves shelves;

/// Gives back what the thread keeps when it ends, and lets it keep nothing from then on.
struct Closing {
  ~Closing() {
    for (auto*& unused : shelves.first) {
      while (unused != nullptr)
        ::operator delete(std::exchange(unused, unused->next));
    }
    shelves.count.fill(kept_of_a_kind);
  }
};

std::size_t kind_of(std::size_t size) {
  return (size - 1) / step;
}

}  // namespace

void* Pooled::operator new(std::size_t size) {
  if (!keeps) return ::operator new(size);
  const auto kind = kind_of(size);
  if (kind >= kinds) return ::operator new(size);
  auto& first = shelves.first[kind];
  if (first == nullptr) return ::operator new((kind + 1) * step);
  --shelves.count[kind];
  return std::exchange(first, first->next);
}

void Pooled::operator delete(void* block, std::size_t size) noexcept {
  if (!keeps) return ::operator delete(block);
  const auto kind = kind_of(size);
  if (kind >= kinds || shelves.count[kind] == kept_of_a_kind) return ::operator delete(block);
  thread_local Closing closing;
  auto& first = shelves.first[kind];
  first = ::new (block) Unused{first};
  ++shelves.count[kind];
}

}  // namespace assay::base
