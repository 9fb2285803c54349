#pragma once

#include <optional>
#include <string_view>

#include "tree/yaml_builder.h"

namespace assay::tree {

/// Feeds `text`, which the pre-scan has passed, to the builder through yaml-cpp's events. What
/// yaml-cpp cannot read becomes an error of the builder.
void parse_with_yaml_cpp(std::string_view text, YamlBuilder& builder);

/// The same through libyaml's events, which is eight times as fast but says less well what is
/// wrong: false when it cannot read the text, and nothing is reported then. Line breaks beyond
/// ASCII's (U+0085, U+2028, U+2029) are breaks to it, as YAML 1.1 had it.
[[nodiscard]] bool parse_with_libyaml(std::string_view text, YamlBuilder& builder);

/// What both say of a text with two documents, or none.
void report_second_document(std::size_t at, YamlBuilder& builder);
void report_no_document(YamlBuilder& builder);

/// Which of the two reads a text.
enum class YamlParser { yaml_cpp, libyaml };

/// Reads the document of `source` with one of them, or with libyaml and, where that fails,
/// yaml-cpp.
[[nodiscard]] std::optional<Node> read_yaml_with(YamlParser parser,
                                                 text::SourceMap& sources,
                                                 text::Span source,
                                                 text::Diagnostics& out,
                                                 const Limits& limits);

}  // namespace assay::tree
