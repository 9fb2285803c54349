#include "tree/read.h"
#include "tree/yaml_builder.h"
#include "tree/yaml_parsers.h"
#include "tree/yaml_scan.h"

namespace assay::tree {

std::optional<Node> read_yaml(text::SourceMap& sources,
                              text::Span source,
                              text::Diagnostics& out,
                              const Limits& limits) {
  if (sources.text(source).starts_with("\xEF\xBB\xBF")) source.begin += 3;
  if (!scan_yaml(sources, source, out)) return std::nullopt;
  YamlBuilder builder(sources, source, out, limits);
  parse_with_yaml_cpp(sources.text(source), builder);
  return builder.take();
}

std::optional<Node> read_any(text::SourceMap& sources,
                             text::Span source,
                             text::Diagnostics& out,
                             const Limits& limits) {
  const auto name = sources.name(source);
  auto text = sources.text(source);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const auto first = text.find_first_not_of(" \t\r\n");
  const bool looks_like_json =
      first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
  const bool is_named_yaml = name.ends_with(".yaml") || name.ends_with(".yml");
  return looks_like_json && !is_named_yaml ? read_json(sources, source, out, limits)
                                           : read_yaml(sources, source, out, limits);
}

}  // namespace assay::tree
