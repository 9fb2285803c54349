#include "docs/stainless_page.h"

#include <algorithm>
#include <array>

#include "docs/stainless_assembler.h"
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

/// Flattened, or as written: an operation's mark has a line of its own in the latter.
bool is_flat(std::string_view text) {
  const auto mark = find_operation_mark(text);
  return mark != npos && mark > 0 && text[mark - 1] != '\n';
}

/// Whether a heading says where in a request parameters stand. Most pages have one near the front.
bool places_parameters(std::string_view text) {
  constexpr std::string_view mark = "### ";
  for (auto at = text.find(mark); at != npos; at = text.find(mark, at + 1)) {
    auto words = text.substr(at + mark.size());
    for (const std::string_view place : {"Path", "Query", "Header", "Cookie", "Body", "Form"}) {
      if (!words.starts_with(place)) continue;
      words.remove_prefix(place.size());
      if (words.starts_with(" Parameters")) return true;
    }
  }
  return false;
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

text::Span find_library_section(std::string_view text) {
  if (places_parameters(text) || text.find("```http") != npos) return {};
  const auto from = find_operation_mark(text);
  const auto span = [](std::size_t begin, std::size_t size) {
    return text::Span{.begin = static_cast<std::uint32_t>(begin),
                      .end = static_cast<std::uint32_t>(begin + size)};
  };
  constexpr std::string_view parameters = "### Parameters";
  for (auto at = text.find(parameters, from); at != npos; at = text.find(parameters, at + 1)) {
    const auto next = trimmed(text.substr(at + parameters.size()));
    if (next.starts_with("- `")) return span(at, parameters.size());
  }
  constexpr std::string_view call = "`client.";
  const auto at = text.substr(0, std::min(from, text.size())).find(call);
  const bool returns = text.find("### Returns") != npos;
  return at != npos && returns && text.find("curl ") == npos ? span(at, call.size()) : text::Span{};
}

Page cut_page(const text::SourceMap& sources, text::Span page) {
  const auto whole = sources.whole(page);
  const auto text = whole.substr(0, std::min<std::size_t>(page.end, whole.size()));
  Assembler assembler(text, page.source, is_flat(text.substr(page.begin)));
  if (is_flat(text.substr(page.begin))) {
    scan_words(text, assembler);
  } else {
    scan_lines(text, assembler);
  }
  return assembler.take();
}

}  // namespace assay::docs::stainless
