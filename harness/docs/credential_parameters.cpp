#include "docs/credential_parameters.h"

#include <algorithm>

#include "docs/words.h"

namespace assay::docs {
namespace {

using contract::In;
using contract::Parameter;
using contract::SecurityScheme;

/// Whether the credentials of the scheme stand where the parameter does.
bool are_same(const SecurityScheme& scheme, const Parameter& parameter) {
  const bool named = scheme.name == parameter.name;
  switch (scheme.kind) {
    case SecurityScheme::Kind::api_key_query:
      return parameter.in == In::query && named;
    case SecurityScheme::Kind::api_key_cookie:
      return parameter.in == In::cookie && named;
    case SecurityScheme::Kind::api_key_header:
      return parameter.in == In::header && equal_ignoring_case(scheme.name, parameter.name);
    case SecurityScheme::Kind::http_bearer:
    case SecurityScheme::Kind::http_basic:
      return parameter.in == In::header && equal_ignoring_case(parameter.name, "authorization");
    case SecurityScheme::Kind::body:
    case SecurityScheme::Kind::server_variable:
      return false;
  }
  return false;
}

}  // namespace

void drop_credential_parameters(contract::Contract& contract) {
  for (auto& operation : contract.operations) {
    const auto is_used = [&](const SecurityScheme& scheme) {
      return std::any_of(
          operation.security.begin(), operation.security.end(), [&](const auto& together) {
            return std::find(together.begin(), together.end(), scheme.id) != together.end();
          });
    };
    const auto is_credential = [&](const Parameter& parameter) {
      return std::any_of(contract.security_schemes.begin(),
                         contract.security_schemes.end(),
                         [&](const SecurityScheme& scheme) {
                           return are_same(scheme, parameter) && is_used(scheme);
                         });
    };
    for (auto& error : operation.errors) {
      const auto* subject = operation.parameter(error.when.subject);
      const bool speaks_of_it = error.when.condition == contract::Condition::missing ||
                                error.when.condition == contract::Condition::invalid;
      if (speaks_of_it && subject != nullptr && is_credential(*subject))
        error.when = {contract::Condition::unauthorized, {}};
    }
    std::erase_if(operation.parameters, is_credential);
  }
}

}  // namespace assay::docs
