#include "results/redact_excerpt.h"

#include <algorithm>

#include "text/utf8.h"

namespace assay::results {
namespace {

/// Takes the first line, with its end.
std::string_view take_line(std::string_view& text) {
  const auto line = text.substr(0, std::min(text.find('\n'), text.size() - 1) + 1);
  text.remove_prefix(line.size());
  return line;
}

/// Takes the first `count` characters (an excerpt is valid UTF-8).
std::string_view take_characters(std::string_view& text, std::size_t count) {
  std::size_t size = 0;
  while (count > 0 && size < text.size()) {
    size += std::max<std::size_t>(1, text::decode_front(text.substr(size)).size);
    --count;
  }
  const auto taken = text.substr(0, size);
  text.remove_prefix(size);
  return taken;
}

/// `carets` for the redacted line, or as they are.
std::string move_carets(const Redactor& redactor, std::string_view line, std::string_view carets) {
  const auto start = carets.find('^');
  const auto bar = carets.find("| ");
  const auto end = carets.find_first_not_of('^', start);
  const bool are_carets =
      bar != std::string_view::npos && start != std::string_view::npos &&
      carets.substr(0, bar).find_first_not_of(' ') == std::string_view::npos &&
      carets.substr(bar + 1, start - bar - 1).find_first_not_of(' ') == std::string_view::npos;
  if (!are_carets) return std::string(carets);
  auto rest = line;
  const auto before = redactor.redact(take_characters(rest, start));
  const auto marked = redactor.redact(take_characters(rest, std::min(end, carets.size()) - start));
  if (before + marked + redactor.redact(rest) != redactor.redact(line)) return std::string(carets);
  const auto width = text::count_code_points(before);
  std::string out(carets.substr(0, bar + 2));
  out.append(width - std::min(width, out.size()), ' ');
  out.append(std::max<std::size_t>(1, text::count_code_points(marked)), '^');
  return out + "\n";
}

}  // namespace

std::string redact_excerpt(const Redactor& redactor, std::string_view excerpt) {
  std::string out;
  std::string_view last;
  while (!excerpt.empty()) {
    const auto line = take_line(excerpt);
    const bool may_be_carets = line.find('^') != std::string_view::npos && !last.empty();
    auto redacted = redactor.redact(line);
    if (may_be_carets && redacted == line) redacted = move_carets(redactor, last, line);
    out += redacted;
    last = line;
  }
  return out;
}

}  // namespace assay::results
