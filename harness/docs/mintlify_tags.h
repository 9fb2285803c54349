#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "docs/mintlify_code.h"
#include "text/span.h"

namespace assay::docs::mintlify {

/// `name="value"`, `name={value}`, or `name` alone.
struct Attribute {
  std::string_view name;
  text::Span value;  ///< without quotes or braces; unknown where there is none
};

/// The tag of a component.
struct Tag {
  std::string_view name;
  bool closing = false;
  bool empty = false;   ///< `<x/>`
  std::size_t end = 0;  ///< behind its `>`; 0 of what is no tag
  std::vector<Attribute> attributes;
};

/// Reads the tags of a page, which ends at `end` of the text of its source.
class TagReader {
 public:
  TagReader(std::string_view text, std::uint32_t source, std::size_t end)
      : text_(text), source_(source), end_(end), braces_(text) {}

  /// `Note` of `<Note …>` and `</Note>` at `at`; empty where none stands there.
  [[nodiscard]] std::string_view name_at(std::size_t at) const;
  /// The tag at `at`; one whose `end` is 0 where none is.
  [[nodiscard]] Tag read(std::size_t at) const;

 private:
  [[nodiscard]] std::size_t read_attribute(std::size_t at, Tag& tag) const;
  [[nodiscard]] std::size_t end_of_value(std::size_t at) const;
  [[nodiscard]] text::Span without_quotes(text::Span value) const;
  [[nodiscard]] text::Span span(std::size_t begin, std::size_t end) const;

  std::string_view text_;
  std::uint32_t source_;
  std::size_t end_;
  Braces braces_;
};

}  // namespace assay::docs::mintlify
