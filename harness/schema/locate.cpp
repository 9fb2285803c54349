#include <cstdlib>

#include <boost/json/parse.hpp>

#include "schema/body.h"

namespace assay::schema {
namespace {

/// Walks over valid JSON without building values; on anything else it stops at the end.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) { skip_blanks(); }

  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] bool is_at(char c) const { return at_ < text_.size() && text_[at_] == c; }

  /// Steps over `c` and the blanks behind it, if it stands here.
  bool take(char c) {
    if (!is_at(c)) return false;
    ++at_;
    skip_blanks();
    return true;
  }

  /// Steps over the value here; gives the offset behind it.
  std::size_t skip_value() {
    std::size_t depth = 0;
    do {
      if (is_at('"')) {
        skip_string();
      } else if (is_at('{') || is_at('[')) {
        ++depth;
        ++at_;
      } else if (is_at('}') || is_at(']')) {
        --depth;
        ++at_;
      } else if (is_at(',') || is_at(':')) {
        ++at_;
      } else {
        skip_word();
      }
      end_ = at_;
      skip_blanks();
    } while (depth > 0 && at_ < text_.size());
    return end_;
  }

  /// The decoded key here, and steps over it and its colon.
  std::string take_key() {
    const auto begin = at_;
    skip_string();
    boost::system::error_code code;
    const auto key = boost::json::parse({text_.data() + begin, at_ - begin}, code);
    skip_blanks();
    take(':');
    return key.is_string() ? std::string(key.get_string()) : std::string();
  }

  void go_to(std::size_t offset) { at_ = offset; }

 private:
  void skip_blanks() {
    while (at_ < text_.size() &&
           std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos)
      ++at_;
  }
  void skip_string() {
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\') ++at_;
    }
    at_ = std::min(at_ + 1, text_.size());
  }
  void skip_word() {
    const auto begin = at_;
    at_ = std::min(text_.find_first_of(" \t\r\n,:]}", at_), text_.size());
    if (at_ == begin) at_ = text_.size();
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
};

constexpr std::size_t nowhere = std::string_view::npos;

/// Where the last value under `token` begins in the object or array that the scanner stands at.
std::size_t find_child(Scanner& scanner, const std::string& token) {
  std::size_t found = nowhere;
  if (scanner.take('{')) {
    while (scanner.is_at('"')) {
      if (scanner.take_key() == token) found = scanner.at();
      scanner.skip_value();
      if (!scanner.take(',')) break;
    }
  } else if (scanner.take('[')) {
    for (std::size_t index = 0; !scanner.is_at(']'); ++index) {
      if (std::to_string(index) == token) return scanner.at();
      scanner.skip_value();
      if (!scanner.take(',')) break;
    }
  }
  return found;
}

}  // namespace

text::Span locate(std::string_view text, const tree::Pointer& at) {
  Scanner scanner(text);
  for (const auto& token : at.tokens) {
    const auto child = find_child(scanner, token);
    if (child == nowhere) return {};
    scanner.go_to(child);
  }
  const auto begin = scanner.at();
  return {.source = 0,
          .begin = static_cast<std::uint32_t>(begin),
          .end = static_cast<std::uint32_t>(scanner.skip_value())};
}

}  // namespace assay::schema
