// Any bytes as YAML, by both parsers: a tree whose places lie in the text and that survives being
// written, or errors.
#include "tree/read.h"
#include "tree/write.h"
#include "tree/yaml_parsers.h"
#include "tree/yaml_scan.h"

using namespace assay;  // NOLINT(google-build-using-namespace)

namespace {

bool lies_in(text::Span inner, text::Span outer) {
  return inner.source == outer.source && inner.begin <= inner.end && inner.end <= outer.end;
}

bool is_placed(const tree::Node& node, text::Span source) {
  for (const auto& item : node.items) {
    if (!is_placed(item, source)) return false;
  }
  for (const auto& member : node.members) {
    if (!lies_in(member.key_span, source) || !is_placed(member.value, source)) return false;
  }
  return lies_in(node.span, source);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  text::SourceMap sources;
  text::Diagnostics refused;
  const auto source = sources.add("x.yaml", std::string(reinterpret_cast<const char*>(data), size));
  if (!tree::scan_yaml(sources, source, refused)) return 0;
  for (const auto parser : {tree::YamlParser::yaml_cpp, tree::YamlParser::libyaml}) {
    text::Diagnostics out;
    const auto root = tree::read_yaml_with(parser, sources, source, out, {});
    if (root.has_value() == out.has_errors()) __builtin_trap();
    static_cast<void>(text::render(sources, out));
    if (!root) continue;
    if (!is_placed(*root, source)) __builtin_trap();
    const auto again = sources.add("y.yaml", tree::write_yaml(*root));
    const auto copy = tree::read_yaml(sources, again, out, {.depth = tree::deepest});
    if (!copy || !tree::equal(*copy, *root)) __builtin_trap();
  }
  return 0;
}
