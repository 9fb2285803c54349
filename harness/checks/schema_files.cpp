#include "checks/schema_files.h"

#include <deque>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/below.h"
#include "tree/read.h"

namespace assay::checks {
namespace {

/// Bytes of a schema file that a case names: what is larger is no schema of one body.
constexpr std::size_t largest_schema = std::size_t{4} << 20;

}  // namespace

struct SchemaFiles::State {
  text::SourceMap& sources;
  base::FileSystem& files;
  std::string root;
  schema::SecondEngine mode;
  std::deque<std::pair<std::string, tree::Node>> documents;
  std::map<std::string, std::optional<schema::Judge>, std::less<>> judges;

  /// The document at `path`, read now if it was not before; nullptr when it cannot be, which `out`
  /// tells.
  const tree::Node* document(const std::string& path, text::Span asked, text::Diagnostics& out) {
    for (const auto& [name, node] : documents) {
      if (name == path) return &node;
    }
    const auto text =
        base::is_below(files, path, root) ? files.read(path, largest_schema) : not_inside();
    if (!text) {
      out.error(
          "checks.unreadable-schema",
          asked,
          fmt::format(
              "the schema `{}` cannot be read: {}", text::printable(path), text.error().message),
          text.error().advice);
      return nullptr;
    }
    auto node = tree::read_any(sources, sources.add(path, *text), out);
    if (!node) return nullptr;
    return &documents.emplace_back(path, *std::move(node)).second;
  }

  static base::Result<std::string> not_inside() {
    return tl::unexpected(base::Error{.code = "checks.outside-root",
                                      .message = "it is not a file below the project's folder",
                                      .advice = "put it beside the case file"});
  }
};

SchemaFiles::SchemaFiles(text::SourceMap& sources,
                         base::FileSystem& files,
                         std::string root,
                         schema::SecondEngine mode)
    : state_(std::make_unique<State>(State{.sources = sources,
                                           .files = files,
                                           .root = std::move(root),
                                           .mode = mode,
                                           .documents = {},
                                           .judges = {}})) {}

SchemaFiles::~SchemaFiles() = default;
SchemaFiles::SchemaFiles(SchemaFiles&&) noexcept = default;

void SchemaFiles::load(const std::string& path, text::Span asked, text::Diagnostics& out) {
  if (state_->judges.contains(path)) return;
  auto& judge = state_->judges[path];
  const auto* root = state_->document(path, asked, out);
  if (root == nullptr) return;
  const schema::Options options{.base_uri = path, .resolver = [&](std::string_view uri) {
                                  const auto name = std::string(uri);
                                  if (name.find("://") != std::string::npos)
                                    return static_cast<const tree::Node*>(nullptr);
                                  return state_->document(name, asked, out);
                                }};
  auto compiled = schema::compile(state_->sources, *root, options, out);
  if (!compiled) return;
  judge.emplace(*std::move(compiled), state_->mode);
  schema::list_refusals(*judge, out);
}

schema::Judge* SchemaFiles::find(const std::string& path) {
  const auto found = state_->judges.find(path);
  return found == state_->judges.end() || !found->second ? nullptr : &*found->second;
}

}  // namespace assay::checks
