#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace assay::docs::stainless {

/// One alternative of a bullet's type: `string`, `"a"`, `Model`, `array of …`, `map[…]`, `object {
/// … }`, `4 more`.
struct Alternative {
  enum class Kind { primitive, literal, model, array, map, object, more, unknown };
  Kind kind = Kind::primitive;
  std::string_view text;  ///< as written; of an array the word is what follows `array of `
  std::vector<std::string_view> members;  ///< names an object announces, without quotes
  std::size_t more = 0;  ///< names or alternatives that are announced by number alone
  std::vector<Alternative>
      inner;              ///< of an array: its item; of a map: the alternatives of its values
  bool nullable = false;  ///< of a map: `map[string or null]`, its values may be null
};

/// What stands behind the colon of a field, or is the whole bullet.
struct Type {
  std::vector<Alternative> alternatives;
  bool nullable = false;  ///< `or null`
  bool all_hold = false;  ///< `A and B`: every one of the alternatives holds, not any
};

/// The text between the backticks of a bullet.
struct Label {
  enum class Kind {
    field,    ///< `name: optional string`
    variant,  ///< `Name object { a, b }`: an alternative of a union, or a named root
    alias,    ///< `Name = "a" or "b"`
    type,     ///< `string`, `"a"`, `array of string`
  };
  Kind kind = Kind::type;
  std::string_view text;  ///< the whole of it
  std::string_view name;  ///< without quotes; empty for a bare type
  bool optional = false;
  Type type;
};

/// Reads a label; nothing when the text is not one, as where prose lists words in backticks.
/// The views point into `text`.
[[nodiscard]] std::optional<Label> read_label(std::string_view text);

/// The field that a text speaks of which is no label, as `name: Some[New, Type]` does: its only
/// alternative is unknown. Nothing where the text is prose.
[[nodiscard]] std::optional<Label> read_unknown_field(std::string_view text);

/// The number of names an object announces, shown or not.
[[nodiscard]] std::size_t announced(const Alternative& object);

/// Whether the label is one literal and nothing else.
[[nodiscard]] bool is_literal(const Label& label);

/// Whether the label is a field whose type was not understood.
[[nodiscard]] bool is_unknown(const Label& label);

/// Whether `word` is the name of a type of JSON, or of one that stands for it.
[[nodiscard]] bool is_primitive(std::string_view word);

/// `text` without the quotes around it, if it has them.
[[nodiscard]] std::string_view unquoted(std::string_view text);

}  // namespace assay::docs::stainless
