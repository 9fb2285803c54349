#include <fmt/format.h>

#include "cases/duration.h"
#include "cli/run_options.h"
#include "cli/second_engine.h"
#include "http/url.h"
#include "project/value.h"

namespace assay::cli {
namespace {

base::Error usage(std::string message, std::string advice = {}) {
  return {.code = "cli.usage", .message = std::move(message), .advice = std::move(advice)};
}

/// A value of assay.yaml as a variable; a literal keeps its type, and a secret joins those of the
/// settings.
base::Result<cases::Variable> resolve(const Program& program,
                                      const project::Value& value,
                                      run::Settings& settings) {
  if (value.from == project::Value::From::literal) {
    auto literal = cases::to_json(value.literal);
    if (!literal) return tl::unexpected(literal.error());
    return cases::Variable{.value = *std::move(literal), .trusted = true};
  }
  const auto resolved = project::resolve(value, program.environment, program.files);
  if (!resolved) return tl::unexpected(resolved.error());
  if (resolved->secret) settings.secrets.push_back({.name = value.text, .value = resolved->text});
  return cases::Variable{.value = boost::json::string(resolved->text),
                         .text_only = true,
                         .secret = resolved->secret,
                         .trusted = true};
}

/// The settings of a target of assay.yaml.
base::Result<void> take_target(Program& program,
                               const project::Target& target,
                               run::Settings& settings) {
  settings.embedded_mock = target.mock;
  if (!target.url.empty()) {
    auto url = http::read_url(target.url);
    if (!url) return tl::unexpected(url.error());
    settings.destination.base = *std::move(url);
  }
  settings.destination.server = target.server;
  settings.destination.hosts = target.hosts;
  settings.state_url = target.state_url;
  settings.rate = target.rate;
  settings.retries = target.retries;
  settings.allow.insert(target.allow.begin(), target.allow.end());
  for (const auto& [name, value] : target.vars) {
    auto variable = resolve(program, value, settings);
    if (!variable) return tl::unexpected(variable.error());
    settings.world.variables.insert_or_assign(name, *std::move(variable));
  }
  for (const auto& [name, schemes] : target.credentials) {
    for (const auto& [scheme, value] : schemes) {
      const auto secret = project::resolve(value, program.environment, program.files);
      // Credentials that are not there block the cases that need them, and no others.
      if (!secret && secret.error().code == "project.weak-secret")
        return tl::unexpected(secret.error());
      if (!secret) continue;
      settings.destination.credentials[name][scheme] = secret->text;
      if (secret->secret) settings.secrets.push_back({.name = value.text, .value = secret->text});
    }
  }
  for (const auto& [resource, ways] : target.given) {
    for (const auto& [presence, reach] : ways) {
      run::Reach way{.use = reach.use, .vars = {}};
      for (const auto& [name, value] : reach.vars) {
        auto variable = resolve(program, value, settings);
        if (!variable) return tl::unexpected(variable.error());
        way.vars.insert_or_assign(name, *std::move(variable));
      }
      settings.given[resource][presence] = std::move(way);
    }
  }
  return {};
}

/// A URL of the command line: its own list of hosts, and loopback.
base::Result<void> take_url(const std::string& text, run::Settings& settings) {
  auto url = http::read_url(text);
  if (!url) return tl::unexpected(url.error());
  if (!http::is_loopback(*url)) {
    return tl::unexpected(base::Error{
        .code = "cli.not-loopback",
        .message =
            fmt::format("`{}` is not on this machine; a target elsewhere must have a name", text),
        .advice = "give it a name with its url, hosts and allow in assay.yaml, and pass `--target "
                  "NAME`"});
  }
  settings.embedded_mock = false;
  settings.destination.hosts = {url->authority()};
  settings.destination.base = *std::move(url);
  return {};
}

base::Result<void> take_pairs(const RunOptions& options, run::Settings& settings) {
  for (const auto& text : options.variables) {
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0) {
      return tl::unexpected(usage(fmt::format("`--var {}` is not of the form name=value", text)));
    }
    settings.world.variables.insert_or_assign(
        text.substr(0, equals),
        cases::Variable{.value = boost::json::string(text.substr(equals + 1)),
                        .text_only = true,
                        .trusted = true});
  }
  for (const auto& text : options.headers) {
    const auto colon = text.find(':');
    const auto value =
        colon == std::string::npos ? std::string::npos : text.find_first_not_of(" \t", colon + 1);
    const bool clean = text.find_first_of("\r\n") == std::string::npos;
    if (colon == std::string::npos || colon == 0 || !clean) {
      return tl::unexpected(usage(
          fmt::format("`--header {}` is not of the form Name: value", text::printable(text))));
    }
    settings.destination.headers.add(
        text.substr(0, colon), value == std::string::npos ? std::string() : text.substr(value));
  }
  return {};
}

base::Result<void> take_limits(const RunOptions& options, run::Settings& settings) {
  auto& limits = settings.destination.limits;
  if (options.max_body != 0) limits.body = options.max_body;
  if (options.timeout.empty()) return {};
  const auto whole = cases::read_duration(options.timeout);
  if (!whole) {
    return tl::unexpected(
        usage(fmt::format("`--timeout {}` is no duration", options.timeout), "write 10s or 800ms"));
  }
  limits.whole = *whole;
  limits.first_byte = std::min(limits.first_byte, *whole);
  limits.connect = std::min(limits.connect, *whole);
  return {};
}

}  // namespace

