#include <algorithm>

#include "openapi/nodes.h"
#include "openapi/writer.h"

namespace assay::openapi {
namespace {

using Kind = contract::SecurityScheme::Kind;

bool is_ours(const contract::SecurityScheme& scheme) {
  return scheme.kind == Kind::body || scheme.kind == Kind::server_variable;
}

tree::Node pages_node(Writer& writer) {
  auto pages = sequence_node();
  for (const auto& page : writer.contract.pages) {
    auto node = mapping_node();
    put_text(writer.sources, node, "page", seen_from(writer.roots, page.page));
    put_text(writer.sources, node, "url", page.url);
    put_text(writer.sources, node, "sha256", page.sha256);
    put_text(writer.sources, node, "retrieved", page.retrieved);
    if (page.restated) put(writer.sources, node, "restated", boolean_node(true));
    pages.items.push_back(std::move(node));
  }
  return pages;
}

tree::Node resources_node(Writer& writer) {
  auto resources = mapping_node();
  for (const auto& resource : writer.contract.resources) {
    auto node = mapping_node();
    put_text(writer.sources, node, "id", resource.id_parameter);
    put_text(writer.sources, node, "parent", resource.parent);
    auto has = mapping_node();
    for (const auto& [name, what] : resource.has) {
      put_text(
          writer.sources, has, name, what == contract::OnDelete::cascade ? "cascade" : "restrict");
    }
    put_some(writer.sources, node, "has", std::move(has));
    put(writer.sources, resources, resource.name, std::move(node));
  }
  return resources;
}

tree::Node credentials_node(Writer& writer) {
  auto schemes = mapping_node();
  for (const auto& scheme : writer.contract.security_schemes) {
    if (!is_ours(scheme)) continue;
    auto node = mapping_node();
    const bool in_body = scheme.kind == Kind::body;
    put_text(writer.sources, node, "in", in_body ? "body" : "server");
    if (in_body) put_text(writer.sources, node, "at", scheme.at.to_string());
    put_text(writer.sources, node, "variable", scheme.name);
    put_text(writer.sources, node, "server", scheme.server);
    put_text(writer.sources, node, "source", seen_from(writer.roots, scheme.source));
    if (scheme.level != contract::Level::must) {
      put_text(writer.sources, node, "level", name_of(scheme.level));
    }
    put(writer.sources, schemes, scheme.id, std::move(node));
  }
  return schemes;
}

tree::Node scheme_node(Writer& writer, const contract::SecurityScheme& scheme) {
  auto node = mapping_node();
  const bool is_http = scheme.kind == Kind::http_bearer || scheme.kind == Kind::http_basic;
  put_text(writer.sources, node, "type", is_http ? "http" : "apiKey");
  if (is_http) {
    put_text(writer.sources, node, "scheme", scheme.kind == Kind::http_basic ? "basic" : "bearer");
  } else {
    put_text(writer.sources,
             node,
             "in",
             scheme.kind == Kind::api_key_header  ? "header"
             : scheme.kind == Kind::api_key_query ? "query"
                                                  : "cookie");
    put_text(writer.sources, node, "name", scheme.name);
  }
  put_source(writer, node, scheme.source, scheme.level);
  return node;
}

/// The extensions that the document itself carries.
void write_extensions(Writer& writer, tree::Node& document) {
  const auto& contract = writer.contract;
  put_text(writer.sources, document, "x-assay-api", contract.api);
  put_some(writer.sources, document, "x-assay-pages", pages_node(writer));
  auto order = sequence_node();
  for (const auto condition : contract.when_order)
    order.items.push_back(text_node(writer.sources, name_of(condition)));
  put_some(writer.sources, document, "x-assay-when-order", std::move(order));
  put_some(writer.sources, document, "x-assay-resources", resources_node(writer));
  put_some(writer.sources, document, "x-assay-security", credentials_node(writer));
  if (contract.errors.at) {
    put_text(writer.sources, document, "x-assay-error-at", contract.errors.at->to_string());
  }
  if (contract.errors.present) {
    auto condition = mapping_node();
    put_text(writer.sources, condition, "present", contract.errors.present->to_string());
    put(writer.sources, document, "x-assay-error-if", std::move(condition));
  }
}

}  // namespace

tree::Node servers_node(Writer& writer, const std::vector<std::size_t>& servers) {
  auto list = sequence_node();
  for (const auto index : servers) {
    const auto& server = writer.contract.servers.at(index);
    auto node = mapping_node();
    put(writer.sources, node, "url", text_node(writer.sources, server.url));
    put_text(writer.sources, node, "description", server.description);
    put_text(writer.sources, node, "x-assay-name", server.name);
    put_text(writer.sources, node, "x-assay-source", seen_from(writer.roots, server.source));
    auto variables = mapping_node();
    for (const auto& variable : server.variables) {
      auto value = mapping_node();
      auto values = sequence_node();
      for (const auto& one : variable.values)
        values.items.push_back(text_node(writer.sources, one));
      put_some(writer.sources, value, "enum", std::move(values));
      put(writer.sources, value, "default", text_node(writer.sources, variable.value));
      put(writer.sources, variables, variable.name, std::move(value));
    }
    put_some(writer.sources, node, "variables", std::move(variables));
    list.items.push_back(std::move(node));
  }
  return list;
}

tree::Node security_node(Writer& writer,
                         const std::vector<contract::SecurityAlternative>& alternatives) {
  auto list = sequence_node();
  for (const auto& alternative : alternatives) {
    auto node = mapping_node();
    for (const auto& scheme : alternative)
      put(writer.sources, node, scheme, sequence_node());
    list.items.push_back(std::move(node));
  }
  return list;
}

const std::vector<std::size_t>& shared_servers(const contract::Contract& contract) {
  static const std::vector<std::size_t> none;
  return contract.operations.empty() ? none : contract.operations.front().servers;
}

std::optional<std::vector<contract::SecurityAlternative>> inherited_security(
    const contract::Contract& contract, const contract::Operation& operation) {
  std::vector<contract::SecurityAlternative> ours;
  for (const auto& scheme : contract.security_schemes) {
    if (is_ours(scheme)) ours.push_back({scheme.id});
  }
  const auto& all = operation.security;
  if (all.size() < ours.size()) return std::nullopt;
  const auto end = all.end() - static_cast<std::ptrdiff_t>(ours.size());
  if (!std::equal(ours.begin(), ours.end(), end)) return std::nullopt;
  return std::vector(all.begin(), end);
}

std::vector<contract::SecurityAlternative> shared_security(const contract::Contract& contract) {
  for (const auto& operation : contract.operations) {
    if (auto inherited = inherited_security(contract, operation)) return *inherited;
  }
  return {};
}

void write_head(Writer& writer, tree::Node& document) {
  put_text(writer.sources, document, "openapi", "3.1.0");
  auto info = mapping_node();
  put(writer.sources, info, "title", text_node(writer.sources, writer.contract.title));
  put(writer.sources, info, "version", text_node(writer.sources, writer.contract.version));
  put(writer.sources, document, "info", std::move(info));
  write_extensions(writer, document);
  put_some(
      writer.sources, document, "servers", servers_node(writer, shared_servers(writer.contract)));
  // Said even when it is empty: that nothing is asked for is a statement, too.
  put(writer.sources,
      document,
      "security",
      security_node(writer, shared_security(writer.contract)));
}

void write_components(Writer& writer, tree::Node& document) {
  auto components = mapping_node();
  put_some(writer.sources, components, "schemas", writer.components.definitions());
  auto schemes = mapping_node();
  for (const auto& scheme : writer.contract.security_schemes) {
    if (!is_ours(scheme)) {
      put(writer.sources, schemes, scheme.id, scheme_node(writer, scheme));
    }
  }
  put_some(writer.sources, components, "securitySchemes", std::move(schemes));
  put_some(writer.sources, document, "components", std::move(components));
}

}  // namespace assay::openapi
