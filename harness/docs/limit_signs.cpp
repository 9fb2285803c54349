#include "docs/limit_signs.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "docs/words.h"

namespace assay::docs {
namespace {

/// A word that may state a limit, looked for by its rarest letter.
struct Sign {
  std::string_view word;
  std::size_t at = 0;  ///< of that letter
};

constexpr std::array<Sign, 8> signs = {{{"default", 2},
                                        {"must", 0},
                                        {"should", 2},
                                        {"cannot", 0},
                                        {"unique", 3},
                                        {"empty", 2},
                                        {"allowed", 4},
                                        {"zero", 0}}};

enum class Seen : std::uint8_t { nothing, letter, digit };

constexpr std::array<Seen, 256> what_is_seen = [] {
  std::array<Seen, 256> seen{};
  for (unsigned char c = '0'; c <= '9'; ++c)
    seen[c] = Seen::digit;
  for (const auto& sign : signs) {
    const auto small = static_cast<unsigned char>(sign.word[sign.at]);
    seen[small] = Seen::letter;
    seen[static_cast<unsigned char>(small - 'a' + 'A')] = Seen::letter;
  }
  return seen;
}();

}  // namespace

bool may_state_limits(std::string_view words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto seen = what_is_seen[static_cast<unsigned char>(words[i])];
    if (seen == Seen::nothing) continue;
    if (seen == Seen::digit) return true;
    for (const auto& [word, at] : signs) {
      if ((words[i] | ' ') == word[at] && i >= at &&
          equal_ignoring_case(words.substr(i - at, word.size()), word))
        return true;
    }
  }
  // Of Russian words what is the same in all their forms, and behind their first letter.
  constexpr std::array<std::string_view, 2> parts = {"умолчани", "олж"};
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
    return words.find(part) != std::string_view::npos;
  });
}

}  // namespace assay::docs
