#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "contract/contract.h"
#include "openapi/reader.h"
#include "tree/node.h"

/// The parts of the reader, one file each. Problems go to the reader; what could not be read is
/// left out of the contract, and an error says so.
namespace assay::openapi {

// servers.cpp

/// Adds the servers under `servers` of `owner` (the document, a path or an operation) to the
/// contract, each once; gives their indices. Empty when `owner` has none.
std::vector<std::size_t> read_servers(Reader& reader, const tree::Node& owner);
/// The same of Swagger 2.0: `schemes`, `host` and `basePath` of the document.
std::vector<std::size_t> read_swagger_servers(Reader& reader, const tree::Node& document);

// security.cpp

/// Adds the schemes of `components.securitySchemes`, or Swagger 2.0's `securityDefinitions`.
void read_security_schemes(Reader& reader, const tree::Node& document);
/// The alternatives under `security` of the document or an operation. A scheme that the document
/// does not define is left out with a warning.
std::vector<contract::SecurityAlternative> read_security(Reader& reader, const tree::Node& owner);

// document_extensions.cpp

/// Reads what the document's own `x-assay-*` members say: pages, resources, credentials, order.
void read_document_extensions(Reader& reader, const tree::Node& document);

// operation_extensions.cpp

/// Reads `x-assay-acts`, `x-assay-permissions` and `x-assay-effect` of an operation.
void read_operation_extensions(Reader& reader,
                               const tree::Node& node,
                               contract::Operation& operation);

// errors.cpp

/// The condition that the value names; nothing, and `unknown-condition`, when it is none.
std::optional<contract::Condition> read_condition(const Reader& reader, const tree::Member& member);
/// Reads `x-assay-error-at` and `x-assay-error-if` of the document, an operation or an answer.
/// They hold for the whole contract; two that differ are an error.
void read_error_shape(Reader& reader, const tree::Node& owner);
/// Adds `x-assay-errors` of an operation, whose parameters are known by now, or of an answer.
/// `status` is that of the answer, or 0.
void read_errors(Reader& reader,
                 const tree::Node& owner,
                 int status,
                 contract::Operation& operation);

// content.cpp

/// The bodies under `content`, one a media type.
std::vector<contract::Content> read_contents(Reader& reader, const tree::Node& owner);
/// The schema under `schema`, or nullptr.
const tree::Node* schema_at(const Reader& reader, const tree::Node& owner);
/// The values of `example` and `examples` of a media type or a parameter, else of its schema.
std::vector<const tree::Node*> examples_at(const Reader& reader, const tree::Node& owner);

// parameters.cpp

/// Adds the parameters of `node` (an operation) and `path_item`; the operation's own win.
void read_parameters(Reader& reader,
                     const tree::Node& path_item,
                     const tree::Node& node,
                     contract::Operation& operation);
/// The names between braces in a template of a path or a URL.
std::vector<std::string> names_in_braces(std::string_view pattern);

// body_parameters.cpp

/// Adds the members of the JSON (else form) body's schema as parameters in the body.
void add_body_parameters(Reader& reader, contract::Operation& operation);

// responses.cpp

/// Adds the answers of an operation.
void read_responses(Reader& reader, const tree::Node& node, contract::Operation& operation);

// split.cpp

/// Parts the content of a status that carries success and error alike by the contract's
/// `x-assay-error-if`: each branch of the schema's `oneOf` (or `anyOf`), and each example.
void split_content(Reader& reader, contract::Content content, contract::ResponseSpec& response);

// equalities.cpp

/// Adds the `x-assay-equals` of the answer's success schemas.
void read_equalities(Reader& reader,
                     const contract::Operation& operation,
                     contract::ResponseSpec& response);

// operations.cpp

/// Adds every operation of every path.
void read_paths(Reader& reader,
                const tree::Node& document,
                const std::vector<std::size_t>& servers);

// swagger2.cpp

/// What Swagger 2.0 says of a body in `in: body` and `in: formData` parameters.
void read_swagger_body(Reader& reader,
                       const std::vector<const tree::Node*>& parameters,
                       const tree::Node& operation_node,
                       contract::Operation& operation);
/// A schema of the keywords that Swagger 2.0 puts beside a parameter's name; kept by the contract.
const tree::Node* schema_of_swagger_parameter(Reader& reader, const tree::Node& parameter);
/// The bodies of a Swagger 2.0 answer: its `schema` under each media type that it produces.
std::vector<contract::Content> read_swagger_contents(Reader& reader,
                                                     const tree::Node& response,
                                                     const tree::Node& operation_node);

}  // namespace assay::openapi