base::Result<run::Settings> make_settings(Program& program,
                                          const project::Project& project,
                                          const RunOptions& options) {
  run::Settings settings;
  settings.target = options.target;
  settings.world.seed = options.seed;
  settings.jobs = std::max(1U, options.jobs);
  settings.fail_fast = options.fail_fast;
  settings.strictness =
      options.strict ? results::Strictness::shoulds_too : results::Strictness::musts;
  settings.second_engine = read_second_engine(options.second_engine);
  settings.allow.insert(options.allow.begin(), options.allow.end());
  base::Result<void> taken;
  if (const auto* target = project.target(options.target)) {
    taken = take_target(program, *target, settings);
  } else if (options.target.find("://") != std::string::npos) {
    taken = take_url(options.target, settings);
  } else if (options.target != "mock") {
    std::vector<std::string_view> known{"mock"};
    for (const auto& one : project.targets)
      known.emplace_back(one.name);
    return tl::unexpected(
        base::Error{.code = "cli.no-target",
                    .message = fmt::format("`{}` is no target of the project", options.target),
                    .advice = text::suggestion(options.target, known)});
  }
  if (taken) taken = take_pairs(options, settings);
  if (taken) taken = take_limits(options, settings);
  if (!taken) return tl::unexpected(taken.error());
  if (settings.embedded_mock) {
    settings.destination.base =
        http::Url{.scheme = "http", .host = "localhost", .port = 80, .path = "/", .query = {}};
    settings.allow.insert({"destructive", "coercible-ids"});
  }
  const auto& base = settings.destination.base;
  settings.loopback = settings.embedded_mock || (base && http::is_loopback(*base));
  settings.destination.fill_missing = settings.loopback;
  return settings;
}

base::Result<wire::TlsOptions> make_tls(const Program& program,
                                        const project::Project& project,
                                        const std::string& target,
                                        run::Settings& settings) {
  const auto* named = project.target(target);
  if (named == nullptr || !named->tls) return wire::TlsOptions();
  wire::TlsOptions options{.ca_file = named->tls->ca, .certificate_file = named->tls->cert};
  if (!named->tls->key) return options;
  const auto key = project::resolve(*named->tls->key, program.environment, program.files);
  if (!key) return tl::unexpected(key.error());
  settings.secrets.push_back({.name = named->tls->key->text, .value = key->text});
  options.key = key->text;
  return options;
}

}  // namespace assay::cli
