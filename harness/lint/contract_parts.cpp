#include "lint/contract_parts.h"

#include "schema/dialect.h"

namespace assay::lint {

void each_body(const ContractSite& site, const std::function<void(const BodyPart&)>& visit) {
  using Of = BodyPart::Of;
  for (const auto& operation : site.contract.operations) {
    for (const auto& content : operation.body)
      visit({.of = Of::request, .operation = operation, .response = nullptr, .content = content});
    for (const auto& response : operation.responses) {
      for (const auto& content : response.success)
        visit(
            {.of = Of::success, .operation = operation, .response = &response, .content = content});
      for (const auto& content : response.error)
        visit({.of = Of::error, .operation = operation, .response = &response, .content = content});
    }
  }
}

std::optional<schema::Schema> compile(const ContractSite& site,
                                      const tree::Node& schema,
                                      schema::Direction direction) {
  const schema::Options options{
      .dialect = schema::read_dialect(site.contract.dialect).value_or(schema::Dialect::openapi3_1),
      .direction = direction,
      .resolver = [&](std::string_view uri) { return site.references.document(uri); },
      .document = site.references.document(schema.span)};
  text::Diagnostics said_elsewhere;
  return schema::compile(site.sources, schema, options, said_elsewhere);
}

bool is_placeholder(std::string_view text) {
  if (text.size() < 3) return false;
  const auto wrapped = [&](std::string_view before, std::string_view behind) {
    return text.starts_with(before) && text.ends_with(behind);
  };
  return wrapped("**", "**") || wrapped("<", ">") || wrapped("{", "}") || wrapped("$", "") ||
         text.starts_with("YOUR_") || text.starts_with("your_") || text == "...";
}

}  // namespace assay::lint
