#include "mock/mock.h"

#include <memory>
#include <ostream>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cases/duration.h"
#include "cli/command.h"
#include "cli/run_options.h"
#include "generate/credential.h"
#include "openapi/read.h"
#include "wire/listener.h"

namespace assay::cli {
namespace {

struct MockOptions {
  std::vector<std::string> contracts;
  std::uint16_t port = 0;
  std::uint64_t seed = 1;
  std::string timeout;
  bool control = false;
  bool strict_host = false;
};

/// How the listener treats its clients; nothing, having said why, when an option is wrong.
std::optional<wire::ListenerOptions> listener_options(Program& program,
                                                      const MockOptions& options) {
  wire::ListenerOptions listening{.strict_host = options.strict_host};
  if (options.timeout.empty()) return listening;
  const auto timeout = cases::read_duration(options.timeout);
  if (!timeout) {
    complain(program,
             {.code = "cli.usage",
              .message = fmt::format("`--timeout {}` is no duration", options.timeout),
              .advice = "write 10s or 800ms"});
    return std::nullopt;
  }
  listening.request = *timeout;
  return listening;
}

/// Reads the contracts: the named ones, else those that the project's cases name.
std::optional<std::vector<contract::Contract>> read_contracts(Program& program,
                                                              const MockOptions& options) {
  const auto project = load_project(program);
  if (!project) return std::nullopt;
  std::vector<contract::Contract> contracts;
  text::Diagnostics problems;
  if (options.contracts.empty()) {
    auto named = run::load_contracts(
        program.sources, program.files, project->cases, project->folder, problems);
    if (!named) {
      complain(program, problems);
      return std::nullopt;
    }
    for (auto& [path, contract] : *named)
      contracts.push_back(std::move(contract));
  }
  for (const auto& path : options.contracts) {
    auto contract =
        openapi::read(program.sources, program.files, path, base::folder_of(path), problems);
    if (contract) contracts.push_back(*std::move(contract));
  }
  complain(program, problems);
  if (problems.has_errors()) return std::nullopt;
  if (!contracts.empty()) return contracts;
  complain(program,
           {.code = "cli.no-contracts",
            .message = "no contract is named, and no case of an assay.yaml names one",
            .advice = "name one: `assay mock schemas/<api>/openapi.yaml`"});
  return std::nullopt;
}

void introduce(Program& program,
               const std::vector<contract::Contract>& contracts,
               const MockOptions& options,
               std::uint16_t port) {
  program.out << fmt::format("mock of {} on http://127.0.0.1:{}{}\n",
                             fmt::join(
                                 [&] {
                                   std::vector<std::string> names;
                                   for (const auto& contract : contracts)
                                     names.push_back(contract.api);
                                   return names;
                                 }(),
                                 ", "),
                             port,
                             options.control ? ", with its control interface" : "");
  for (const auto& contract : contracts) {
    for (const auto& scheme : contract.security_schemes) {
      program.out << fmt::format("{}: {} accepts {}\n",
                                 contract.api,
                                 scheme.id,
                                 generate::credential(options.seed, scheme.id, "default"));
    }
  }
  program.out.flush();
}

ExitCode serve(Program& program, const MockOptions& options) {
  const auto listening = listener_options(program, options);
  if (!listening) return ExitCode::usage;
  const auto contracts = read_contracts(program, options);
  if (!contracts) return ExitCode::input;
  std::vector<const contract::Contract*> served;
  for (const auto& contract : *contracts)
    served.push_back(&contract);
  mock::Mock mock(program.sources,
                  std::move(served),
                  {.seed = options.seed, .control = options.control, .broken_clause = {}});
  wire::Loop loop;
  auto listener = wire::Listener::open(
      loop,
      options.port,
      [&](const http::Request& request) { return mock.respond(request); },
      *listening);
  if (!listener) {
    complain(program, listener.error());
    return ExitCode::not_judged;
  }
  introduce(program, *contracts, options, (*listener)->port());
  loop.on_signals([&](std::string_view) { loop.stop(); });
  loop.run();
  return ExitCode::ok;
}

std::function<ExitCode()> declare(CLI::App& app, Program& program) {
  auto options = std::make_shared<MockOptions>();
  app.add_option("contracts",
                 options->contracts,
                 "contracts (schemas/<api>/openapi.yaml); default: the project's");
  app.add_option("--port", options->port, "port on 127.0.0.1; 0 takes a free one (0)")
      ->type_name("N");
  app.add_option("--seed", options->seed, "what ids and credentials derive from (1)")
      ->type_name("N");
  app.add_flag(
      "--control", options->control, "let /__assay/state and /__assay/reset set what exists");
  app.add_option("--timeout", options->timeout, "for one request to come: 10s, 800ms (30s)")
      ->type_name("DURATION");
  app.add_flag("--strict-host",
               options->strict_host,
               "refuse requests whose Host is not this machine (DNS rebinding)");
  return [options, &program] { return serve(program, *options); };
}

}  // namespace

extern const Command mock_command;
const Command mock_command = {
    .name = "mock", .title = "serve contracts on a port of this machine", .declare = declare};

}  // namespace assay::cli
