#include "docs/stainless_page.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "docs/words.h"

namespace assay::docs::stainless {
namespace {

constexpr auto npos = std::string_view::npos;

bool is_method(std::string_view word) {
  constexpr std::array<std::string_view, 7> methods = {
      "get", "post", "put", "patch", "delete", "head", "options"};
  return std::any_of(methods.begin(), methods.end(), [&](std::string_view m) {
    return equal_ignoring_case(m, word);
  });
}

std::optional<Section::Kind> section_of(std::string_view heading) {
  using Kind = Section::Kind;
  if (heading == "Returns") return Kind::returns;
  if (!heading.ends_with(" Parameters")) return std::nullopt;
  const auto place = heading.substr(0, heading.find(' '));
  if (place == "Path") return Kind::path;
  if (place == "Query") return Kind::query;
  if (place == "Header") return Kind::header;
  if (place == "Cookie") return Kind::cookie;
  if (place == "Body" || place == "Form") return Kind::body;
  return std::nullopt;
}

/// Puts the pieces that a scanner finds where they belong. Both scanners speak to it, so that a
/// page with line breaks and its flattened twin are assembled alike.
class Assembler {
 public:
  Assembler(std::string_view text, std::uint32_t source, bool flat) : text_(text), source_(source) {
    page_.flat = flat;
  }

  void heading(std::size_t level, std::size_t begin, std::size_t end) {
    const auto words = trimmed(text_.substr(begin, end - begin));
    if (const auto kind = section_of(words); kind && operation() != nullptr && !in_models_) {
      operation()->sections.push_back({.kind = *kind, .heading = span(words)});
      place_ = Place::section;
    } else if (words == "Domain Types") {
      in_models_ = true;
      place_ = Place::nowhere;
    } else if (words.starts_with("Example") && level == 3 && operation() != nullptr) {
      operation()->examples.emplace_back();
      place_ = Place::request;
    } else if (words == "Response" && operation() != nullptr && !operation()->examples.empty()) {
      place_ = Place::response;
    } else {
      other_heading(level, words);
    }
  }

  void mark(std::string_view method, std::string_view path) {
    page_.operations.push_back(
        {.title = title_, .call = call_, .method = span(method), .path = span(path)});
    title_ = {};
    call_ = {};
    in_models_ = false;
    place_ = Place::prose;
  }

  void bullet(std::string_view label, std::uint32_t indent) {
    auto* section = this->section();
    if (section == nullptr) return;
    if (auto read = read_label(label)) {
      section->bullets.push_back(
          {.label = std::move(*read), .span = span(label), .indent = indent});
    } else {
      words(label);
    }
  }

  void fence(std::string_view info, std::string_view body) {
    const Fence fence{.info = span(info), .body = span(body)};
    if (place_ == Place::request) operation()->examples.back().requests.push_back(fence);
    if (place_ == Place::response) operation()->examples.back().responses.push_back(fence);
    if (place_ == Place::section || place_ == Place::prose) words(body);
  }

  /// Prose: it belongs to the bullet before it, or to the operation.
  void words(std::string_view text) {
    text = trimmed(text);
    if (text.empty()) return;
    if (auto* section = this->section()) {
      if (section->bullets.empty()) return;
      auto& description = section->bullets.back().description;
      const auto here = span(text);
      description = description.known() ? text::Span{source_, description.begin, here.end} : here;
    } else if (place_ == Place::prose) {
      operation()->prose.push_back(span(text));
    } else if (text.starts_with("`client.")) {
      call_ = span(text);
    }
  }

  Page take() { return std::move(page_); }

 private:
  enum class Place { nowhere, prose, section, model, request, response };

  void other_heading(std::size_t level, std::string_view words) {
    if (in_models_ && level >= 3) {
      page_.models.push_back({.kind = Section::Kind::model, .heading = span(words)});
      place_ = Place::model;
      return;
    }
    // A flattened page shows no end of a heading: it may be a title or words of a description.
    title_ = span(words);
    if (page_.flat) return;
    if (level <= 2) {
      in_models_ = false;
      place_ = Place::nowhere;
    } else if (operation() != nullptr && !in_models_) {
      place_ = Place::prose;
    }
  }

