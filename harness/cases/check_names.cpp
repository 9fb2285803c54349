#include <fmt/format.h>

#include "cases/build.h"
#include "cases/drafting.h"

namespace assay::cases {

const contract::Operation* find_operation(const RequestSpec& spec,
                                          const contract::Contract& contract,
                                          text::Diagnostics& out) {
  const auto* found = contract.operation(spec.operation);
  if (found != nullptr) return found;
  std::vector<std::string_view> known;
  for (const auto& operation : contract.operations) {
    known.push_back(operation.id);
    known.push_back(operation.name);
  }
  out.error(
      "cases.unknown-operation",
      spec.operation_span,
      fmt::format("`{}` is no operation of `{}`", text::printable(spec.operation), contract.api),
      text::suggestion(spec.operation, known));
  return nullptr;
}

void check_parameters(const RequestSpec& spec,
                      const contract::Operation& operation,
                      text::Diagnostics& out) {
  const auto check = [&](std::string_view name, text::Span span) {
    if (operation.parameter(name) != nullptr) return;
    std::vector<std::string_view> known;
    for (const auto& parameter : operation.parameters)
      known.push_back(parameter.name);
    out.error("cases.unknown-parameter",
              span,
              fmt::format("`{}` is no parameter of `{}`", text::printable(name), operation.id),
              text::suggestion(name, known));
  };
  for (const auto& named : spec.with)
    check(named.name, named.span);
  for (const auto& name : spec.omit)
    check(name.value, name.span);
}

namespace {

void check_server(const RequestSpec& spec,
                  const contract::Contract& contract,
                  text::Diagnostics& out) {
  std::vector<std::string_view> known;
  for (const auto& server : contract.servers) {
    if (server.name == spec.server) return;
    known.push_back(server.name);
  }
  out.error("cases.unknown-server",
            spec.server_span,
            fmt::format("`{}` is no server of `{}`", text::printable(spec.server), contract.api),
            text::suggestion(spec.server, known));
}

void check_clauses(const Case& test, const contract::Contract& contract, text::Diagnostics& out) {
  for (const auto& clause : test.clauses) {
    if (contract.clause(clause.value) != nullptr) continue;
    std::vector<std::string_view> known;
    for (const auto& one : contract.clauses)
      known.emplace_back(one.id);
    out.error("cases.unknown-clause",
              clause.span,
              fmt::format("`{}` is no clause of `{}`", text::printable(clause.value), contract.api),
              text::suggestion(clause.value, known));
  }
}

void check_given(const Case& test, const contract::Contract& contract, text::Diagnostics& out) {
  for (const auto& given : test.given) {
    if (contract.resource(given.resource) != nullptr) continue;
    std::vector<std::string_view> known;
    for (const auto& one : contract.resources)
      known.emplace_back(one.name);
    out.error(
        "cases.unknown-resource",
        given.span,
        fmt::format("`{}` is no resource of `{}`", text::printable(given.resource), contract.api),
        text::suggestion(given.resource, known));
  }
}

/// A raw DELETE is the reader's to see.
void check_effect(const Case& test,
                  const Step& step,
                  const contract::Operation& operation,
                  text::Diagnostics& out) {
  if (test.effect == Effect::destructive || operation.effect != "destructive") return;
  out.error("cases.effect-too-weak",
            step.request.span,
            fmt::format("the case `{}` has the effect `{}`, and `{}` is destructive",
                        test.id,
                        name_of(test.effect),
                        operation.id),
            "add `effect: destructive`");
}

}  // namespace

void check_names(const Case& test, const contract::Contract& contract, text::Diagnostics& out) {
  check_clauses(test, contract, out);
  check_given(test, contract, out);
  for (const auto* steps : {&test.setup, &test.steps, &test.finally}) {
    for (const auto& step : *steps) {
      const auto& spec = step.request;
      if (spec.operation.empty()) continue;
      if (const auto* operation = find_operation(spec, contract, out)) {
        check_parameters(spec, *operation, out);
        check_effect(test, step, *operation, out);
      }
      if (!spec.server.empty()) check_server(spec, contract, out);
    }
  }
}

}  // namespace assay::cases
