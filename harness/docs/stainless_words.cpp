#include <algorithm>

#include "docs/stainless_assembler.h"
#include "docs/words.h"

namespace assay::docs::stainless {
namespace {

constexpr auto npos = std::string_view::npos;

/// A page in one line: things are told by their first characters, at the beginning of a word.
class WordScanner {
 public:
  WordScanner(std::string_view text, Assembler& out) : text_(text), out_(out) {}

  void run() {
    while (at_ < text_.size()) {
      if (text_[at_] == ' ' || text_[at_] == '\n') {
        ++at_;
      } else if (!thing()) {
        at_ = std::min(text_.find(' ', at_), text_.size());
      }
    }
    flush(text_.size());
  }

 private:
  bool thing() {
    const auto rest = text_.substr(at_);
    if (rest.starts_with("```")) return fence(rest);
    if (rest.starts_with("- `")) return bullet(rest);
    if (rest.starts_with("**")) return mark();
    if (rest.starts_with('#')) return heading(rest);
    return false;
  }

  /// The words (or the open heading) that end where another thing begins.
  void flush(std::size_t end) {
    const auto from = words_from_;
    if (open_heading_ > 0) {
      out_.heading(open_heading_, from, end);
    } else if (from < end) {
      out_.words(text_.substr(from, end - from));
    }
    open_heading_ = 0;
  }

  void go_on_at(std::size_t end) {
    at_ = std::min(end, text_.size());
    words_from_ = at_;
  }

  bool fence(std::string_view rest) {
    auto body = rest.find(' ');
    if (body == npos) body = rest.size();
    const auto info = rest.substr(3, std::max<std::size_t>(body, 3) - 3);
    if (info.find('`') != npos) return false;  // ```code``` within a line
    const auto closes = [&](std::size_t at) {
      return at + 4 >= rest.size() || rest[at + 4] == ' ' || rest[at + 4] == '\n';
    };
    auto end = rest.find(" ```", body);
    while (end != npos && !closes(end))
      end = rest.find(" ```", end + 4);
    flush(at_);
    const auto stop = std::min(end, rest.size());
    const auto start = std::min(body + 1, stop);
    out_.fence(info, rest.substr(start, stop - start));
    go_on_at(end == npos ? text_.size() : at_ + end + 4);
    return true;
  }

  bool bullet(std::string_view rest) {
    const auto end = rest.find('`', 3);
    if (end == npos || end == 3) return false;
    if (end + 1 < rest.size() && rest[end + 1] != ' ' && rest[end + 1] != '\n') return false;
    const auto label = rest.substr(3, end - 3);
    if (!out_.is_label(label)) return false;
    flush(at_);
    out_.bullet(label, 0);
    go_on_at(at_ + end + 1);
    return true;
  }

  bool mark() {
    std::string_view method;
    std::string_view path;
    const auto end = read_operation_mark(text_, at_, method, path);
    if (end == npos) return false;
    flush(at_);
    out_.mark(method, path);
    go_on_at(end);
    return true;
  }

  bool heading(std::string_view rest) {
    const auto level = heading_level(rest);
    if (level == 0) return false;
    flush(at_);
    const auto words = rest.substr(level + 1);
    for (const std::string_view known : {"Path Parameters",
                                         "Query Parameters",
                                         "Header Parameters",
                                         "Cookie Parameters",
                                         "Body Parameters",
                                         "Form Parameters",
                                         "Returns",
                                         "Domain Types",
                                         "Example",
                                         "Response"}) {
      if (!words.starts_with(known)) continue;
      const auto next = words.substr(known.size());
      if (!next.empty() && next.front() != ' ' && next.front() != '\n') continue;
      const auto begin = at_ + level + 1;
      out_.heading(level, begin, begin + known.size());
      go_on_at(begin + known.size());
      return true;
    }
    open_heading_ = level;
    go_on_at(at_ + level + 1);
    return true;
  }

  std::string_view text_;
  Assembler& out_;
  std::size_t at_ = 0;
  std::size_t words_from_ = 0;
  std::size_t open_heading_ = 0;
};

}  // namespace

void scan_words(std::string_view text, Assembler& out) {
  WordScanner(text, out).run();
}

}  // namespace assay::docs::stainless