  PageOperation* operation() {
    return page_.operations.empty() ? nullptr : &page_.operations.back();
  }

  Section* section() {
    if (place_ == Place::section) return &operation()->sections.back();
    if (place_ == Place::model) return &page_.models.back();
    return nullptr;
  }

  [[nodiscard]] text::Span span(std::string_view part) const {
    const auto begin = static_cast<std::uint32_t>(part.data() - text_.data());
    return {
        .source = source_, .begin = begin, .end = begin + static_cast<std::uint32_t>(part.size())};
  }

  std::string_view text_;
  std::uint32_t source_;
  Page page_;
  Place place_ = Place::nowhere;
  bool in_models_ = false;
  text::Span title_;
  text::Span call_;
};

std::size_t heading_level(std::string_view line) {
  const auto level = line.find_first_not_of('#');
  if (level == npos || level == 0 || level > 6 || line[level] != ' ') return 0;
  return level;
}

/// A page as its author wrote it: one thing a line.
class LineScanner {
 public:
  LineScanner(std::string_view text, Assembler& out) : text_(text), out_(out) {}

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
    const auto indent = static_cast<std::size_t>(trimmed_line.data() - line.data());
    if (trimmed_line.starts_with("```")) return fence(trimmed_line);
    if (const auto level = heading_level(line); level > 0 && indent == 0) {
      return out_.heading(level, begin + level, begin + line.size());
    }
    std::string_view method;
    std::string_view path;
    if (indent == 0 && line.starts_with("**") &&
        read_operation_mark(line, 0, method, path) != npos) {
      return out_.mark(method, path);
    }
    if (trimmed_line.starts_with("- `") && trimmed_line.ends_with('`') && trimmed_line.size() > 4) {
      const auto label = trimmed_line.substr(3, trimmed_line.size() - 4);
      if (label.find('`') == npos) return out_.bullet(label, static_cast<std::uint32_t>(indent));
    }
    out_.words(trimmed_line);
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
  std::size_t at_ = 0;
};

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
    auto end = body;
    for (end = rest.find(" ```", body); end != npos; end = rest.find(" ```", end + 4)) {
      if (end + 4 >= rest.size() || rest[end + 4] == ' ' || rest[end + 4] == '\n') break;
    }
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
    if (!read_label(label)) return false;
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

/// Flattened, or as written: an operation's mark has a line of its own in the latter.
bool is_flat(std::string_view text) {
  const auto mark = find_operation_mark(text);
  return mark != npos && mark > 0 && text[mark - 1] != '\n';
}

}  // namespace

std::size_t read_operation_mark(std::string_view text,
                                std::size_t at,
                                std::string_view& method,
                                std::string_view& path) {
  if (!text.substr(at).starts_with("**")) return npos;
  const auto method_end = text.find("**", at + 2);
  if (method_end == npos || method_end - at > 12) return npos;
  method = text.substr(at + 2, method_end - at - 2);
  if (!is_method(method)) return npos;
  const auto open = method_end + 2;
  if (!text.substr(open).starts_with(" `")) return npos;
  const auto close = text.find('`', open + 2);
  if (close == npos) return npos;
  path = text.substr(open + 2, close - open - 2);
  const bool is_path = path.starts_with('/') || path.starts_with("http");
  return is_path && path.find_first_of(" \n") == npos ? close + 1 : npos;
}

std::size_t find_operation_mark(std::string_view text, std::size_t from) {
  std::string_view method;
  std::string_view path;
  for (auto at = text.find("**", from); at != npos; at = text.find("**", at + 2)) {
    if (read_operation_mark(text, at, method, path) != npos) return at;
  }
  return npos;
}

Page cut_page(const text::SourceMap& sources, text::Span page) {
  const auto whole = sources.whole(page);
  const auto text = whole.substr(0, std::min<std::size_t>(page.end, whole.size()));
  Assembler assembler(text, page.source, is_flat(text.substr(page.begin)));
  if (is_flat(text.substr(page.begin))) {
    WordScanner(text, assembler).run();
  } else {
    LineScanner(text, assembler).run();
  }
  return assembler.take();
}

}  // namespace assay::docs::stainless
