#include "schema/metaschema.h"

#include <map>
#include <set>
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

/// Files are read when somebody asks for a URI that they name: all of them together take longer
/// than a small run.
class Metaschemas {
 public:
  const tree::Node* find(std::string_view uri) {
    for (const auto& file : metaschema_files) {
      if (file.text.find(uri) != std::string_view::npos && read_.insert(file.name).second)
        read(file);
    }
    const auto found = by_uri_.find(uri);
    return found == by_uri_.end() ? nullptr : &found->second;
  }

 private:
  void read(const base::EmbeddedFile& file) {
    text::Diagnostics out;
    const auto source = sources_.add(std::string(file.name), std::string(file.text));
    auto root = tree::read_yaml(sources_, source, out);
    if (!root) return;  // the test of this file finds each by its URI
    for (auto& member : root->members) {
      forget_spans(member.value);
      by_uri_.emplace(member.key, std::move(member.value));
    }
  }

  text::SourceMap sources_;
  std::set<std::string_view> read_;
  std::map<std::string_view, tree::Node> by_uri_;
};

}  // namespace

const tree::Node* find_metaschema(std::string_view uri) {
  static Metaschemas known;
  return uri.empty() ? nullptr : known.find(uri);
}

}  // namespace assay::schema
