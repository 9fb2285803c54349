#include "cases/build.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "cases/drafting.h"
#include "http/media_type.h"

namespace assay::cases {
namespace {

const contract::Operation* find_operation(const Draft& draft) {
  if (draft.contract != nullptr) return find_operation(draft.spec, *draft.contract, draft.out);
  draft.error("no-contract",
              draft.spec.operation_span,
              fmt::format("`{}` needs a contract", draft.spec.operation),
              "add `contract:` to the case file");
  return nullptr;
}

/// The media type of the body that parameters make: JSON where the operation takes it.
std::string media_type_of(const contract::Operation& operation) {
  for (const auto& content : operation.body) {
    if (http::is_json(http::read_media_type(content.media_type))) return content.media_type;
  }
  return operation.body.empty() ? "application/json" : operation.body.front().media_type;
}

/// The JSON or form body that the case writes, which replaces the one made of parameters.
void take_written_body(Draft& draft) {
  const bool json = draft.spec.body_kind == RequestSpec::Body::json;
  const bool form = draft.spec.body_kind == RequestSpec::Body::form;
  if (!json && !form) {
    // Another kind of body leaves no place for a JSON value.
    if (draft.spec.body_kind != RequestSpec::Body::none) draft.has_body = false;
    return;
  }
  const auto value = substitute(draft.spec.body, draft.scope, draft.out);
  if (!value) return;
  if (value->secret) draft.carries_secret = true;
  draft.body = value->value;
  draft.has_body = true;
  draft.media_type = json ? "application/json" : "application/x-www-form-urlencoded";
}

bool start(Draft& draft) {
  if (draft.spec.operation.empty()) {
    draft.built.request.method = draft.spec.method;
    match_operation(draft);
    return true;
  }
  const auto* operation = find_operation(draft);
  if (operation == nullptr) return false;
  draft.built.operation = operation;
  draft.built.request.method = operation->method;
  draft.destructive = is_destructive(draft.test, operation, operation->method);
  draft.media_type = media_type_of(*operation);
  place_parameters(draft);
  draft.has_body = !operation->body.empty() || !draft.body.is_null();
  if (draft.has_body && draft.body.is_null()) draft.body.emplace_object();
  return true;
}

}  // namespace

std::optional<Built> build(const Case& test,
                           const Step& step,
                           const contract::Contract* contract,
                           const Destination& destination,
                           Scope& scope,
                           text::Diagnostics& out) {
  text::Diagnostics own;
  Draft draft{.test = test,
              .spec = step.request,
              .contract = contract,
              .destination = destination,
              .scope = scope,
              .out = own};
  draft.built.request.limits = destination.limits;
  if (step.timeout > base::Duration::zero()) draft.built.request.limits.whole = step.timeout;
  if (start(draft)) {
    take_written_body(draft);
    place_credentials(draft);
    place_written(draft);
    write_body(draft);
    write_url(draft);
  }
  for (const auto& problem : own.items())
    out.add(problem);
  if (own.has_errors()) return std::nullopt;
  return std::move(draft.built);
}

bool is_blocked(const text::Diagnostics& problems) {
  static constexpr std::array<std::string_view, 5> lacks{"cases.no-credentials",
                                                         "cases.no-environment",
                                                         "cases.no-secret",
                                                         "cases.no-server-variable",
                                                         "cases.no-value"};
  const auto& items = problems.items();
  return problems.has_errors() &&
         std::all_of(items.begin(), items.end(), [](const text::Diagnostic& problem) {
           return problem.severity != text::Severity::error ||
                  std::find(lacks.begin(), lacks.end(), problem.code) != lacks.end();
         });
}

bool is_destructive(const Case& test,
                    const contract::Operation* operation,
                    std::string_view method) {
  return test.effect == Effect::destructive || method == "DELETE" ||
         (operation != nullptr && operation->effect == name_of(Effect::destructive));
}

}  // namespace assay::cases
