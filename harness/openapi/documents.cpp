#include "openapi/documents.h"

#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/below.h"
#include "openapi/modernise.h"
#include "tree/read.h"

namespace assay::openapi {
namespace {

/// Loads the files of one contract, each once.
class Loader {
 public:
  Loader(Reader& reader, base::FileSystem* files, std::string root)
      : reader_(reader), files_(files), root_(std::move(root)) {}

  const tree::Node* load(const std::string& path, text::Span asked_from);
  const tree::Node* keep(const std::string& path, tree::Node document);
  /// Loads what the documents refer to, until nothing is new.
  void load_references();

 private:
  void find_references(const tree::Node& node, bool names_only);
  void load_reference(const tree::Node& reference);

  Reader& reader_;
  base::FileSystem* files_;
  std::string root_;
};

const tree::Node* Loader::load(const std::string& path, text::Span asked_from) {
  if (const auto* known = reader_.references.document(path)) return known;
  auto text = files_->read(path);
  if (!text) {
    reader_.out.error(text.error().code, asked_from, text.error().message, text.error().advice);
    return nullptr;
  }
  const auto source = reader_.sources.add(path, *std::move(text));
  auto document = tree::read_any(reader_.sources, source, reader_.out, {.merge_keys = true});
  if (!document) return nullptr;
  return keep(path, *std::move(document));
}

const tree::Node* Loader::keep(const std::string& path, tree::Node document) {
  if (reader_.modern) modernise_document(reader_.sources, document);
  auto& documents = reader_.contract.documents;
  documents.emplace_back(path, std::move(document));
  return &documents.back().second;
}

/// Whether the text has a `$ref` that does not start with `#`: so that a document that refers to
/// itself alone, which can be large, is not walked.
bool refers_to_others(std::string_view text) {
  constexpr std::string_view key = "$ref";
  for (auto at = text.find(key); at != std::string_view::npos; at = text.find(key, at)) {
    at = text.find_first_not_of("\"': \t\r\n", at + key.size());
    if (at == std::string_view::npos) return false;
    if (text[at] != '#') return true;
  }
  return false;
}

void Loader::load_references() {
  // The deque grows while it is walked; its elements stay where they are.
  for (std::size_t i = 0; i < reader_.contract.documents.size(); ++i) {
    const auto& root = reader_.contract.documents[i].second;
    if (refers_to_others(reader_.sources.whole(root.span))) find_references(root, false);
  }
}

/// Keys below which stands data, not description: a `$ref` in it is a value like any other.
bool holds_data(std::string_view key) {
  return key == "example" || key == "examples" || key == "default" || key == "enum" ||
         key == "const" || key == "value" || is_foreign_extension(key);
}

/// Keys whose members are named by the author: `examples` below `properties` is a property.
bool holds_names(std::string_view key) {
  return key == "properties" || key == "patternProperties" || key == "$defs" ||
         key == "definitions" || key == "dependentSchemas" || key == "schemas" ||
         key == "responses" || key == "parameters" || key == "paths";
}

void Loader::find_references(const tree::Node& node, bool names_only) {
  for (const auto& item : node.items)
    find_references(item, false);
  for (const auto& member : node.members) {
    if (names_only) {
      find_references(member.value, false);
    } else if (member.key == "$ref" && member.value.is(tree::Kind::string)) {
      load_reference(member.value);
    } else if (!holds_data(member.key)) {
      find_references(member.value, holds_names(member.key));
    }
  }
}

void Loader::load_reference(const tree::Node& reference) {
  const auto split = contract::split_reference(reference.scalar);
  const auto shown = text::printable(reference.scalar);
  if (!split.scheme.empty()) {
    reader_.error("remote-reference",
                  reference.span,
                  fmt::format("`{}` is not a file of this contract; nothing is fetched", shown),
                  "keep a copy beside the contract and refer to it");
    return;
  }
  if (split.file.empty()) return;
  const auto folder = base::folder_of(reader_.sources.name(reference.span));
  const auto path = base::join_path(folder, split.file);
  if (reader_.references.document(path) != nullptr) return;
  if (files_ == nullptr) {
    reader_.error("outside-root",
                  reference.span,
                  fmt::format("`{}` stands in another file, which is not at hand", shown),
                  "read the page with --root, the folder that the file lies in");
    return;
  }
  if (!base::is_below(*files_, path, root_)) {
    reader_.error("outside-root",
                  reference.span,
                  fmt::format("`{}` lies outside `{}`", shown, root_),
                  "copy the file below it");
    return;
  }
  static_cast<void>(load(path, reference.span));
}

}  // namespace

const tree::Node* load_documents(Reader& reader,
                                 base::FileSystem& files,
                                 const std::string& path,
                                 const std::string& root) {
  Loader loader(reader, &files, root);
  const auto* document = loader.load(path, {});
  if (document != nullptr) loader.load_references();
  return document;
}

const tree::Node* load_documents(Reader& reader,
                                 base::FileSystem* files,
                                 const std::string& path,
                                 const std::string& root,
                                 tree::Node document) {
  Loader loader(reader, files, root);
  const auto* kept = loader.keep(path, std::move(document));
  loader.load_references();
  return kept;
}

}  // namespace assay::openapi
