#include <fmt/format.h>

#include "schema/pattern.h"
#include "schema/pattern_escape.h"
#include "text/utf8.h"

namespace assay::schema {
namespace {

// ECMA-262 WhiteSpace and LineTerminator, which `\s` means; PCRE2's `\s` is ASCII here.
constexpr std::string_view blanks =
    R"(\x09-\x0d\x20\xa0\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff})";
constexpr std::string_view not_blanks =
    R"(\x00-\x08\x0e-\x1f\x21-\x9f\xa1-\x{167f}\x{1681}-\x{1fff}\x{200b}-\x{2027}\x{202a}-\x{202e})"
    R"(\x{2030}-\x{205e}\x{2060}-\x{2fff}\x{3001}-\x{fefe}\x{ff00}-\x{10ffff})";
constexpr std::string_view any_but_line_ends = R"([^\n\r\x{2028}\x{2029}])";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_name(std::string_view text) {
  if (text.empty() || text.size() > 32 || is_digit(text[0])) return false;
  for (const char c : text) {
    if (!is_letter(c) && !is_digit(c) && c != '_') return false;
  }
  return true;
}

/// Term by term; the first mistake ends it.
class Translator {
 public:
  explicit Translator(std::string_view text) : text_(text) {}

  tl::expected<std::string, std::string> translate() {
    while (!text_.empty() && text_.mistake().empty())
      take_term();
    if (text_.mistake().empty() && depth_ > 0) text_.fail("a group is not closed");
    if (!text_.mistake().empty()) return tl::unexpected(text_.mistake());
    return std::move(out_);
  }

 private:
  void take_term() {
    const char c = text_.front();
    switch (c) {
      case '^':
      case '$':
      case '|':
        return copy(1, false);
      case '(':
        return open_group();
      case ')':
        return close_group();
      case '[':
        return take_class();
      case '\\':
        return take_escape();
      case '.':
        text_.skip(1);
        return emit(any_but_line_ends);
      case '*':
      case '+':
      case '?':
        return take_quantifier(1);
      case '{':
        if (const auto size = quantifier_size(); size > 0) return take_quantifier(size);
        text_.skip(1);
        return emit("\\{");  // ECMA-262 annex B: a brace that opens no quantifier is itself
      case ']':
      case '}':
        text_.skip(1);
        return emit(fmt::format("\\{}", c));
      default:
        return copy(std::max<std::size_t>(1, text::decode_front(text_.rest()).size), true);
    }
  }

  void copy(std::size_t size, bool repeatable) {
    out_ += text_.rest().substr(0, size);
    text_.skip(size);
    repeatable_ = repeatable;
  }
  void emit(std::string_view text) {
    out_ += text;
    repeatable_ = true;
  }

  void open_group() {
    for (const std::string_view opening : {"(?:", "(?=", "(?!", "(?<=", "(?<!"}) {
      if (!text_.is_at(opening)) continue;
      ++depth_;
      return copy(opening.size(), false);
    }
    if (text_.is_at("(?<")) return open_named_group();
    if (text_.is_at("(?")) {
      text_.fail("`(?` opens no group of ECMA-262");
      return;
    }
    ++depth_;
    copy(1, false);
  }

  void open_named_group() {
    const auto end = text_.rest().find('>');
    const auto name = text_.rest().substr(3, end == std::string_view::npos ? 0 : end - 3);
    if (!is_name(name)) {
      text_.fail("the name of a group is not of letters, digits and `_`, 32 at most");
      return;
    }
    ++depth_;
    copy(end + 1, false);
  }

  void close_group() {
    if (depth_ == 0) {
      text_.fail("`)` closes no group");
      return;
    }
    --depth_;
    copy(1, true);
  }

  /// The size of the `{2,5}` at the front, or 0.
  [[nodiscard]] std::size_t quantifier_size() const {
    std::size_t at = 1;
    const auto digits = [&] {
      const auto begin = at;
      while (at < text_.rest().size() && is_digit(text_.rest()[at]))
        ++at;
      return at > begin;
    };
    if (!digits()) return 0;
    if (at < text_.rest().size() && text_.rest()[at] == ',') {
      ++at;
      digits();
    }
    return at < text_.rest().size() && text_.rest()[at] == '}' ? at + 1 : 0;
  }

