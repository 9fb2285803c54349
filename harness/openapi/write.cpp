#include "openapi/write.h"

#include <algorithm>

#include "openapi/nodes.h"
#include "openapi/writer.h"
#include "tree/write.h"

namespace assay::openapi {
namespace {

std::string lower(std::string text) {
  for (auto& letter : text)
    letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  return text;
}

/// `paths`, each path where its first operation stands.
tree::Node paths_node(Writer& writer) {
  auto paths = mapping_node();
  for (const auto& operation : writer.contract.operations) {
    auto path = std::find_if(paths.members.begin(), paths.members.end(), [&](const auto& member) {
      return member.key == operation.path;
    });
    if (path == paths.members.end()) {
      put(writer.sources, paths, operation.path, mapping_node());
      path = paths.members.end() - 1;
    }
    put(writer.sources, path->value, lower(operation.method), operation_node(writer, operation));
  }
  return paths;
}

}  // namespace

void put_source(Writer& writer,
                tree::Node& node,
                const std::string& source,
                contract::Level level) {
  put_text(writer.sources, node, "x-assay-source", seen_from(writer.roots, source));
  if (level != contract::Level::must) {
    put_text(writer.sources, node, "x-assay-level", name_of(level));
  }
}

std::string seen_from(const std::vector<std::string>& roots, std::string_view source) {
  std::size_t longest = 0;
  for (const auto& root : roots) {
    const auto folder = root.ends_with('/') ? root : root + "/";
    if (source.starts_with(folder)) longest = std::max(longest, folder.size());
  }
  return std::string(source.substr(longest));
}

Files write(text::SourceMap& sources,
            const contract::Contract& contract,
            const std::vector<std::string>& roots) {
  const contract::References references(contract);
  Origin origin{.is_openapi3_0 = contract.dialect == "oas3.0", .cite = {}};
  if (contract.of_pages) {
    origin.cite = [&](text::Span span) { return seen_from(roots, sources.place(span)); };
  }
  Writer writer{.sources = sources,
                .contract = contract,
                .roots = roots,
                .references = references,
                .origin = origin,
                .components = Bundle(sources, references, "#/components/schemas/", origin),
                .files = {}};
  auto document = mapping_node();
  write_head(writer, document);
  put(sources, document, "paths", paths_node(writer));
  write_components(writer, document);
  writer.files["openapi.yaml"] = tree::write_yaml(document);
  return std::move(writer.files);
}

}  // namespace assay::openapi
