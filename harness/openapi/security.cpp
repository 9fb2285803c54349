#include <fmt/format.h>

#include "openapi/keys.h"
#include "openapi/parts.h"

namespace assay::openapi {
namespace {

using Kind = contract::SecurityScheme::Kind;

const ObjectKeys scheme_keys = {.object = "a security scheme",
                                .known = {"type",
                                          "description",
                                          "name",
                                          "in",
                                          "scheme",
                                          "bearerFormat",
                                          "flows",
                                          "openIdConnectUrl",
                                          "flow",
                                          "authorizationUrl",
                                          "tokenUrl",
                                          "scopes"},
                                .ours = {"x-assay-source", "x-assay-level"}};

/// The scheme's kind by its `type`, `in` and `scheme`; nothing for one that Assay cannot do.
std::optional<Kind> kind_of(const tree::Node& node) {
  const auto type = node.string_at("type");
  const auto in = node.string_at("in");
  auto scheme = std::string(node.string_at("scheme"));
  for (auto& letter : scheme)
    letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  if (type == "apiKey" && in == "header") return Kind::api_key_header;
  if (type == "apiKey" && in == "query") return Kind::api_key_query;
  if (type == "apiKey" && in == "cookie") return Kind::api_key_cookie;
  if (type == "basic" || (type == "http" && scheme == "basic")) return Kind::http_basic;
  // What these hand out goes into the `Authorization` header as a bearer token (RFC 6750).
  if (type == "oauth2" || type == "openIdConnect") return Kind::http_bearer;
  if (type == "http" && scheme == "bearer") return Kind::http_bearer;
  return std::nullopt;
}

void read_scheme(Reader& reader, const tree::Member& member) {
  const auto* node = reader.follow(member.value);
  if (node == nullptr) return;
  if (!node->is(tree::Kind::mapping)) {
    reader.wrong_type(member.key, *node, "a mapping");
    return;
  }
  check_keys(reader, *node, scheme_keys);
  const auto kind = kind_of(*node);
  if (!kind) {
    reader.warning(
        "unsupported-scheme",
        member.key_span,
        fmt::format("`{}` is a way to prove who asks that is not supported; requests are "
                    "sent without it",
                    text::printable(member.key)));
    return;
  }
  reader.contract.security_schemes.push_back({.id = std::string(member.key),
                                              .kind = *kind,
                                              .name = text_at(*node, "name"),
                                              .at = {},
                                              .server = {},
                                              .level = level_at(reader, *node),
                                              .source = source_at(*node),
                                              .span = member.key_span});
}

/// Where the document defines its schemes, or nullptr.
const tree::Node* definitions_in(const Reader& reader, const tree::Node& document) {
  if (reader.version == Version::swagger2)
    return mapping_at(reader, document, "securityDefinitions");
  const auto* components = mapping_at(reader, document, "components");
  return components == nullptr ? nullptr : mapping_at(reader, *components, "securitySchemes");
}

/// Whether the document defines this scheme at all, be it one that is not supported.
bool is_defined(const Reader& reader, std::string_view scheme) {
  const auto* schemes = definitions_in(reader, reader.contract.documents.front().second);
  return schemes != nullptr && schemes->find(scheme) != nullptr;
}

}  // namespace

void read_security_schemes(Reader& reader, const tree::Node& document) {
  const auto* schemes = definitions_in(reader, document);
  if (schemes == nullptr) return;
  for (const auto& member : schemes->members) {
    if (!is_foreign_extension(member.key)) read_scheme(reader, member);
  }
}

std::vector<contract::SecurityAlternative> read_security(Reader& reader, const tree::Node& owner) {
  std::vector<contract::SecurityAlternative> alternatives;
  const auto* security = sequence_at(reader, owner, "security");
  if (security == nullptr) return alternatives;
  for (const auto& requirement : security->items) {
    if (!requirement.is(tree::Kind::mapping)) {
      reader.wrong_type("security", requirement, "a mapping");
      continue;
    }
    contract::SecurityAlternative schemes;
    for (const auto& member : requirement.members) {
      if (reader.contract.security_scheme(member.key) != nullptr) {
        schemes.emplace_back(member.key);
      } else if (!is_defined(reader, member.key)) {
        reader.warning("undefined-scheme",
                       member.key_span,
                       fmt::format("`{}` is a security scheme that this document does not define; "
                                   "requests are sent without it",
                                   text::printable(member.key)));
      }
    }
    // `{}` says that asking without credentials is allowed; a requirement of which nothing is left
    // does not say that.
    if (requirement.members.empty() || !schemes.empty()) alternatives.push_back(std::move(schemes));
  }
  return alternatives;
}

}  // namespace assay::openapi
