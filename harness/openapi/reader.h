#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "contract/contract.h"
#include "contract/id_piece.h"
#include "contract/references.h"
#include "text/diagnostic.h"
#include "text/source_map.h"
#include "tree/form.h"
#include "tree/node.h"

namespace assay::openapi {

enum class Version { swagger2, openapi3_0, openapi3_1 };

/// What all parts of the reader have: where problems go, and the contract that grows. The parts are
/// free functions, one file an object of the specification.
class Reader : public tree::FormReader {
 public:
  Reader(text::SourceMap& map, contract::Contract& into, text::Diagnostics& problems)
      : FormReader("openapi", problems), sources(map), contract(into), references(into) {}

  text::SourceMap& sources;
  contract::Contract& contract;
  contract::References references;
  Version version = Version::openapi3_1;
  /// Whether schemas of older versions become those of 3.1.
  bool modern = false;
  /// Whether any document has an `x-assay-equals`: most have none, and are large.
  bool has_equalities = false;
  /// Names an operation that has neither `operationId` nor `x-assay-id`; may be nullptr.
  std::string (*name_of)(std::string_view method, std::string_view path) = nullptr;
  /// The ids of the operations so far.
  std::set<std::string, std::less<>> operation_ids;

  /// `node`, or what its `$ref` leads to; nullptr, and `unresolved-reference`, when that is
  /// nowhere.
  [[nodiscard]] const tree::Node* follow(const tree::Node& node) const;
};

/// The scalar under `key` as a text, whatever its kind (`version: 2.0` is a number); empty when
/// there is none.
[[nodiscard]] std::string text_at(const tree::Node& node, std::string_view key);
/// The boolean under `key`; `otherwise` when there is none. Another kind is `wrong-type`.
[[nodiscard]] bool flag_at(const Reader& reader,
                           const tree::Node& node,
                           std::string_view key,
                           bool otherwise);
/// The mapping under `key`, or nullptr. Another kind is `wrong-type`.
[[nodiscard]] const tree::Node* mapping_at(const Reader& reader,
                                           const tree::Node& node,
                                           std::string_view key);
/// The sequence under `key`, or nullptr. Another kind is `wrong-type`.
[[nodiscard]] const tree::Node* sequence_at(const Reader& reader,
                                            const tree::Node& node,
                                            std::string_view key);
/// Whether `key` is an extension of the specification's (`x-…`) that is none of ours.
[[nodiscard]] bool is_foreign_extension(std::string_view key);

/// The level that the value names; must, and `wrong-value`, when it is no level.
[[nodiscard]] contract::Level read_level(const Reader& reader, const tree::Member& member);
/// `x-assay-level` of a node; must when it has none.
[[nodiscard]] contract::Level level_at(const Reader& reader, const tree::Node& node);
/// `x-assay-source` of a node; empty when it has none.
[[nodiscard]] std::string source_at(const tree::Node& node);

using contract::id_piece;

/// `<api>/<name>`, each piece of the name as id_piece has it; `name` may have the API before it.
[[nodiscard]] std::string operation_id(const std::string& api, std::string_view name);

}  // namespace assay::openapi
