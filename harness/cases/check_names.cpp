#include <algorithm>

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
  std::vector<std::string_view> known;
  for (const auto& parameter : operation.parameters)
    known.push_back(parameter.name);
  const auto check = [&](std::string_view name, text::Span span) {
    if (std::find(known.begin(), known.end(), name) != known.end()) return;
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

}  // namespace

void check_names(const Case& test, const contract::Contract& contract, text::Diagnostics& out) {
  for (const auto* steps : {&test.setup, &test.steps, &test.finally}) {
    for (const auto& step : *steps) {
      const auto& spec = step.request;
      if (spec.operation.empty()) continue;
      if (const auto* operation = find_operation(spec, contract, out))
        check_parameters(spec, *operation, out);
      if (!spec.server.empty()) check_server(spec, contract, out);
    }
  }
}

}  // namespace assay::cases
