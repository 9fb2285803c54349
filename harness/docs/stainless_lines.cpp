#include <algorithm>

#include "docs/stainless_assembler.h"
#include "docs/stainless_blocks.h"
#include "docs/words.h"

namespace assay::docs::stainless {
namespace {

constexpr auto npos = std::string_view::npos;

/// A page as its author wrote it: one thing a line.
class LineScanner {
 public:
  LineScanner(std::string_view text, Assembler& out) : text_(text), out_(out), blocks_(text) {}

  void run() {
    while (at_ < text_.size()) {
      const auto begin = at_;
      line(next_line(), begin);
    }
  }

 private:
  std::string_view next_line() {
    const auto end = std::min(text_.find('\n', at_), text_.size());
    auto line = text_.substr(at_, end - at_);
    at_ = std::min(end + 1, text_.size());
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
  }

  void line(std::string_view line, std::size_t begin) {
    const auto trimmed_line = trimmed(line);
    if (trimmed_line.empty()) return;
    const auto indent = static_cast<std::uint32_t>(trimmed_line.data() - line.data());
    if (trimmed_line.starts_with("```")) {
      blocks_.words(indent);
      return fence(trimmed_line);
    }
    if (const auto level = heading_level(line); level > 0 && indent == 0) {
      blocks_.clear();
      return out_.heading(level, begin + level, begin + line.size());
    }
    std::string_view method;
    std::string_view path;
    if (indent == 0 && line.starts_with("**") &&
        read_operation_mark(line, 0, method, path) != npos) {
      blocks_.clear();
      return out_.mark(method, path);
    }
    if (const auto label = label_of(trimmed_line); !label.empty()) {
      if (const auto* section = out_.bullet(label, indent)) return skip_known(*section, begin);
    } else {
      out_.words(trimmed_line);
    }
    blocks_.words(indent);
  }

  /// Goes on behind the lines below the last bullet, where they are known.
  void skip_known(const Section& section, std::size_t begin) {
    const auto known = blocks_.bullet(section.bullets, begin, at_);
    if (!known) return;
    out_.repeat(known->earlier);
    at_ += known->size;
  }

  void fence(std::string_view opening) {
    const auto ticks = opening.substr(0, opening.find_first_not_of('`'));
    const auto info = trimmed(opening.substr(ticks.size()));
    const auto begin = at_;
    auto end = at_;
    while (at_ < text_.size()) {
      const auto inside = trimmed(next_line());
      if (inside.starts_with(ticks) && trimmed(inside.substr(ticks.size())).empty()) break;
      end = at_;
    }
    out_.fence(info, text_.substr(begin, end - begin));
  }

  std::string_view text_;
  Assembler& out_;
  Blocks blocks_;
  std::size_t at_ = 0;
};

}  // namespace

void scan_lines(std::string_view text, Assembler& out) {
  LineScanner(text, out).run();
}

}  // namespace assay::docs::stainless
