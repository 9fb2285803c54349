#include "docs/lenient.h"

#include <algorithm>
#include <string>

#include "tree/read.h"

namespace assay::docs {
namespace {

constexpr std::string_view ellipsis = "\xE2\x80\xA6";  // U+2026

/// Blanks out, in place, what makes an example no JSON, so that all else stays where it is.
class Cleaner {
 public:
  Cleaner(std::string& text, std::size_t begin, std::size_t end)
      : text_(text), at_(begin), begin_(begin), end_(end) {}

  void run() {
    while (at_ < end_) {
      const std::string_view rest = std::string_view(text_).substr(at_, end_ - at_);
      if (rest.front() == '"') {
        skip_string();
      } else if (rest.starts_with("//")) {
        blank(std::min(rest.find('\n'), rest.size()));
      } else if (rest.starts_with("/*")) {
        const auto close = rest.find("*/");
        blank(close == std::string_view::npos ? rest.size() : close + 2);
      } else if (rest.starts_with("...") || rest.starts_with(ellipsis)) {
        blank(3);
      } else {
        ++at_;
      }
    }
    drop_commas();
  }

 private:
  void skip_string() {
    for (++at_; at_ < end_ && text_[at_] != '"' && text_[at_] != '\n'; ++at_) {
      if (text_[at_] == '\\') ++at_;
    }
    at_ = std::min(at_ + 1, end_);
  }

  void blank(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i, ++at_) {
      if (text_[at_] != '\n') text_[at_] = ' ';
    }
  }

  /// A comma needs a value on both sides.
  void drop_commas() {
    at_ = begin_;
    char before = '[';
    std::size_t comma = end_;
    while (at_ < end_) {
      const char c = text_[at_];
      const bool closes = c == '}' || c == ']';
      if (c == ',' && (before == ',' || before == '[' || before == '{')) {
        text_[at_] = ' ';
      } else if (c == ',') {
        comma = at_;
      } else if (closes && before == ',') {
        text_[comma] = ' ';
      }
      if (text_[at_] == '"') {
        skip_string();
        before = '"';
        continue;
      }
      if (text_[at_] != ' ' && text_[at_] != '\n' && text_[at_] != '\t' && text_[at_] != '\r')
        before = c;
      ++at_;
    }
  }

  std::string& text_;
  std::size_t at_;
  std::size_t begin_;
  std::size_t end_;
};

}  // namespace

std::optional<tree::Node> read_example(text::SourceMap& sources,
                                       text::Span span,
                                       text::Diagnostics& out) {
  text::Diagnostics problems;
  auto value = tree::read_json(sources, span, problems);
  if (value) return value;
  const auto& problem = problems.items().front();
  out.warning("docs.example-not-json", problem.span, "the example is not JSON: " + problem.message);
  auto cleaned = std::string(sources.whole(span));
  Cleaner(cleaned, span.begin, std::min<std::size_t>(span.end, cleaned.size())).run();
  auto copy = sources.add(std::string(sources.name(span)), std::move(cleaned));
  copy.begin = span.begin;
  copy.end = span.end;
  return tree::read_json(sources, copy, problems);
}

}  // namespace assay::docs
