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
  put_text(writer.sources, node, "x-assay-source", source);
  if (level != contract::Level::must) {
    put_text(writer.sources, node, "x-assay-level", name_of(level));
  }
}

Files write(text::SourceMap& sources, const contract::Contract& contract) {
  const contract::References references(contract);
  const bool from_openapi3_0 = contract.dialect == "oas3.0";
  Writer writer{.sources = sources,
                .contract = contract,
                .references = references,
                .from_openapi3_0 = from_openapi3_0,
                .components = Bundle(sources, references, "#/components/schemas/", from_openapi3_0),
                .files = {}};
  auto document = mapping_node();
  write_head(writer, document);
  put(sources, document, "paths", paths_node(writer));
  write_components(writer, document);
  writer.files["openapi.yaml"] = tree::write_yaml(document);
  return std::move(writer.files);
}

}  // namespace assay::openapi
