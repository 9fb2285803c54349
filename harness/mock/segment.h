#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay::mock {

/// One segment of a path template: literal texts and variables in turn, as in `{id}.json`.
struct Segment {
  struct Part {
    bool variable = false;
    std::string text;  ///< the decoded literal, or the variable's name

    friend bool operator==(const Part&, const Part&) = default;
  };
  std::vector<Part> parts;

  [[nodiscard]] bool is_literal() const;
  /// How many characters of it are no variables.
  [[nodiscard]] std::size_t literal_size() const;
  friend bool operator==(const Segment&, const Segment&) = default;
};

/// Values of variables by their names. Neither text is its own.
using Values = std::vector<std::pair<std::string_view, std::string_view>>;

/// Reads one segment of a template. Of what is literal, and so is a brace that is never closed,
/// each text is percent-decoded; a variable is named as it stands there.
[[nodiscard]] Segment read_segment(std::string_view text);

/// The ways in which the decoded `text` fits, those first in which the variables in front take the
/// least; no more than `most` of them. Each has its variables' values, at least one character long.
/// Names are views into `segment`.
[[nodiscard]] std::vector<Values> fits(const Segment& segment,
                                       std::string_view text,
                                       std::size_t most);

/// `/a/b` in its segments; `/a/` ends with an empty one.
[[nodiscard]] std::vector<std::string_view> split_path(std::string_view path);

}  // namespace assay::mock
