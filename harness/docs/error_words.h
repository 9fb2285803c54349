#pragma once

#include <array>
#include <bitset>
#include <string>
#include <string_view>

#include "docs/condition.h"

namespace assay::docs {

/// Small letters, one blank between words, a blank at both ends: `ID_NOT_FOUND` and `idNotFound`
/// give " id not found ".
[[nodiscard]] std::string normalised(std::string_view text);

/// A text, normalised, with a mark for each of its words: what lacks a mark of some words cannot
/// have them.
struct Words {
  explicit Words(std::string_view plain);

  [[nodiscard]] bool has(const Words& other) const {
    return (other.marks & ~marks).none() && text.find(other.text) != std::string::npos;
  }

  std::string text;
  std::bitset<256> marks;
};

/// The three texts of an error, normalised once.
struct ErrorTexts {
  explicit ErrorTexts(const ErrorWords& words);
  std::array<Words, 3> all;
  std::string marked;  ///< with the marks around words
};

}  // namespace assay::docs
