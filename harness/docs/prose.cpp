#include "docs/prose.h"

#include <algorithm>
#include <array>
#include <utility>

#include "docs/words.h"

namespace assay::docs {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t full_line = 60;  // characters, after which a line is broken
constexpr std::size_t longest_address = 2000;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// A letter, of any alphabet.
bool is_letter(char c) {
  return (is_word_character(c) && !is_digit(c)) || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) {}

  std::vector<Sentence> cut() {
    while (at_ < text_.size())
      step();
    end_sentence();
    return std::move(sentences_);
  }

 private:
  bool starts(std::string_view words) const { return text_.substr(at_).starts_with(words); }

  bool begins_line() const {
    auto before = at_;
    while (before > 0 && (text_[before - 1] == ' ' || text_[before - 1] == '\t'))
      --before;
    return before == 0 || text_[before - 1] == '\n';
  }

  /// `- ` at the front of a line, or behind the end of a sentence in a text without lines.
  bool begins_item() const {
    if (!starts("- ") && !starts("* ") && !starts("• ")) return false;
    if (begins_line()) return true;
    auto before = at_;
    while (before > 0 && is_blank(text_[before - 1]))
      --before;
    return before < at_ && std::string_view(".:;").find(text_[before - 1]) != npos;
  }

  void step() {
    const char c = text_[at_];
    if (skips_block()) return;
    if (begins_item()) {
      end_sentence();
      const auto margin = text_.rfind('\n', at_);
      in_line_ = in_line_ || !begins_line();
      margin_ = at_ - (margin == npos ? 0 : margin + 1);
      listed_ = true;
      ++at_;
      begin_ = at_;
    } else if (c == '\n') {
      line_end();
    } else if (is_blank(c) || c == '*' || c == '\\') {
      ++at_;
    } else if (c == '`' || c == '"') {
      code(c);
    } else if (comparison()) {
      mark("<");
    } else if (dash()) {
      mark("-");
    } else if (is_digit(c) || c == '-' || starts(minus_sign)) {
      number();
    } else if (is_letter(c)) {
      word();
    } else if (c == '[') {
      ++at_;
    } else if (starts("](")) {
      const auto close = text_.substr(at_, longest_address).find(')');
      at_ += close == npos ? 2 : close + 1;
    } else if (c == '.' || c == ';' || c == '!' || c == '?') {
      stop();
    } else {
      if (std::string_view(",():=").find(c) == npos) {
        mark("#");  // stands for what no rule knows
      } else {
        mark(text_.substr(at_, 1));
      }
      ++at_;
    }
  }

