#include <fmt/format.h>

#include "lint/all.h"
#include "lint/contract_parts.h"

namespace assay::lint::all {
namespace {

std::string lower_case(std::string_view text) {
  std::string out;
  for (const char c : text)
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

/// What the description says by itself: that the parameter is needed, or that it is not.
enum class Says { nothing, required, optional };

Says says(std::string_view description) {
  const auto words = lower_case(description);
  const auto begins = [&](std::string_view with) { return words.starts_with(with); };
  if (begins("optional.") || begins("optional,") || begins("optional:") || begins("(optional)") ||
      begins("[optional]") || words == "optional")
    return Says::optional;
  if (begins("required.") || begins("required,") || begins("required:") || begins("(required)") ||
      begins("[required]") || words == "required")
    return Says::required;
  return Says::nothing;
}

void find(const ContractSite& site, Findings& out) {
  for (const auto& operation : site.contract.operations) {
    for (const auto& parameter : operation.parameters) {
      if (!parameter.required) continue;
      const auto said = says(parameter.description);
      if (said == Says::nothing || (said == Says::required) == *parameter.required) continue;
      out.add(parameter.span,
              fmt::format("`{}` is {}, and its description calls it {}",
                          text::printable(parameter.name),
                          *parameter.required ? "required" : "optional",
                          said == Says::required ? "required" : "optional"));
    }
  }
}

}  // namespace

const Rule contract_required_in_words = {
    .id = "contract.required-in-words",
    .title = "a description that contradicts whether its parameter is required",
    .level = text::Severity::warning,
    .about =
        "It begins with `Optional` or `Required`, and the table, the star or the schema says "
        "the opposite.",
    .kind = Kind::openapi,
    .failing = R"(openapi: 3.1.0
info: {title: Shop, version: "1"}
paths:
  /items:
    get:
      operationId: items.list
      parameters:
        - {name: page, in: query, required: true, description: Optional. The page., schema: {type: integer}}
      responses:
        "200": {description: the items}
)",
    .passing = R"(openapi: 3.1.0
info: {title: Shop, version: "1"}
paths:
  /items:
    get:
      operationId: items.list
      parameters:
        - {name: page, in: query, description: Optional. The page., schema: {type: integer}}
      responses:
        "200": {description: the items}
)",
    .on_contract = find,
};

}  // namespace assay::lint::all
