#include "docs/curl.h"

#include <algorithm>

#include "docs/words.h"

namespace assay::docs {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Splits a command into words as a shell does, up to its end: an unquoted line end, `;`, `|` or
/// the end of the block.
class Splitter {
 public:
  Splitter(std::string_view text, text::Span block) : text_(text), block_(block) {}

  std::vector<ShellWord> words() {
    std::vector<ShellWord> words;
    while (skip_to_word())
      words.push_back(word());
    return words;
  }

 private:
  /// False at the end of the command.
  bool skip_to_word() {
    while (at_ < text_.size()) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size() && is_space(text_[at_ + 1])) {
        at_ += text_.substr(at_).starts_with("\\\r\n") ? 3 : 2;
      } else if (text_[at_] == '\n' || text_[at_] == ';' || text_[at_] == '|') {
        return false;
      } else if (is_space(text_[at_])) {
        ++at_;
      } else {
        return true;
      }
    }
    return false;
  }

  ShellWord word() {
    ShellWord word;
    const auto begin = at_;
    std::size_t pieces = 0;
    while (at_ < text_.size() && !is_space(text_[at_]) && text_[at_] != ';' && text_[at_] != '|') {
      ++pieces;
      if (text_[at_] == '\'') {
        single_quoted(word);
      } else if (text_[at_] == '"') {
        double_quoted(word);
      } else if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
        if (is_space(text_[at_ + 1])) break;
        word.text += text_[at_ + 1];
        at_ += 2;
      } else {
        word.text += text_[at_++];
      }
    }
    word.span = part(begin, at_);
    if (pieces != 1) word.inside = {};
    return word;
  }

  void single_quoted(ShellWord& word) {
    const auto begin = at_ + 1;
    const auto end = std::min(text_.find('\'', begin), text_.size());
    word.text += text_.substr(begin, end - begin);
    word.inside = part(begin, end);
    at_ = std::min(end + 1, text_.size());
  }

  void double_quoted(ShellWord& word) {
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      constexpr std::string_view escapable = "\"\\$`";
      if (text_[at_] == '\\' && at_ + 1 < text_.size() &&
          escapable.find(text_[at_ + 1]) != std::string_view::npos)
        ++at_;
      word.text += text_[at_];
    }
    at_ = std::min(at_ + 1, text_.size());
  }

  [[nodiscard]] text::Span part(std::size_t begin, std::size_t end) const {
    return {.source = block_.source,
            .begin = block_.begin + static_cast<std::uint32_t>(begin),
            .end = block_.begin + static_cast<std::uint32_t>(end)};
  }

  std::string_view text_;
  text::Span block_;
  std::size_t at_ = 0;
};

void add_header(const ShellWord& word, Curl& curl) {
  const auto colon = word.text.find(':');
  if (colon == std::string::npos) return;
  curl.headers.push_back(
      {.name = std::string(trimmed(std::string_view(word.text).substr(0, colon))),
       .value = std::string(trimmed(std::string_view(word.text).substr(colon + 1))),
       .span = word.span});
}

/// The long or short spelling of an option that takes a value: `-X`, `--request`.
bool is_option(std::string_view word, std::string_view brief, std::string_view full) {
  return word == brief || word == full;
}

/// Takes one option; gives how many words it used up beside itself.
std::size_t take_option(const std::vector<ShellWord>& words, std::size_t at, Curl& curl) {
  const std::string_view option = words[at].text;
  if (at + 1 >= words.size()) return 0;
  const auto& value = words[at + 1];
  if (is_option(option, "-X", "--request")) {
    curl.method = value.text;
  } else if (is_option(option, "-H", "--header")) {
    add_header(value, curl);
  } else if (is_option(option, "-d", "--data") || option == "--data-raw" ||
             option == "--data-binary" || option == "--json") {
    curl.data = value;
  } else if (is_option(option, "-F", "--form")) {
    curl.form.push_back(value);
  } else if (is_option(option, "-u", "--user")) {
    curl.user = value;
  } else if (option == "--url") {
    curl.url = value.text;
    curl.url_span = value.span;
  } else if (!is_option(option, "-o", "--output") && !is_option(option, "-b", "--cookie") &&
             !is_option(option, "-A", "--user-agent") && !is_option(option, "-m", "--max-time")) {
    return 0;
  }
  return 1;
}

}  // namespace

std::optional<Curl> read_curl(const text::SourceMap& sources, text::Span block) {
  const auto text = sources.text(block);
  std::size_t at = 0;
  for (at = text.find("curl"); at != std::string_view::npos; at = text.find("curl", at + 4)) {
    const bool begins = at == 0 || is_space(text[at - 1]);
    if (begins && at + 4 < text.size() && is_space(text[at + 4])) break;
  }
  if (at == std::string_view::npos) return std::nullopt;
  auto command = block;
  command.begin += static_cast<std::uint32_t>(at) + 4;
  const auto words = Splitter(text.substr(at + 4), command).words();
  Curl curl;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& word = words[i].text;
    if (word.size() > 1 && word.front() == '-') {
      i += take_option(words, i, curl);
    } else if (curl.url.empty() &&
               (word.find("://") != std::string::npos || word.find('/') != std::string::npos)) {
      curl.url = word;
      curl.url_span = words[i].span;
    }
  }
  if (curl.url.empty()) return std::nullopt;
  if (curl.method.empty()) curl.method = curl.data || !curl.form.empty() ? "POST" : "GET";
  return curl;
}

}  // namespace assay::docs
