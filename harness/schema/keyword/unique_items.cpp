#include <unordered_map>

#include <fmt/format.h>

#include "schema/equal.h"
#include "schema/keyword/files.h"

namespace assay::schema::keyword {
namespace {

/// Above this many items they are hashed first.
constexpr std::size_t few = 16;

struct Twins {
  std::size_t first = 0;
  std::size_t second = 0;
};

class UniqueItems final : public Check {
 public:
  using Check::Check;

  [[nodiscard]] bool run(const Visit& visit) const override {
    const auto& items = visit.value.get_array();
    const auto twins =
        items.size() <= few ? find_among_few(visit.run, items) : find_among_many(visit.run, items);
    if (twins.second == 0) return visit.run.kept(site());
    if (!visit.run.collects()) return false;
    return visit.run.broken(
        site(), visit, fmt::format("equal items {} and {}", twins.first, twins.second));
  }

 private:
  static Twins find_among_few(const Run& run, const boost::json::array& items) {
    for (std::size_t i = 1; i < items.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (equal(run, items[i], items[j])) return {j, i};
      }
    }
    return {};
  }

  static Twins find_among_many(const Run& run, const boost::json::array& items) {
    std::unordered_multimap<std::size_t, std::size_t> by_hash;
    by_hash.reserve(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
      const auto hash = hash_of(items[i]);
      const auto [begin, end] = by_hash.equal_range(hash);
      for (auto other = begin; other != end; ++other) {
        if (equal(run, items[i], items[other->second])) return {other->second, i};
      }
      by_hash.emplace(hash, i);
    }
    return {};
  }
};

}  // namespace

void compile_unique_items(Builder& builder) {
  if (!builder.is_true("uniqueItems")) return;
  builder.add(
      Group::arrays,
      std::make_unique<UniqueItems>(builder.clause("uniqueItems", "an array without equal items")));
}

}  // namespace assay::schema::keyword
