#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>

#include "generate/scalar.h"
#include "generate/to_json.h"

namespace assay::generate {
namespace {

struct Range {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  bool open_low = false;
  bool open_high = false;

  void raise(double bound, bool open) {
    if (bound > low || (bound == low && open)) {
      low = bound;
      open_low = open;
    }
  }
  void lower(double bound, bool open) {
    if (bound < high || (bound == high && open)) {
      high = bound;
      open_high = open;
    }
  }
  [[nodiscard]] bool holds(double value) const {
    return (open_low ? value > low : value >= low) && (open_high ? value < high : value <= high);
  }
};

double number(const tree::Node& node) {
  return to_json(node).to_number<double>();
}
bool is_number(const tree::Node* node) {
  return node != nullptr && (node->is(tree::Kind::integer) || node->is(tree::Kind::number));
}
bool is_true(const tree::Node* node) {
  return node != nullptr && node->is(tree::Kind::boolean) && node->scalar == "true";
}

/// Draft 4 and OpenAPI 3.0 say `exclusiveMinimum: true` beside `minimum`; later ones give the
/// number itself.
Range range_of(const Applied& applied) {
  Range range;
  for (const auto* schema : applied.schemas) {
    const auto* open_low = schema->find("exclusiveMinimum");
    const auto* open_high = schema->find("exclusiveMaximum");
    if (const auto* low = schema->find("minimum"); is_number(low))
      range.raise(number(*low), is_true(open_low));
    if (const auto* high = schema->find("maximum"); is_number(high))
      range.lower(number(*high), is_true(open_high));
    if (is_number(open_low)) range.raise(number(*open_low), true);
    if (is_number(open_high)) range.lower(number(*open_high), true);
  }
  for (const auto* format : applied.all("format")) {
    if (format->scalar == "int32") {
      range.raise(std::numeric_limits<std::int32_t>::min(), false);
      range.lower(std::numeric_limits<std::int32_t>::max(), false);
    }
  }
  return range;
}

/// The number that all values must be a multiple of; 0 when there is none.
double step_of(const Applied& applied, bool whole) {
  double step = whole ? 1 : 0;
  for (const auto* multiple : applied.all("multipleOf")) {
    if (!is_number(multiple) || number(*multiple) <= 0) continue;
    const auto next = number(*multiple);
    const bool both_whole = step == std::floor(step) && next == std::floor(next) && step > 0 &&
                            next < 1e15 && step < 1e15;
    if (step == 0) {
      step = next;
    } else if (both_whole) {
      step = static_cast<double>(
          std::lcm(static_cast<std::int64_t>(step), static_cast<std::int64_t>(next)));
    } else {
      step = std::max(step,
                      next);  // right where one divides the other; what is made is verified anyway
    }
  }
  return step;
}

boost::json::value as_json(double value) {
  if (value == std::floor(value) && std::abs(value) < 9e15) return static_cast<std::int64_t>(value);
  return value;
}

}  // namespace

std::optional<boost::json::value> make_number(const Applied& applied, base::Random& random) {
  const bool whole = (applied.types() & type_number) == 0;
  const auto range = range_of(applied);
  const auto step = step_of(applied, whole);
  // A small number above the lower bound, or below the upper one, or above zero; smaller until it
  // fits.
  for (auto offset = static_cast<double>(random.between(0, 99));; offset = std::floor(offset / 2)) {
    double value = 0;
    if (step > 0) {
      const double from = std::isfinite(range.low)    ? std::ceil(range.low / step) + offset
                          : std::isfinite(range.high) ? std::floor(range.high / step) - offset
                                                      : offset;
      value = from * step;
      if (!range.holds(value))
        value = std::isfinite(range.low) ? value + step : value - step;  // past an open bound
    } else {
      value = std::isfinite(range.low)    ? range.low + offset
              : std::isfinite(range.high) ? range.high - offset
                                          : offset;
      if (!range.holds(value))
        value = std::isfinite(range.high) && std::isfinite(range.low) ? (range.low + range.high) / 2
                                                                      : value + 1;
      if (!range.holds(value)) value -= 2;
    }
    if (range.holds(value)) return as_json(value);
    if (offset == 0) return std::nullopt;
  }
}

}  // namespace assay::generate
