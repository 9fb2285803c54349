#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace assay::text {

/// A place for people: both count from 1; the column counts code points.
struct Position {
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  friend bool operator==(const Position&, const Position&) = default;
};

/// Owns every text of a run: pages, contracts, cases, and bodies that a finding points into. What
/// was read from a text (nodes, clauses, cases) holds views into this map, so the map outlives them
/// all and is never copied.
class SourceMap {
 public:
  SourceMap() = default;
  SourceMap(const SourceMap&) = delete;
  SourceMap& operator=(const SourceMap&) = delete;

  /// Takes a text under the name that messages show; gives the span of the whole of it. At most 4
  /// GiB.
  Span add(std::string name, std::string text);
  /// Keeps a text that stands in no source as it is, such as a string with its escapes decoded.
  std::string_view intern(std::string text);

  /// Name of the source the span lies in; empty when the span is nowhere.
  [[nodiscard]] std::string_view name(Span span) const;
  /// The bytes the span covers.
  [[nodiscard]] std::string_view text(Span span) const;
  /// The whole text of the span's source.
  [[nodiscard]] std::string_view whole(Span span) const;
  /// Where the span begins.
  [[nodiscard]] Position position(Span span) const;
  /// The line the span begins in, without its line ending.
  [[nodiscard]] std::string_view line(Span span) const;
  /// `name:line:column`, or the name alone for a span that is nowhere in it; empty when unknown.
  [[nodiscard]] std::string place(Span span) const;

 private:
  struct Source {
    std::string name;
    std::string text;
    // How many there are before each block of the text. Filled when first asked for: the second
    // only for a place far behind in its line.
    mutable std::vector<std::uint32_t> line_feeds;
    mutable std::vector<std::uint32_t> points;  // code points
  };
  struct Line {
    std::uint32_t index = 0;  // from 0
    std::size_t start = 0;
  };
  [[nodiscard]] const Source* find(Span span) const;
  [[nodiscard]] static Line line_of(const Source& source, std::size_t offset);
  [[nodiscard]] static std::uint32_t points_before(const Source& source, std::size_t offset);

  std::deque<Source> sources_;
  std::deque<std::string> interned_;
};

}  // namespace assay::text
