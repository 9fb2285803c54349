#include "docs/command_facts.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "docs/resources.h"
#include "docs/words.h"

namespace assay::docs {
namespace {

/// The shell variable in a header's value: `$API_TOKEN` or `${API_TOKEN}`.
std::string_view variable_in(std::string_view value) {
  const auto dollar = value.find('$');
  if (dollar == std::string_view::npos) return {};
  value.remove_prefix(dollar + 1);
  if (value.starts_with('{')) value.remove_prefix(1);
  const auto end = std::find_if_not(value.begin(), value.end(), is_word_character);
  return value.substr(0, static_cast<std::size_t>(end - value.begin()));
}

bool names_credentials(std::string_view name) {
  const auto lowered = lower_case(name);
  for (const std::string_view word :
       {"authorization", "token", "key", "secret", "auth", "password"}) {
    if (lowered.find(word) != std::string::npos) return true;
  }
  return false;
}

/// `api_token` of `CLOUDFLARE_API_TOKEN` where the vendor is cloudflare.
std::string scheme_id(std::string_view variable, std::string_view header, std::string_view vendor) {
  auto id = lower_case(variable.empty() ? header : variable);
  if (id.starts_with(vendor) && id.size() > vendor.size() + 1 && id[vendor.size()] == '_')
    id.erase(0, vendor.size() + 1);
  std::replace(id.begin(), id.end(), '-', '_');
  return id;
}

std::optional<contract::SecurityScheme> scheme_of(const Curl::Header& header,
                                                  std::string_view vendor) {
  using Kind = contract::SecurityScheme::Kind;
  const auto variable = variable_in(header.value);
  if (!names_credentials(header.name)) return std::nullopt;
  if (!equal_ignoring_case(header.name, "authorization") && variable.empty()) return std::nullopt;
  contract::SecurityScheme scheme{.id = scheme_id(variable, header.name, vendor),
                                  .span = header.span};
  const auto value = lower_case(header.value);
  if (!equal_ignoring_case(header.name, "authorization")) {
    scheme.kind = Kind::api_key_header;
    scheme.name = header.name;
  } else if (value.starts_with("bearer ")) {
    scheme.kind = Kind::http_bearer;
  } else if (value.starts_with("basic ")) {
    scheme.kind = Kind::http_basic;
  } else {
    scheme.kind = Kind::api_key_header;
    scheme.name = header.name;
  }
  return scheme;
}

void add_server(contract::Contract& contract, contract::Operation& operation, const Curl& command) {
  const auto base = server_of(command.url, operation.path);
  if (base.empty()) return;
  const auto same = [&](const contract::Server& server) { return server.url == base; };
  auto known = std::find_if(contract.servers.begin(), contract.servers.end(), same);
  if (known == contract.servers.end()) {
    contract.servers.push_back({.url = base, .span = command.url_span});
    known = contract.servers.end() - 1;
  }
  const auto index = static_cast<std::size_t>(known - contract.servers.begin());
  if (std::find(operation.servers.begin(), operation.servers.end(), index) ==
      operation.servers.end()) {
    operation.servers.push_back(index);
  }
}

void add_security(contract::Contract& contract,
                  contract::Operation& operation,
                  const Curl& command) {
  contract::SecurityAlternative together;
  for (const auto& header : command.headers) {
    auto scheme = scheme_of(header, contract.api);
    if (!scheme) continue;
    const auto same = [&](const contract::SecurityScheme& one) { return one.id == scheme->id; };
    together.push_back(scheme->id);
    if (std::none_of(contract.security_schemes.begin(), contract.security_schemes.end(), same)) {
      contract.security_schemes.push_back(std::move(*scheme));
    }
  }
  if (together.empty()) return;
  if (std::find(operation.security.begin(), operation.security.end(), together) ==
      operation.security.end()) {
    operation.security.push_back(std::move(together));
  }
}

}  // namespace

std::string server_of(std::string_view url, std::string_view path) {
  url = url.substr(0, url.find('?'));
  path = path.substr(0, path.find('?'));
  while (!path.empty()) {
    const auto url_slash = url.rfind('/');
    const auto path_slash = path.rfind('/');
    if (url_slash == std::string_view::npos || path_slash == std::string_view::npos) return {};
    const auto segment = path.substr(path_slash + 1);
    if (segment.find('{') == std::string_view::npos && segment != url.substr(url_slash + 1))
      return {};
    url = url.substr(0, url_slash);
    path = path.substr(0, path_slash);
  }
  return url.find("://") == std::string_view::npos ? std::string() : std::string(url);
}

void add_command_facts(contract::Contract& contract,
                       contract::Operation& operation,
                       const std::vector<Curl>& commands) {
  for (const auto& command : commands) {
    if (contract.api.empty()) contract.api = vendor_of(command.url);
    add_server(contract, operation, command);
    add_security(contract, operation, command);
  }
}

}  // namespace assay::docs
