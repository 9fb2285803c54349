#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "docs/stainless_page.h"

namespace assay::docs::stainless {

/// The lines that stand under the bullets of a section. Large pages spell out some of their models
/// hundreds of times, in the same words: who knows the lines need not read them again.
class Blocks {
 public:
  /// The lines under a bullet that stand under an earlier one of the same label as well.
  struct Repeat {
    std::uint32_t earlier = 0;  ///< the number of that bullet
    std::size_t size = 0;       ///< of the lines, in bytes
  };

  explicit Blocks(std::string_view text) : text_(text) {}

  /// A bullet was added, the last of the section's; its line begins at `line`, and `below` is where
  /// the next one does. Gives what stands below it where that is known.
  std::optional<Repeat> bullet(const std::vector<Bullet>& bullets,
                               std::size_t line,
                               std::size_t below);
  /// Words, or a fence, that stand at `indent`.
  void words(std::uint32_t indent);
  /// Another section begins.
  void clear();

 private:
  struct Open {
    const Label* label = nullptr;
    std::uint32_t number = 0;
    std::uint32_t indent = 0;
    std::size_t below = 0;
    bool placed = false;  ///< neither it nor what it stands under is prose that looks like a bullet
    bool whole = true;    ///< all that stands below it is indented deeper
  };
  struct Block {
    std::uint32_t number = 0;
    std::uint32_t indent = 0;
    std::string_view lines;
  };

  void end_block(const Open& open, std::size_t end);
  [[nodiscard]] bool ends(std::size_t at, std::uint32_t indent) const;

  std::string_view text_;
  std::vector<Open> open_;
  std::unordered_map<const Label*, Block> known_;
};

}  // namespace assay::docs::stainless
