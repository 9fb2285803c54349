#include "schema/metaschema.h"

#include <map>
#include <string>

#include "base/embedded_file.h"
#include "text/source_map.h"
#include "tree/read.h"

namespace assay::schema {

extern const std::vector<base::EmbeddedFile> metaschema_files;

namespace {

/// A span of our own sources means nothing in those of a caller.
void forget_spans(tree::Node& node) {
  node.span = {};
  for (auto& item : node.items)
    forget_spans(item);
  for (auto& member : node.members) {
    member.key_span = {};
    forget_spans(member.value);
  }
}

struct Metaschemas {
  text::SourceMap sources;
  std::map<std::string_view, tree::Node> by_uri;

  Metaschemas() {
    for (const auto& file : metaschema_files) {
      text::Diagnostics out;
      const auto source = sources.add(std::string(file.name), std::string(file.text));
      auto root = tree::read_yaml(sources, source, out);
      if (!root) continue;  // the test of this file finds each by its URI
      for (auto& member : root->members) {
        forget_spans(member.value);
        by_uri.emplace(member.key, std::move(member.value));
      }
    }
  }
};

}  // namespace

const tree::Node* find_metaschema(std::string_view uri) {
  static const Metaschemas known;
  const auto found = known.by_uri.find(uri);
  return found == known.by_uri.end() ? nullptr : &found->second;
}

}  // namespace assay::schema
