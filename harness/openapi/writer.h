#pragma once

#include <string>
#include <vector>

#include "contract/contract.h"
#include "contract/references.h"
#include "openapi/bundle.h"
#include "openapi/write.h"
#include "text/source_map.h"
#include "tree/node.h"

namespace assay::openapi {

/// What all parts of the writer have.
struct Writer {
  text::SourceMap& sources;
  const contract::Contract& contract;
  std::vector<std::string> roots;
  contract::References references;
  Origin origin;      ///< of the contract's schemas
  Bundle components;  ///< of request bodies and parameters
  Files files;
};

/// `source`, or what is left of it below the longest of the roots that it lies under.
[[nodiscard]] std::string seen_from(const std::vector<std::string>& roots, std::string_view source);

// write_document.cpp

/// The members of the document that stand above `paths`.
void write_head(Writer& writer, tree::Node& document);
/// `components`, once everything that refers to it is written.
void write_components(Writer& writer, tree::Node& document);
/// A `servers` sequence.
[[nodiscard]] tree::Node servers_node(Writer& writer, const std::vector<std::size_t>& servers);
/// A `security` sequence.
[[nodiscard]] tree::Node security_node(
    Writer& writer, const std::vector<contract::SecurityAlternative>& alternatives);
/// What most operations share, which the document says for them: that of the first.
[[nodiscard]] const std::vector<std::size_t>& shared_servers(const contract::Contract& contract);
[[nodiscard]] std::vector<contract::SecurityAlternative> shared_security(
    const contract::Contract& contract);
/// The alternatives without those that readers add by `x-assay-security`; nothing when the
/// operation does not have all of them at its end.
[[nodiscard]] std::optional<std::vector<contract::SecurityAlternative>> inherited_security(
    const contract::Contract& contract, const contract::Operation& operation);

// write_operation.cpp

/// One operation, as it stands under its method.
[[nodiscard]] tree::Node operation_node(Writer& writer, const contract::Operation& operation);

// write_responses.cpp

/// The `responses` of an operation; adds the schema files of their bodies.
[[nodiscard]] tree::Node responses_node(Writer& writer, const contract::Operation& operation);
/// The `content` of a request body.
[[nodiscard]] tree::Node body_content_node(Writer& writer,
                                           const std::vector<contract::Content>& contents);

/// Adds `x-assay-source` and, unless it is must, `x-assay-level`.
void put_source(Writer& writer,
                tree::Node& node,
                const std::string& source,
                contract::Level level = contract::Level::must);

}  // namespace assay::openapi
