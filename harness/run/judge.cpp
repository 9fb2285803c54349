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

std::optional<schema::Body> body_of(const http::Exchange& exchange) {
  const auto* response = exchange.response();
  if (response == nullptr || response->body.empty()) return std::nullopt;
  auto body = schema::parse_body(response->body);
  if (!body) return std::nullopt;
  return *std::move(body);
}

checks::Evaluations judge(Session& session,
                          const Selected& selected,
                          const cases::Step& step,
                          const cases::Built& built,
                          const http::Exchange& exchange,
                          const checks::KnownIds& known_ids,
                          cases::Scope& scope) {
  checks::Context context{.test = *selected.test,
                          .step = step,
                          .built = built,
                          .exchange = exchange,
                          .contract = selected.contract,
                          .operation = built.operation,
                          .judges = session.judges(selected.contract),
                          .schema_files = &session.schema_files(),
                          .error_code = std::nullopt,
                          .known_ids = known_ids,
                          .scope = scope,
                          .sources = session.sources};
  tl::expected<schema::Body, schema::BodyError> parsed;
  if (const auto* response = exchange.response()) {
    parsed = schema::parse_body(response->body);
    if (parsed) {
      context.body = &*parsed;
    } else {
      context.body_error = &parsed.error();
    }
    if (built.operation != nullptr)
      context.documented = built.operation->response_for(response->status);
    context.is_error = is_error(selected.contract, *response, context.body);
    context.error_code = error_code(selected.contract, context.body);
  }
  return checks::check(context);
}

}  // namespace assay::run
