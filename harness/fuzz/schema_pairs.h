#pragma once

#include <string>
#include <string_view>

#include "schema/dialect.h"

namespace assay::fuzz {

/// A schema and an instance, each a JSON text, that bytes chose.
struct Pair {
  schema::Dialect dialect = schema::Dialect::draft2020_12;
  std::string schema;
  std::string instance;
};

/// Reads the bytes as choices: a dialect, keywords of its table with values of their shapes, and an
/// instance out of the same few names and values. Every text gives a pair; the end of the text
/// chooses the smallest.
[[nodiscard]] Pair read_pair(std::string_view bytes);

/// What became of a pair.
struct Judged {
  enum class By { nobody, ours, both };  ///< nobody: the schema does not compile
  By by = By::nobody;
  bool valid = false;
  /// What is wrong with us: the engines disagree, or our evaluator does with itself. Else empty.
  std::string fault;
};
[[nodiscard]] Judged judge(const Pair& pair);

}  // namespace assay::fuzz
