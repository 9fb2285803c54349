#include <fmt/format.h>

#include "schema/bound.h"
#include "schema/keyword/files.h"

namespace assay::schema::keyword {
namespace {

enum class Side { least, above, most, below };

struct Bounded {
  Bound bound;
  Side side;

  bool operator()(const Visit& visit) const {
    const auto order = bound.compare_with(visit.run, visit.value);
    switch (side) {
      case Side::least:
        return order >= 0;
      case Side::above:
        return order > 0;
      case Side::most:
        return order <= 0;
      case Side::below:
        return order < 0;
    }
    return false;
  }
};

void add(Builder& builder, std::string_view keyword, Side side, std::string_view words) {
  const auto* value = builder.find(keyword);
  if (value == nullptr) return;
  builder.check(Group::numbers,
                builder.clause(keyword, fmt::format("{} `{}`", words, value->scalar)),
                Bounded{Bound(value->scalar), side});
}

}  // namespace

void compile_bounds(Builder& builder) {
  const bool boolean = has(with_boolean_bounds, builder.dialect());
  const bool above = boolean && builder.is_true("exclusiveMinimum");
  const bool below = boolean && builder.is_true("exclusiveMaximum");
  add(builder,
      "minimum",
      above ? Side::above : Side::least,
      above ? "a number above" : "a number of at least");
  add(builder,
      "maximum",
      below ? Side::below : Side::most,
      below ? "a number below" : "a number of at most");
  if (boolean) return;
  add(builder, "exclusiveMinimum", Side::above, "a number above");
  add(builder, "exclusiveMaximum", Side::below, "a number below");
}

}  // namespace assay::schema::keyword
