#include <algorithm>

#include <fmt/format.h>

#include "openapi/keys.h"
#include "openapi/parts.h"

namespace assay::openapi {
namespace {

const ObjectKeys server_keys = {.object = "a server",
                                .known = {"url", "description", "variables", "name"},
                                .ours = {"x-assay-name", "x-assay-source"}};
const ObjectKeys variable_keys = {
    .object = "a server variable", .known = {"enum", "default", "description"}, .ours = {}};

contract::Server::Variable read_variable(const Reader& reader, const tree::Member& member) {
  contract::Server::Variable variable{.name = std::string(member.key), .value = {}, .values = {}};
  if (!member.value.is(tree::Kind::mapping)) {
    reader.wrong_type(member.key, member.value, "a mapping");
    return variable;
  }
  check_keys(reader, member.value, variable_keys);
  variable.value = text_at(member.value, "default");
  if (const auto* values = sequence_at(reader, member.value, "enum")) {
    for (const auto& value : values->items)
      variable.values.emplace_back(value.scalar);
  }
  return variable;
}

/// Puts a default that is several segments of the path into the URL: a variable is one segment. A
/// slash before it is not doubled.
void put_in(contract::Server& server, const contract::Server::Variable& variable) {
  const auto name = fmt::format("{{{}}}", variable.name);
  for (auto at = server.url.find(name); at != std::string::npos; at = server.url.find(name, at)) {
    const bool doubled = at > 0 && server.url[at - 1] == '/' && variable.value.starts_with('/');
    server.url.replace(at, name.size(), variable.value, doubled ? 1 : 0);
    at += variable.value.size() - (doubled ? 1 : 0);
  }
}

contract::Server read_server(const Reader& reader, const tree::Node& node) {
  check_keys(reader, node, server_keys);
  const auto* url = node.find("url");
  if (url == nullptr) {
    reader.missing_key(node.span, "server", "url");
    return {};
  }
  contract::Server server{.name = text_at(node, "x-assay-name"),
                          .url = text_at(node, "url"),
                          .description = text_at(node, "description"),
                          .source = source_at(node),
                          .variables = {},
                          .span = url->span};
  if (const auto* variables = mapping_at(reader, node, "variables")) {
    for (const auto& member : variables->members) {
      auto variable = read_variable(reader, member);
      if (variable.value.find('/') != std::string::npos) {
        put_in(server, variable);
      } else {
        server.variables.push_back(std::move(variable));
      }
    }
  }
  // A variable that the URL alone names has no default: the target must give it.
  for (auto& name : names_in_braces(server.url)) {
    const auto known = std::any_of(server.variables.begin(),
                                   server.variables.end(),
                                   [&](const auto& variable) { return variable.name == name; });
    if (known) continue;
    reader.warning("undefined-variable",
                   url->span,
                   fmt::format("`{}` is a variable of this URL that `variables` does not define",
                               text::printable(name)));
    server.variables.push_back({.name = std::move(name), .value = {}, .values = {}});
  }
  return server;
}

/// The index of the server read from this node, or of one added now.
std::size_t add_server(Reader& reader, contract::Server server) {
  auto& servers = reader.contract.servers;
  const auto known = std::find_if(servers.begin(), servers.end(), [&](const auto& one) {
    return one.span == server.span && one.url == server.url;
  });
  if (known != servers.end()) return static_cast<std::size_t>(known - servers.begin());
  servers.push_back(std::move(server));
  return servers.size() - 1;
}

}  // namespace

std::vector<std::size_t> read_servers(Reader& reader, const tree::Node& owner) {
  std::vector<std::size_t> indices;
  const auto* servers = sequence_at(reader, owner, "servers");
  if (servers == nullptr) return indices;
  for (const auto& node : servers->items) {
    if (node.is(tree::Kind::mapping)) {
      indices.push_back(add_server(reader, read_server(reader, node)));
    } else {
      reader.wrong_type("servers", node, "a mapping");
    }
  }
  return indices;
}

std::vector<std::size_t> read_swagger_servers(Reader& reader, const tree::Node& document) {
  const auto host = text_at(document, "host");
  const auto base_path = text_at(document, "basePath");
  const auto* at = document.find("host");
  if (at == nullptr) at = document.find("basePath");
  if (at == nullptr) return {};
  std::vector<std::size_t> indices;
  const auto add = [&](std::string url) {
    indices.push_back(add_server(
        reader,
        {.name = {}, .url = std::move(url), .description = {}, .variables = {}, .span = at->span}));
  };
  const auto* schemes = sequence_at(reader, document, "schemes");
  if (host.empty()) {
    add(base_path);
  } else if (schemes == nullptr || schemes->items.empty()) {
    // "If the schemes is not included, the default scheme to be used is the one used to access the
    // Swagger definition itself": not known here, so the one that is safe.
    add(fmt::format("https://{}{}", host, base_path));
  } else {
    for (const auto& scheme : schemes->items)
      add(fmt::format("{}://{}{}", scheme.scalar, host, base_path));
  }
  return indices;
}

}  // namespace assay::openapi
