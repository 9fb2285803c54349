#include "docs/stainless_blocks.h"

#include "docs/stainless_assembler.h"
#include "docs/stainless_expect.h"
#include "docs/words.h"

namespace assay::docs::stainless {
namespace {

constexpr std::size_t least = 256;  // bytes; shorter blocks are read as fast as they are compared

}  // namespace

std::optional<Blocks::Repeat> Blocks::bullet(const std::vector<Bullet>& bullets,
                                             std::size_t line,
                                             std::size_t below) {
  const auto& last = bullets.back();
  for (; !open_.empty() && open_.back().indent >= last.indent; open_.pop_back())
    end_block(open_.back(), line);
  const bool placed = open_.empty() || (open_.back().placed && takes_items(*open_.back().label));
  if (const auto found = known_.find(last.label); placed && found != known_.end()) {
    const auto& block = found->second;
    if (block.indent == last.indent && text_.substr(below).starts_with(block.lines) &&
        ends(below + block.lines.size(), last.indent))
      return Repeat{.earlier = block.number, .size = block.lines.size()};
  }
  open_.push_back({.label = last.label,
                   .number = static_cast<std::uint32_t>(bullets.size() - 1),
                   .indent = last.indent,
                   .below = below,
                   .placed = placed});
  return std::nullopt;
}

void Blocks::words(std::uint32_t indent) {
  for (auto open = open_.rbegin(); open != open_.rend() && open->indent >= indent; ++open)
    open->whole = false;
}

void Blocks::clear() {
  open_.clear();
  known_.clear();
}

/// The lines below a bullet end before the line that begins at `end`.
void Blocks::end_block(const Open& open, std::size_t end) {
  if (!open.placed || !open.whole || end - open.below < least) return;
  auto lines = text_.substr(open.below, end - open.below);
  lines = lines.substr(0, lines.find_last_not_of(" \t\r\n") + 1);
  known_.try_emplace(open.label,
                     Block{.number = open.number, .indent = open.indent, .lines = lines});
}

/// Whether behind `at`, the end of a line, nothing more follows that belongs to a bullet at
/// `indent`.
bool Blocks::ends(std::size_t at, std::uint32_t indent) const {
  const auto next = text_.find_first_not_of(" \t\r\n", at);
  if (next == std::string_view::npos) return false;
  const auto before = text_.rfind('\n', next);
  if (before == std::string_view::npos || before < at) return false;
  const auto here = next - before - 1;
  const auto line = text_.substr(next, text_.find('\n', next) - next);
  if (here == 0 && heading_level(line) > 0) return true;
  return here <= indent && !label_of(trimmed(line)).empty();
}

}  // namespace assay::docs::stainless
