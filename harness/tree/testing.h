#pragma once

#include <string>
#include <string_view>

#include "text/diagnostic.h"
#include "text/source_map.h"
#include "tree/read.h"
#include "tree/write.h"

namespace assay::tree {

/// A text that was read, for tests: the tree or nothing, and what was said.
struct Reading {
  text::SourceMap sources;
  text::Span source;
  text::Diagnostics out;
  std::optional<Node> root;

  /// The bytes a node or key covers.
  [[nodiscard]] std::string_view text(text::Span span) const { return sources.text(span); }
  /// The codes of all diagnostics, each followed by a blank.
  [[nodiscard]] std::string codes() const {
    std::string all;
    for (const auto& problem : out.items())
      all += problem.code + " ";
    return all;
  }
  /// The tree as one line of JSON, or the diagnostics.
  [[nodiscard]] std::string shown() const {
    if (!root) return text::render(sources, out);
    std::string line;
    for (const char c : write_json(*root)) {
      if (c != '\n' && c != ' ') line += c;
    }
    return line;
  }
};

using Reader = std::optional<Node> (*)(text::SourceMap&,
                                       text::Span,
                                       text::Diagnostics&,
                                       const Limits&);

inline void read_into(Reading& reading,
                      Reader reader,
                      std::string name,
                      std::string_view text,
                      const Limits& limits = {}) {
  reading.source = reading.sources.add(std::move(name), std::string(text));
  reading.root = reader(reading.sources, reading.source, reading.out, limits);
}

/// Reads `text` as the JSON file `x.json`.
struct JsonReading : Reading {
  explicit JsonReading(std::string_view text, const Limits& limits = {}) {
    read_into(*this, read_json, "x.json", text, limits);
  }
};

/// Reads `text` as the YAML file `x.yaml`.
struct YamlReading : Reading {
  explicit YamlReading(std::string_view text, const Limits& limits = {}) {
    read_into(*this, read_yaml, "x.yaml", text, limits);
  }
};

}  // namespace assay::tree
