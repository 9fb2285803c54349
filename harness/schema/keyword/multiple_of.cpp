#include <fmt/format.h>

#include "schema/keyword/files.h"

namespace assay::schema::keyword {
namespace {

struct Multiple {
  Decimal divisor;
  std::int64_t whole = 0;  ///< the divisor, where it is a small integer; else 0

  bool operator()(const Visit& visit) const {
    if (whole != 0 && visit.value.is_int64()) return visit.value.get_int64() % whole == 0;
    return is_multiple(visit.run.decimal_of(visit.value), divisor);
  }
};

std::int64_t small_integer(const Decimal& decimal) {
  if (decimal.exponent < 0 || magnitude(decimal) > 15) return 0;
  std::int64_t value = 0;
  for (const char c : decimal.digits)
    value = value * 10 + (c - '0');
  for (std::int64_t i = 0; i < decimal.exponent; ++i)
    value *= 10;
  return value;
}

}  // namespace

void compile_multiple_of(Builder& builder) {
  const auto* value = builder.find("multipleOf");
  if (value == nullptr) return;
  auto divisor = read_decimal(value->scalar);
  if (divisor.digits.size() > most_divisor_digits) {
    builder.compiler().out().error(
        "schema.long-divisor",
        value->span,
        fmt::format("`multipleOf` has more than {} digits", most_divisor_digits));
    return;
  }
  const auto whole = small_integer(divisor);
  builder.check(Group::numbers,
                builder.clause("multipleOf", fmt::format("a multiple of `{}`", value->scalar)),
                Multiple{std::move(divisor), whole});
}

}  // namespace assay::schema::keyword
