#include <algorithm>

#include <fmt/format.h>

#include "cases/derive/deriving.h"
#include "contract/id_piece.h"
#include "contract/of_http.h"
#include "contract/shown_error.h"
#include "http/message.h"

namespace assay::cases::deriving {

using contract::In;
using contract::Parameter;

bool is_elsewhere(const Deriving& deriving, const Parameter& parameter) {
  const auto is_called = [&](std::string_view name) {
    return parameter.in == In::header ? http::equal_ignoring_case(parameter.name, name)
                                      : parameter.name == name;
  };
  if (contract::is_left_to_http(parameter)) return true;
  using Kind = contract::SecurityScheme::Kind;
  const auto& schemes = deriving.contract.security_schemes;
  return std::any_of(schemes.begin(), schemes.end(), [&](const auto& scheme) {
    const bool there = (scheme.kind == Kind::api_key_header && parameter.in == In::header) ||
                       (scheme.kind == Kind::api_key_query && parameter.in == In::query) ||
                       (scheme.kind == Kind::api_key_cookie && parameter.in == In::cookie);
    return there && is_called(scheme.name);
  });
}

bool is_needed(const Deriving& deriving, const Parameter& parameter) {
  return parameter.required.value_or(false) ||
         contract::is_called_missing(deriving.operation, parameter.name);
}

const contract::Clause* parameter_clause(const Deriving& deriving,
                                         const Parameter& parameter,
                                         std::string_view keyword) {
  // The items of a list have clauses under its name, `list[]`.
  const bool items = parameter.name.ends_with("[]");
  const auto name = parameter.name.substr(0, parameter.name.size() - (items ? 2 : 0));
  const auto id = fmt::format("{}/parameter/{}/{}{}:{}",
                              deriving.operation.id,
                              contract::name_of(parameter.in),
                              contract::id_piece(name),
                              items ? "[]" : "",
                              keyword);
  return deriving.contract.clause(id);
}

}  // namespace assay::cases::deriving
