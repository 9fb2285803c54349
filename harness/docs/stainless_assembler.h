#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "docs/stainless_page.h"

namespace assay::docs::stainless {

/// Puts the pieces that a scanner finds where they belong. Both scanners speak to it, so that a
/// page with line breaks and its flattened twin are assembled alike. All texts are views of the
/// one given.
class Assembler {
 public:
  Assembler(std::string_view text, std::uint32_t source, bool flat);

  /// The words of a heading, from `begin` to `end` of the text.
  void heading(std::size_t level, std::size_t begin, std::size_t end);
  void mark(std::string_view method, std::string_view path);
  /// Whether the text is a bullet's label.
  [[nodiscard]] bool is_label(std::string_view text) { return page_.labels.read(text) != nullptr; }
  /// Gives the section with the bullet as its last; nullptr where the text is none, or where no
  /// bullets are expected.
  const Section* bullet(std::string_view text, std::uint32_t indent);
  /// Below the last bullet stands what stands below an earlier one of the section.
  void repeat(std::uint32_t earlier);
  void fence(std::string_view info, std::string_view body);
  /// Prose: it belongs to the bullet before it, or to the operation.
  void words(std::string_view text);

  [[nodiscard]] Page take();

 private:
  enum class Place { nowhere, prose, section, model, request, response };

  void other_heading(std::size_t level, std::string_view words);
  [[nodiscard]] PageOperation* operation();
  [[nodiscard]] Section* section();
  [[nodiscard]] text::Span span(std::string_view part) const;

  std::string_view text_;
  std::uint32_t source_;
  Page page_;
  Place place_ = Place::nowhere;
  bool in_models_ = false;
  bool under_other_ = false;  ///< the prose stands under a heading that nobody knows
  text::Span title_;
  text::Span call_;
};

/// How many `#` a heading's line begins with; 0 when it is none.
[[nodiscard]] std::size_t heading_level(std::string_view line);

/// What stands in the backticks of a bullet that is a line of its own, without blanks around it;
/// empty where the line is none.
[[nodiscard]] std::string_view label_of(std::string_view line);

/// Finds the pieces of a page as its author wrote it: one thing a line.
void scan_lines(std::string_view text, Assembler& out);

/// Finds those of a page in one line: things are told by their first characters, at the beginning
/// of a word.
void scan_words(std::string_view text, Assembler& out);

}  // namespace assay::docs::stainless
