#include "tree/read.h"
#include "tree/yaml_builder.h"
#include "tree/yaml_parsers.h"
#include "tree/yaml_scan.h"

namespace assay::tree {
namespace {

/// Above this many bytes the time that yaml-cpp needs (7 to 10 MB a second) begins to show.
constexpr std::size_t large = std::size_t{256} * 1024;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

void report_second_document(std::size_t at, YamlBuilder& builder) {
  if (builder.is_marker(at)) {
    builder.fail("yaml.several-documents",
                 at,
                 at + 3,
                 "a second document begins",
                 "keep one document a file");
  } else {
    builder.fail("yaml.indentation",
                 at,
                 at + 1,
                 "this line belongs to nothing above it",
                 "indent it, or align it with the line that it belongs beside");
  }
}

void report_no_document(YamlBuilder& builder) {
  builder.fail("yaml.no-document", 0, 0, "the text holds no value");
}

std::optional<Node> read_yaml_with(YamlParser parser,
                                   text::SourceMap& sources,
                                   text::Span source,
                                   text::Diagnostics& out,
                                   const Limits& limits) {
  if (sources.text(source).starts_with(byte_order_mark)) source.begin += 3;
  const auto text = sources.text(source);
  if (parser == YamlParser::libyaml) {
    text::Diagnostics said;
    YamlBuilder builder(sources, source, said, limits);
    if (parse_with_libyaml(text, builder)) {
      auto root = builder.take();
      for (const auto& problem : said.items())
        out.add(problem);
      return root;
    }
  }
  YamlBuilder builder(sources, source, out, limits);
  parse_with_yaml_cpp(text, builder);
  return builder.take();
}

std::optional<Node> read_yaml(text::SourceMap& sources,
                              text::Span source,
                              text::Diagnostics& out,
                              const Limits& limits) {
  const auto seen = scan_yaml(sources, source, out);
  if (!seen) return std::nullopt;
  const bool fast = sources.text(source).size() > large && seen->breaks == LineBreaks::ascii;
  return read_yaml_with(
      fast ? YamlParser::libyaml : YamlParser::yaml_cpp, sources, source, out, limits);
}

std::optional<Node> read_any(text::SourceMap& sources,
                             text::Span source,
                             text::Diagnostics& out,
                             const Limits& limits) {
  const auto name = sources.name(source);
  auto text = sources.text(source);
  if (text.starts_with(byte_order_mark)) text.remove_prefix(3);
  const auto first = text.find_first_not_of(" \t\r\n");
  const bool looks_like_json =
      first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
  const bool is_named_yaml = name.ends_with(".yaml") || name.ends_with(".yml");
  return looks_like_json && !is_named_yaml ? read_json(sources, source, out, limits)
                                           : read_yaml(sources, source, out, limits);
}

}  // namespace assay::tree
