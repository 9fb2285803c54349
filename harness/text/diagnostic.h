#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/source_map.h"
#include "text/span.h"

namespace assay::text {

enum class Severity { error, warning, note };

/// A second place that belongs to a problem, such as the first of two equal keys.
struct Related {
  Span span;
  std::string message;

  friend bool operator==(const Related&, const Related&) = default;
};

/// One problem of an input: what is wrong, where, and what to do.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;     ///< stable, `module.what-is-wrong`
  std::string message;  ///< one lower-case clause, no full stop, values in backticks
  Span span;
  std::vector<Related> related{};
  std::string advice{};  ///< an imperative, or empty

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

/// Where a reader puts the problems it finds while it reads on.
class Diagnostics {
 public:
  void add(Diagnostic problem) { items_.push_back(std::move(problem)); }
  void error(std::string code, Span span, std::string message, std::string advice = {});
  void warning(std::string code, Span span, std::string message, std::string advice = {});
  [[nodiscard]] bool has_errors() const;
  [[nodiscard]] const std::vector<Diagnostic>& items() const { return items_; }

 private:
  std::vector<Diagnostic> items_;
};

/// The problem as people read it: place, message, the line with a caret under it, related places,
/// advice. Ends with a newline.
[[nodiscard]] std::string render(const SourceMap& sources, const Diagnostic& problem);
[[nodiscard]] std::string render(const SourceMap& sources, const Diagnostics& problems);

/// The span's line between gutters with carets below it, without the heading. A long line is cut
/// around the span; control characters are shown escaped. Empty when the span is nowhere.
[[nodiscard]] std::string excerpt(const SourceMap& sources, Span span);

/// "did you mean `x`?" for the nearest of `known` (at most a third of the letters differ); else
/// "known: `a`, `b`" when the list is short (up to 12); else empty.
[[nodiscard]] std::string suggestion(std::string_view word,
                                     const std::vector<std::string_view>& known);

/// `text` with terminal control characters, bidi overrides, and bytes that are not UTF-8 as visible
/// escapes (`\x1b`, `\u202e`). What a server or a page sent passes through here before it is shown.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace assay::text
