#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace assay::schema {

/// What is left of an ECMA-262 pattern, and its escapes in PCRE2's spelling. The first mistake
/// empties the rest, which ends every loop over it.
class PatternText {
 public:
  explicit PatternText(std::string_view text) : rest_(text) {}

  [[nodiscard]] std::string_view rest() const { return rest_; }
  [[nodiscard]] bool empty() const { return rest_.empty(); }
  [[nodiscard]] char front() const { return rest_[0]; }
  [[nodiscard]] bool is_at(std::string_view text) const { return rest_.starts_with(text); }
  void skip(std::size_t size) { rest_.remove_prefix(size); }
  [[nodiscard]] const std::string& mistake() const { return mistake_; }
  std::string fail(std::string_view why);

  /// Takes `p{…}` or `P{…}`, behind its backslash.
  std::string take_property();
  /// Takes an escape that stands for one character, behind its backslash.
  std::string take_character_escape();
  char32_t take_point();
  /// A character that means itself anywhere.
  static std::string literal(char32_t point);

 private:
  std::string take_control();
  std::string take_unicode_escape();
  std::optional<char32_t> take_hex(std::size_t digits);
  std::string point_or_fail(std::optional<char32_t> point, std::string_view otherwise);

  std::string_view rest_;
  std::string mistake_;
};

}  // namespace assay::schema
