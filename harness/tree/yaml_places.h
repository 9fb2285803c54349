#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace assay::tree {

/// What may stand before a node: its tag resolved to a URI (empty: none; `!`: no type but string)
/// and the number that the parser gave its anchor (0: none; a number is never used again).
struct YamlProperties {
  std::string_view tag{};
  std::uint64_t anchor = 0;
};

/// Where things stand in a YAML text. The parsers tell only where a node begins, and that loosely
/// (at its tag or anchor; an empty value at the token behind it); the rest is found again in the
/// text. All places are byte offsets.
class YamlPlaces {
 public:
  explicit YamlPlaces(std::string_view text) : text_(text) {}

  /// Behind blanks, line breaks and comments.
  [[nodiscard]] std::size_t skip_blanks(std::size_t at) const;
  /// Behind the tag and the anchor of a node that begins at `at`.
  [[nodiscard]] std::size_t skip_properties(std::size_t at, const YamlProperties& properties) const;
  /// The `&` of the node that begins at `at` with its tag or its anchor; npos when it has none.
  [[nodiscard]] std::size_t find_anchor(std::size_t at) const;
  /// The end of the tag, anchor or alias at `at`: before a blank, or what ends a value in a flow
  /// collection.
  [[nodiscard]] std::size_t end_of_word(std::size_t at) const;
  /// Behind the `:` that follows the key that ends at `at`, if one does.
  [[nodiscard]] std::size_t behind_colon(std::size_t at) const;
  /// Whether the scalar at `at` is unquoted, and no block either.
  [[nodiscard]] bool is_plain(std::size_t at) const;
  /// Whether a quoted scalar without a character stands at `at`: `""`, or with line breaks that are
  /// escaped.
  [[nodiscard]] bool is_empty_quoted(std::size_t at) const;
  /// The end of the scalar that begins at `at` and has this value once read.
  [[nodiscard]] std::size_t end_of_scalar(std::size_t at, std::string_view value) const;
  /// The end of the flow collection whose last child ends at `at`: behind its bracket.
  [[nodiscard]] std::size_t end_of_flow(std::size_t at) const;
  /// The dash of the sequence item that begins behind `at`; npos when there is none.
  [[nodiscard]] std::size_t dash_behind(std::size_t at) const;
  /// The first quote from `at` on that begins a text and has no closing one; npos when there is
  /// none.
  [[nodiscard]] std::size_t unclosed_quote(std::size_t at) const;
  /// The bracket from `at` on that is open beside `depth` - 1 others; npos when there is none.
  [[nodiscard]] std::size_t nested_bracket(std::size_t at, std::size_t depth) const;
  /// Bytes between the start of the line and `at`.
  [[nodiscard]] std::size_t column(std::size_t at) const;
  /// The length of the word for null (`~`, `null`, `Null`, `NULL`) at `at`, or 0.
  [[nodiscard]] std::size_t null_word(std::size_t at) const;

 private:
  [[nodiscard]] char char_at(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }
  [[nodiscard]] std::size_t end_of_quoted(std::size_t at) const;  // npos when it has none
  [[nodiscard]] std::size_t end_of_folded(std::size_t at, std::string_view value) const;

  std::string_view text_;
};

}  // namespace assay::tree
