#include "docs/prose.h"

#include <algorithm>
#include <array>
#include <utility>

#include "docs/words.h"

namespace assay::docs {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t full_line = 60;  // characters, after which a line is broken

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

/// `1 048 576`, `20,000`: the digits alone; empty where the text is no such number.
std::string plain_number(std::string_view text) {
  std::string digits;
  std::size_t group = 0;
  bool grouped = false;
  bool fraction = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_digit(c)) {
      digits += c;
      ++group;
      continue;
    }
    const bool inner = i > 0 && i + 1 < text.size() && is_digit(text[i + 1]);
    if (c == '-' && i == 0) {
      digits += c;
    } else if ((c == ',' || c == ' ') && inner && !fraction &&
               (grouped ? group == 3 : group <= 3)) {
      grouped = true;
      group = 0;
    } else if (c == '.' && inner && !fraction && !grouped) {
      digits += c;
      fraction = true;
    } else {
      return {};
    }
  }
  return digits.empty() || digits == "-" || (grouped && group != 3) ? std::string() : digits;
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
    if (starts("```") || starts("#|") || starts("{%")) return skip_block();
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
    } else if (dash()) {
      mark("-");
    } else if (is_digit(c) || c == '-') {
      number();
    } else if (is_letter(c)) {
      word();
    } else if (c == '[') {
      ++at_;
    } else if (starts("](")) {
      at_ = std::min(text_.find(')', at_), text_.size() - 1) + 1;
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

  void skip_block() {
    const std::string_view close = starts("#|") ? "|#" : starts("{%") ? "%}" : "```";
    const auto end = text_.find(close, at_ + 2);
    end_sentence();
    at_ = end == npos ? text_.size() : end + close.size();
    begin_ = at_;
  }

  /// A line that only goes on where the margin was reached ends no sentence.
  void line_end() {
    const auto next = text_.find_first_not_of(" \t\r", at_ + 1);
    const bool small = next != npos && text_[next] >= 'a' && text_[next] <= 'z';
    const auto last = text_.rfind('\n', at_ == 0 ? 0 : at_ - 1);
    const bool full = at_ - (last == npos ? 0 : last) >= full_line && next != npos &&
                      std::string_view("`\"(0123456789").find(text_[next]) != npos;
    const bool goes_on = (small || full) && (tokens_.empty() || tokens_.back().text != ":");
    const auto rest = text_.substr(at_ + 1);
    ++at_;
    if (!goes_on) end_sentence();
    // Words behind an empty line, as far left as the list, are no longer of its last item.
    const auto line = rest.find_first_not_of(" \t\r\n");
    const auto empty = line == npos ? npos : rest.substr(0, line).find('\n');
    if (empty == npos || in_line_) return;
    if (line - rest.substr(0, line).rfind('\n') - 1 <= margin_) listed_ = false;
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
    for (const std::string_view one : {"—", "–", "−"}) {
      if (!starts(one)) continue;
      at_ += one.size();
      return true;
    }
    if (text_[at_] != '-') return false;
    const bool before_digit = at_ + 1 < text_.size() && is_digit(text_[at_ + 1]);
    const bool behind_number = !tokens_.empty() && tokens_.back().kind == Token::Kind::number;
    if (before_digit && !behind_number) return false;
    ++at_;
    return true;
  }

  void number() {
    auto end = at_ + 1;
    while (end < text_.size() && (is_digit(text_[end]) || number_goes_on(end)))
      ++end;
    auto digits = plain_number(text_.substr(at_, end - at_));
    // `250px`, `5000x5000` and `20%` are no counts.
    const bool alone = end == text_.size() || (!is_letter(text_[end]) && text_[end] != '%');
    const bool dashed = text_.substr(std::min(end, text_.size())).starts_with("–") ||
                        text_.substr(std::min(end, text_.size())).starts_with("—");
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
    tokens_.push_back({Token::Kind::word, lower_case(text_.substr(at_, end - at_))});
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
  std::vector<Token> tokens_;
  std::vector<Sentence> sentences_;
};

}  // namespace

std::vector<Sentence> sentences_of(std::string_view description) {
  return Cutter(description).cut();
}

bool is_word(const Token& token, std::string_view text) {
  return token.kind == Token::Kind::word && token.text == text;
}

bool is_mark(const Token& token, std::string_view marks) {
  return token.kind == Token::Kind::mark && marks.find(token.text) != npos;
}

bool is_decimal(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const auto dot = text.find('.');
  const auto digits = [](std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), is_digit);
  };
  return dot == npos ? digits(text) : digits(text.substr(0, dot)) && digits(text.substr(dot + 1));
}

}  // namespace assay::docs
