#include "generate/pattern.h"

#include <algorithm>
#include <array>

namespace assay::generate {
namespace {

using Characters = std::array<bool, 128>;

/// Walks the pattern once and writes as it goes: alternatives are chosen before they are walked.
class Walk {
 public:
  Walk(std::string_view pattern, base::Random& random) : pattern_(pattern), random_(random) {}

  std::optional<std::string> run() {
    auto text = alternatives();
    if (failed_ || at_ != pattern_.size()) return std::nullopt;
    return text;
  }

 private:
  [[nodiscard]] bool more() const { return at_ < pattern_.size(); }
  [[nodiscard]] char peek() const { return pattern_[at_]; }
  bool take(char c) {
    if (!more() || peek() != c) return false;
    ++at_;
    return true;
  }
  std::string fail() {
    failed_ = true;
    return {};
  }

  std::string alternatives() {
    if (++depth_ > 50) return fail();
    std::string chosen = sequence();
    std::int64_t count = 1;
    while (!failed_ && take('|')) {
      auto other = sequence();
      if (random_.between(0, count++) == 0) chosen = std::move(other);
    }
    --depth_;
    return chosen;
  }

  std::string sequence() {
    std::string text;
    while (!failed_ && more() && peek() != '|' && peek() != ')') {
      if (take('^') || take('$')) continue;
      text += repeated();
    }
    return text;
  }

  /// An atom as often as its quantifier asks. The atom is walked again for each repetition, so that
  /// each is chosen anew.
  std::string repeated() {
    const auto start = at_;
    std::string text = atom();
    const auto after = at_;
    const auto [least, most] = quantifier();
    if (failed_ || least > 1000) return fail();
    const auto end = at_;
    auto count = random_.between(least, std::min(most, least + 3));
    if (count == 0) return {};
    while (!failed_ && --count > 0) {
      at_ = start;
      text += atom();
      if (at_ != after || text.size() > 100'000) return fail();
    }
    at_ = end;
    return text;
  }

  std::pair<std::int64_t, std::int64_t> quantifier() {
    std::pair<std::int64_t, std::int64_t> bounds{1, 1};
    if (take('?')) {
      bounds = {0, 1};
    } else if (take('*')) {
      bounds = {0, 1000};
    } else if (take('+')) {
      bounds = {1, 1000};
    } else if (take('{')) {
      bounds.first = count();
      bounds.second = bounds.first;
      if (take(',')) bounds.second = more() && peek() == '}' ? bounds.first + 1000 : count();
      if (!take('}') || bounds.second < bounds.first) fail();
    }
    take('?');  // laziness changes nothing of what matches
    return bounds;
  }

  std::int64_t count() {
    std::int64_t value = 0;
    const auto start = at_;
    while (more() && peek() >= '0' && peek() <= '9' && value < 100'000)
      value = value * 10 + (pattern_[at_++] - '0');
    if (at_ == start) fail();
    return value;
  }

  std::string atom() {
    if (take('(')) {
      if (take('?')) {
        if (!take(':')) return fail();
      }
      auto text = alternatives();
      return take(')') ? text : fail();
    }
    if (take('[')) return one_of(bracket());
    if (take('.')) return one_of(word());
    if (take('\\')) return escape();
    const auto c = peek();
    if (c == '*' || c == '+' || c == '?' || c == '{') return fail();
    ++at_;
    return std::string(1, c);
  }

  std::string escape() {
    if (!more()) return fail();
    Characters set{};
    if (add_class(peek(), set)) {
      ++at_;
      return one_of(set);
    }
    return literal_escape();
  }

  std::string literal_escape() {
    const auto c = pattern_[at_++];
    switch (c) {
      case 'n':
        return "\n";
      case 't':
        return "\t";
      case 'r':
        return "\r";
      default:
        break;
    }
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return letter ? fail() : std::string(1, c);
  }

  /// Adds the class behind `\d`, `\w`, `\s` or their opposites (printable characters only); false
  /// for another letter.
  static bool add_class(char name, Characters& set) {
    Characters digits{};
    Characters words{};
    for (std::size_t i = '0'; i <= '9'; ++i)
      digits[i] = words[i] = true;
    for (std::size_t i = 'a'; i <= 'z'; ++i)
      words[i] = words[i - 32] = true;
    words['_'] = true;
    for (std::size_t i = ' '; i < 127; ++i) {
      const bool in = name == 'd'   ? digits[i]
                      : name == 'D' ? !digits[i]
                      : name == 'w' ? words[i]
                      : name == 'W' ? !words[i]
                      : name == 's' ? i == ' '
                      : name == 'S' ? i != ' '
                                    : false;
      set[i] = set[i] || in;
    }
    return std::string_view("dDwWsS").find(name) != std::string_view::npos;
  }

  static Characters word() {
    Characters set{};
    add_class('w', set);
    return set;
  }

  Characters bracket() {
    Characters set{};
    const bool negated = take('^');
    while (!failed_ && more() && peek() != ']') {
      if (peek() == '\\' && at_ + 1 < pattern_.size() && add_class(pattern_[at_ + 1], set)) {
        at_ += 2;
        continue;
      }
      const auto low = member();
      auto high = low;
      if (more() && peek() == '-' && at_ + 1 < pattern_.size() && pattern_[at_ + 1] != ']') {
        ++at_;
        high = member();
      }
      for (auto i = low; i <= high; ++i)
        set[i] = true;
    }
    if (!take(']')) fail();
    if (!negated) return set;
    Characters rest{};
    for (std::size_t i = ' '; i < 127; ++i)
      rest[i] = !set[i];
    return rest;
  }

  std::size_t member() {
    if (!more()) {
      fail();
      return 0;
    }
    std::string text;
    if (take('\\')) {
      text = more() ? literal_escape() : fail();
    } else {
      text = std::string(1, pattern_[at_++]);
    }
    const auto value = text.empty() ? 0U : static_cast<unsigned char>(text[0]);
    if (value >= 128) fail();
    return value % 128;
  }

  std::string one_of(const Characters& set) {
    const auto size = std::count(set.begin(), set.end(), true);
    if (size == 0) return fail();
    auto index = random_.between(0, size - 1);
    for (std::size_t i = 0; i < set.size(); ++i) {
      if (set[i] && index-- == 0) return std::string(1, static_cast<char>(i));
    }
    return fail();
  }

  std::string_view pattern_;
  base::Random& random_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool failed_ = false;
};

}  // namespace

std::optional<std::string> text_for_pattern(std::string_view pattern, base::Random& random) {
  return Walk(pattern, random).run();
}

}  // namespace assay::generate
