#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "openapi/parts.h"

namespace assay::openapi {
namespace {

using contract::Page;
using contract::Resource;
using contract::SecurityScheme;

/// Reads a text field into a member of the form's target.
template <class Into, std::string Into::*member_of>
void text_into(const tree::Member& member, Into& into, Reader& reader) {
  if (auto text = reader.text(member)) into.*member_of = *std::move(text);
}

constexpr std::array<tree::Field<Page, Reader>, 5> page_fields = {{
    {"page", text_into<Page, &Page::page>, tree::Need::required},
    {"url", text_into<Page, &Page::url>},
    {"sha256", text_into<Page, &Page::sha256>},
    {"retrieved", text_into<Page, &Page::retrieved>},
    {"restated",
     [](const tree::Member& member, Page& page, Reader& reader) {
       if (member.value.is(tree::Kind::boolean)) {
         page.restated = member.value.scalar == "true";
       } else {
         reader.wrong_type(member.key, member.value, "a boolean");
       }
     }},
}};

void read_hanging(const tree::Member& member, Resource& resource, Reader& reader) {
  const auto* hanging = reader.mapping(member);
  if (hanging == nullptr) return;
  for (const auto& one : *hanging) {
    const auto word = reader.choice(one, {"cascade", "restrict"});
    if (!word) continue;
    resource.has.emplace_back(
        one.key, *word == 0 ? contract::OnDelete::cascade : contract::OnDelete::restrict_);
  }
}

constexpr std::array<tree::Field<Resource, Reader>, 3> resource_fields = {{
    {"id", text_into<Resource, &Resource::id_parameter>, tree::Need::required},
    {"parent", text_into<Resource, &Resource::parent>},
    {"has", read_hanging},
}};

constexpr std::array<tree::Field<SecurityScheme, Reader>, 6> scheme_fields = {{
    {"in",
     [](const tree::Member& member, SecurityScheme& scheme, Reader& reader) {
       const auto word = reader.choice(member, {"body", "server"});
       scheme.kind = word == std::size_t{1} ? SecurityScheme::Kind::server_variable
                                            : SecurityScheme::Kind::body;
     },
     tree::Need::required},
    {"at",
     [](const tree::Member& member, SecurityScheme& scheme, Reader& reader) {
       const auto text = reader.text(member);
       if (!text) return;
       if (auto pointer = tree::Pointer::read(*text)) {
         scheme.at = *std::move(pointer);
       } else {
         reader.error("wrong-pointer", member.value.span, pointer.error().message);
       }
     }},
    {"variable", text_into<SecurityScheme, &SecurityScheme::name>},
    {"server", text_into<SecurityScheme, &SecurityScheme::server>},
    {"source", text_into<SecurityScheme, &SecurityScheme::source>},
    {"level",
     [](const tree::Member& member, SecurityScheme& scheme, Reader& reader) {
       scheme.level = read_level(reader, member);
     }},
}};

void read_pages(Reader& reader, const tree::Node& pages) {
  for (const auto& node : pages.items) {
    Page page;
    tree::read_form(node, node.span, "page", page_fields, page, reader);
    reader.contract.pages.push_back(std::move(page));
  }
}

void read_resources(Reader& reader, const tree::Node& resources) {
  auto& into = reader.contract.resources;
  for (const auto& member : resources.members) {
    Resource resource{.name = std::string(member.key), .id_parameter = {}, .parent = {}, .has = {}};
    tree::read_form(member.value, member.key_span, "resource", resource_fields, resource, reader);
    into.push_back(std::move(resource));
  }
  for (const auto& resource : into) {
    // The chain of parents ends within as many steps as there are resources, or never.
    const auto* at = &resource;
    for (std::size_t steps = 0; at != nullptr && !at->parent.empty(); ++steps) {
      const auto* parent = reader.contract.resource(at->parent);
      if (parent == nullptr || steps > into.size()) {
        reader.error("unknown-resource",
                     resources.find(resource.name)->span,
                     parent == nullptr
                         ? fmt::format("`{}` is no resource of this contract", at->parent)
                         : fmt::format("`{}` is its own parent in the end", resource.name));
        break;
      }
      at = parent;
    }
  }
}

/// The name of the server whose URL has the variable.
std::string server_of_variable(const contract::Contract& contract, const std::string& variable) {
  for (const auto& server : contract.servers) {
    for (const auto& one : server.variables) {
      if (one.name == variable) return server.name;
    }
  }
  return {};
}

void read_credentials(Reader& reader, const tree::Node& schemes) {
  auto& contract = reader.contract;
  for (const auto& member : schemes.members) {
    SecurityScheme scheme{.id = std::string(member.key),
                          .kind = SecurityScheme::Kind::body,
                          .name = {},
                          .at = {},
                          .server = {},
                          .level = contract::Level::must,
                          .source = {},
                          .span = member.key_span};
    tree::read_form(member.value, member.key_span, "credential", scheme_fields, scheme, reader);
    const bool in_body = scheme.kind == SecurityScheme::Kind::body;
    if (in_body && scheme.at.tokens.empty()) {
      reader.missing_key(member.key_span, "credential in the body", "at");
    }
    if (!in_body && scheme.name.empty()) {
      reader.missing_key(member.key_span, "credential in a server", "variable");
    }
    if (!in_body && scheme.server.empty()) {
      scheme.server = server_of_variable(contract, scheme.name);
    }
    contract.security_schemes.push_back(std::move(scheme));
  }
}

void read_when_order(Reader& reader, const tree::Node& order) {
  for (const auto& node : order.items) {
    const tree::Member member{.key = "x-assay-when-order", .key_span = node.span, .value = node};
    if (const auto condition = read_condition(reader, member)) {
      reader.contract.when_order.push_back(*condition);
    }
  }
}

}  // namespace

void read_document_extensions(Reader& reader, const tree::Node& document) {
  if (const auto* pages = sequence_at(reader, document, "x-assay-pages")) {
    read_pages(reader, *pages);
  }
  if (const auto* resources = mapping_at(reader, document, "x-assay-resources")) {
    read_resources(reader, *resources);
  }
  if (const auto* schemes = mapping_at(reader, document, "x-assay-security")) {
    read_credentials(reader, *schemes);
  }
  if (const auto* order = sequence_at(reader, document, "x-assay-when-order")) {
    read_when_order(reader, *order);
  }
  read_error_shape(reader, document);
}

}  // namespace assay::openapi
