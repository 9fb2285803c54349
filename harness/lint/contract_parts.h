#pragma once

#include <functional>
#include <optional>

#include "lint/contract_site.h"
#include "schema/schema.h"

namespace assay::lint {

/// A body that the contract describes: of a request, of a success, or of an error.
struct BodyPart {
  enum class Of { request, success, error } of = Of::request;
  const contract::Operation& operation;
  const contract::ResponseSpec* response;  ///< nullptr for a request
  const contract::Content& content;
};

/// Calls `visit` with every body of the contract.
void each_body(const ContractSite& site, const std::function<void(const BodyPart&)>& visit);

/// The schema with all that it refers to; nothing when it cannot be compiled, which is said
/// elsewhere.
[[nodiscard]] std::optional<schema::Schema> compile(const ContractSite& site,
                                                    const tree::Node& schema,
                                                    schema::Direction direction);

/// Whether the text stands for a value that the reader of the page has to fill in:
/// `**put_your_token_here**`, `<id>`, `{id}`, `YOUR_TOKEN`, `...`.
[[nodiscard]] bool is_placeholder(std::string_view text);

}  // namespace assay::lint
