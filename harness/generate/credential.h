#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <boost/json/value.hpp>

#include "contract/contract.h"
#include "tree/node.h"

namespace assay::generate {

/// The secret that stands for a scheme where none is configured (loopback and the mock only).
/// `kind` is `default` (accepted), `limited` (authenticated, and forbidden) or `wrong`. Printable,
/// unreserved in URLs, at least 16 characters, the same for the same seed. In a basic scheme it is
/// the password; the user is `assay`.
[[nodiscard]] std::string credential(std::uint64_t seed,
                                     std::string_view scheme,
                                     std::string_view kind);

/// The value that stands for a server variable or a path parameter where none is given (loopback
/// and the mock only): keeps `schema` (nullptr: any text), is never empty and needs no
/// percent-encoding unless the schema asks for it. Of a list it is one item, as which a path can
/// have the list. `contract` resolves the schema's references;
/// without it a schema that is one gives a text.
[[nodiscard]] boost::json::value variable(std::uint64_t seed,
                                          std::string_view name,
                                          const tree::Node* schema,
                                          const contract::Contract* contract = nullptr);

}  // namespace assay::generate
