#pragma once

#include <string>
#include <string_view>

namespace assay::docs {

/// `text` without blanks, tabs and line ends at both ends: a view into it.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Takes the first line off `text`, without its line feed.
std::string_view take_line(std::string_view& text);

/// Whether a line, without blanks before it, is an item of a list: `- x`, `* x`, `+ x`.
[[nodiscard]] bool is_bullet(std::string_view line);

/// ASCII letters compared without case.
[[nodiscard]] bool equal_ignoring_case(std::string_view left, std::string_view right);

/// `text` with ASCII capitals made small.
[[nodiscard]] std::string lower_case(std::string_view text);

/// `text` with ASCII and Russian capitals made small; as many bytes.
[[nodiscard]] std::string lower_letters(std::string_view text);

/// `text` with every run of blanks and line ends made one blank.
[[nodiscard]] std::string in_one_line(std::string_view text);

/// `text` with every `[words](address)` as its words alone.
[[nodiscard]] std::string without_links(std::string_view text);

/// Whether `c` is an ASCII letter, digit or underscore.
[[nodiscard]] bool is_word_character(char c);

}  // namespace assay::docs