  /// A full stop, unless it stands within a word or an abbreviation.
  void stop() {
    ++at_;
    const bool within = at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_]));
    const auto last = tokens_.empty() ? std::string() : tokens_.back().text;
    if (last == "e.g" || last == "i.e" || last == "e" || last == "i") {
      mark("#");
    } else if (!within) {
      end_sentence();
    }
  }

  /// Steps over a fence, a table or a tag. One that nothing closes is read like all else.
  bool skips_block() {
    constexpr std::array<std::array<std::string_view, 2>, 3> blocks = {
        {{"```", "```"}, {"#|", "|#"}, {"{%", "%}"}}};
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const auto [open, close] = blocks[i];
      if (!starts(open)) continue;
      const auto end = unclosed_[i] ? npos : text_.find(close, at_ + open.size());
      unclosed_[i] = end == npos;
      end_sentence();
      at_ = end == npos ? at_ + open.size() : end + close.size();
      begin_ = at_;
      return true;
    }
    return false;
  }

  /// A line that only goes on where the margin was reached ends no sentence.
  void line_end() {
    const auto next = text_.find_first_not_of(" \t\r", at_ + 1);
    const bool small = next != npos && text_[next] >= 'a' && text_[next] <= 'z';
    const auto last = text_.rfind('\n', at_ == 0 ? 0 : at_ - 1);
    const bool full = at_ - (last == npos ? 0 : last) >= full_line && next != npos &&
                      std::string_view("`\"(0123456789").find(text_[next]) != npos;
    const bool goes_on = (small || full) && (tokens_.empty() || tokens_.back().text != ":");
    const auto line = text_.find_first_not_of(" \t\r\n", at_);
    const auto margin = line == npos ? text_.size() : text_.rfind('\n', line) + 1;
    const bool empty = line != npos && margin > at_ + 1;
    if (goes_on) {
      ++at_;
    } else {
      end_sentence();
      at_ = margin;  // behind all empty lines
      begin_ = at_;
    }
    // Words behind an empty line, as far left as the list, are no longer of its last item.
    if (empty && !in_line_ && line - margin <= margin_) listed_ = false;
  }

  void code(char quote) {
    const auto close = text_.find(quote, at_ + 1);
    if (close == npos || close - at_ > 200) {
      mark("#");
      ++at_;
      return;
    }
    const auto inside = text_.substr(at_ + 1, close - at_ - 1);
    const auto digits = quote == '`' ? plain_number(inside) : std::string();
    if (!digits.empty()) {
      tokens_.push_back({Token::Kind::number, digits});
    } else {
      tokens_.push_back({Token::Kind::code, std::string(inside)});
    }
    at_ = close + 1;
  }

  /// Steps over a dash. One before a digit, and behind no number, belongs to the number.
  bool dash() {
    for (const std::string_view one : {"—", "–"}) {
      if (!starts(one)) continue;
      at_ += one.size();
      return true;
    }
    const auto size = sign_size();
    if (size == 0) return false;
    const bool before_digit = at_ + size < text_.size() && is_digit(text_[at_ + size]);
    const bool behind_number = !tokens_.empty() && tokens_.back().kind == Token::Kind::number;
    if (before_digit && !behind_number) return false;
    at_ += size;
    return true;
  }

  /// Of the sign of a number: `-`, or the longer one of mathematics.
  std::size_t sign_size() const {
    if (starts("-")) return 1;
    return starts(minus_sign) ? minus_sign.size() : 0;
  }

  /// Steps over a sign of comparison in front of a number: `>= 5`.
  bool comparison() {
    for (const std::string_view one : {"<=", ">=", "<", ">", "≤", "≥"}) {
      if (!starts(one)) continue;
      const auto next = text_.find_first_not_of(" `-", at_ + one.size());
      if (next == npos || !is_digit(text_[next])) return false;
      at_ += one.size();
      return true;
    }
    return false;
  }

  void number() {
    auto end = at_ + std::max<std::size_t>(sign_size(), 1);
    while (end < text_.size() && (is_digit(text_[end]) || number_goes_on(end)))
      ++end;
    auto digits = plain_number(text_.substr(at_, end - at_));
    // `250px`, `5000x5000` and `20%` are no counts.
    const bool alone = end == text_.size() || (!is_letter(text_[end]) && text_[end] != '%');
    const auto rest = text_.substr(end);
    const bool dashed =
        rest.starts_with("–") || rest.starts_with("—") || rest.starts_with(minus_sign);
    const bool money = at_ > 0 && text_[at_ - 1] == '$';
    if (digits.empty() || !(alone || dashed) || money) {
      while (end < text_.size() && (is_letter(text_[end]) || is_digit(text_[end])))
        ++end;
      mark("n");
    } else {
      tokens_.push_back({Token::Kind::number, std::move(digits)});
    }
    at_ = std::max(end, at_ + 1);
  }

  bool number_goes_on(std::size_t end) const {
    const bool inner = end + 1 < text_.size() && is_digit(text_[end + 1]);
    return inner && (text_[end] == '.' || text_[end] == ',');
  }

  void word() {
    auto end = at_;
    while (end < text_.size() &&
           (is_letter(text_[end]) || is_digit(text_[end]) || text_[end] == '\'' ||
            ((text_[end] == '-' || text_[end] == '.') && end + 1 < text_.size() &&
             is_letter(text_[end + 1])))) {
      const auto rest = text_.substr(end);
      if (rest.starts_with("—") || rest.starts_with("–") || rest.starts_with("−")) break;
      ++end;
    }
    if (end == at_) ++end;
    tokens_.push_back({Token::Kind::word, lower_letters(text_.substr(at_, end - at_))});
    at_ = end;
  }

  void mark(std::string_view text) { tokens_.push_back({Token::Kind::mark, std::string(text)}); }

  void end_sentence() {
    const auto text = trimmed(text_.substr(begin_, std::min(at_, text_.size()) - begin_));
    if (!tokens_.empty())
      sentences_.push_back({.text = text, .tokens = std::move(tokens_), .listed = listed_});
    tokens_.clear();
    begin_ = std::min(at_, text_.size());
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
  bool listed_ = false;
  bool in_line_ = false;    ///< items stand in one line: nothing tells where the last one ends
  std::size_t margin_ = 0;  ///< of the list's items
  std::array<bool, 3> unclosed_ = {};  ///< the kinds of blocks that nothing closes any more
  std::vector<Token> tokens_;
  std::vector<Sentence> sentences_;
};

}  // namespace

std::vector<Sentence> sentences_of(std::string_view description) {
  return Cutter(description).cut();
}

}  // namespace assay::docs
