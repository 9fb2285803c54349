#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

#include <boost/json/value.hpp>

#include "schema/number.h"

namespace assay::schema {

class Run;

/// A number of a schema that numbers of bodies are compared with, exactly; fast where both are of
/// the machine's kinds.
class Bound {
 public:
  /// Takes a JSON number.
  explicit Bound(std::string_view number);

  /// How `value`, a number, stands to this.
  [[nodiscard]] std::strong_ordering compare_with(const Run& run,
                                                  const boost::json::value& value) const;

 private:
  Decimal exact_;
  std::optional<std::int64_t> integer_;  // where it is one of 64 bits
  std::optional<double> short_;          // where it is a double by its shortest decimal
};

}  // namespace assay::schema