  void take_quantifier(std::size_t size) {
    if (!repeatable_) {
      text_.fail(fmt::format("`{}` has nothing to repeat", text_.rest().substr(0, size)));
      return;
    }
    copy(size, false);
    if (text_.is_at("?")) copy(1, false);
  }

  void take_class() {
    text_.skip(1);
    const bool negated = text_.is_at("^");
    if (negated) text_.skip(1);
    std::string items;
    while (!text_.is_at("]")) {
      if (text_.empty()) {
        text_.fail("a class is not closed");
        return;
      }
      items += take_range();
      if (!text_.mistake().empty()) return;
    }
    text_.skip(1);
    if (items.empty()) return emit(negated ? "(?s:.)" : "(?!)");
    emit(fmt::format("[{}{}]", negated ? "^" : "", items));
  }

  std::string take_range() {
    bool set = false;
    auto first = take_class_atom(set);
    if (!text_.is_at("-") || text_.is_at("-]") || text_.rest().size() < 2) return first;
    text_.skip(1);
    bool other_set = false;
    const auto last = take_class_atom(other_set);
    if (set || other_set) text_.fail("a class of characters stands at the end of a range");
    return fmt::format("{}-{}", first, last);
  }

  /// One character, or (then `set` becomes true) an escape for many.
  std::string take_class_atom(bool& set) {
    if (!text_.is_at("\\")) return PatternText::literal(text_.take_point());
    text_.skip(1);
    if (text_.empty()) return text_.fail("the pattern ends in `\\`");
    const char c = text_.front();
    switch (c) {
      case 'b':
        text_.skip(1);
        return "\\x08";
      case 's':
        set = true;
        text_.skip(1);
        return std::string(blanks);
      case 'S':
        set = true;
        text_.skip(1);
        return std::string(not_blanks);
      case 'd':
      case 'D':
      case 'w':
      case 'W':
        set = true;
        text_.skip(1);
        return fmt::format("\\{}", c);
      case 'p':
      case 'P':
        set = true;
        return text_.take_property();
      default:
        return text_.take_character_escape();
    }
  }

  void take_escape() {
    text_.skip(1);
    if (text_.empty()) {
      text_.fail("the pattern ends in `\\`");
      return;
    }
    const char c = text_.front();
    switch (c) {
      case 'b':
      case 'B':
        text_.skip(1);
        out_ += fmt::format("\\{}", c);
        repeatable_ = false;
        return;
      case 'd':
      case 'D':
      case 'w':
      case 'W':
        text_.skip(1);
        return emit(fmt::format("\\{}", c));
      case 's':
        text_.skip(1);
        return emit(fmt::format("[{}]", blanks));
      case 'S':
        text_.skip(1);
        return emit(fmt::format("[^{}]", blanks));
      case 'p':
      case 'P':
        return emit(text_.take_property());
      case 'k':
        return take_named_reference();
      default:
        break;
    }
    if (c >= '1' && c <= '9') return take_numbered_reference();
    emit(text_.take_character_escape());
  }

  void take_numbered_reference() {
    std::size_t size = 0;
    while (size < text_.rest().size() && is_digit(text_.rest()[size]))
      ++size;
    emit(fmt::format("\\g{{{}}}", text_.rest().substr(0, size)));
    text_.skip(size);
  }

  void take_named_reference() {
    const auto end = text_.rest().find('>');
    if (!text_.is_at("k<") || end == std::string_view::npos ||
        !is_name(text_.rest().substr(2, end - 2))) {
      text_.fail("`\\k` is not followed by `<name>`");
      return;
    }
    emit("\\" + std::string(text_.rest().substr(0, end + 1)));
    text_.skip(end + 1);
  }

  PatternText text_;
  std::string out_;
  std::size_t depth_ = 0;
  bool repeatable_ = false;
};

}  // namespace

tl::expected<std::string, std::string> translate_pattern(std::string_view text) {
  return Translator(text).translate();
}

}  // namespace assay::schema
