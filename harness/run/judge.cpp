#include "run/judge.h"

#include "cases/matcher.h"

namespace assay::run {
namespace {

/// The value a pointer names, or nullptr.
const boost::json::value* find(const boost::json::value& root, const tree::Pointer& pointer) {
  boost::system::error_code missing;
  const auto text = pointer.to_string();
  return root.find_pointer(text, missing);
}

/// By the contract's `x-assay-error-if`, else by the status (RFC 9110 section 15).
bool is_error(const contract::Contract* contract,
              const http::Response& response,
              const schema::Body* body) {
  if (contract != nullptr && contract->errors.present) {
    return body != nullptr && find(body->value, *contract->errors.present) != nullptr;
  }
  return response.status >= 400;
}

std::optional<std::string> error_code(const contract::Contract* contract,
                                      const schema::Body* body) {
  if (contract == nullptr || !contract->errors.at || body == nullptr) return std::nullopt;
  const auto* code = find(body->value, *contract->errors.at);
  if (code == nullptr) return std::nullopt;
  return cases::to_text(*code);
}

}  // namespace

std::optional<ParsedBody> parse_body(const http::Exchange& exchange) {
  const auto* response = exchange.response();
  if (response == nullptr) return std::nullopt;
  return schema::parse_body(response->body);
}

checks::Evaluations judge(Session& session,
                          const Asked& asked,
                          const checks::KnownIds& known_ids,
                          cases::Scope& scope) {
  const auto* contract = asked.selected.contract;
  const auto* operation = asked.built.operation;
  checks::Context context{.test = *asked.selected.test,
                          .step = asked.step,
                          .expect = asked.expect,
                          .built = asked.built,
                          .exchange = asked.exchange,
                          .contract = contract,
                          .operation = operation,
                          .judges = session.judges(contract),
                          .schema_files = &session.schema_files(),
                          .error_code = std::nullopt,
                          .known_ids = known_ids,
                          .scope = scope,
                          .names = session.clause_names(),
                          .sources = session.sources};
  if (asked.body) {
    if (*asked.body) {
      context.body = &**asked.body;
    } else {
      context.body_error = &asked.body->error();
    }
    const auto& response = *asked.exchange.response();
    if (operation != nullptr) context.documented = operation->response_for(response.status);
    context.is_error = is_error(contract, response, context.body);
    context.error_code = error_code(contract, context.body);
  }
  return checks::check(context);
}

}  // namespace assay::run
