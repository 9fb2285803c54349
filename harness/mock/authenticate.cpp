#include "mock/authenticate.h"

#include <algorithm>
#include <optional>

#include "base/base64.h"
#include "generate/credential.h"
#include "generate/place.h"

namespace assay::mock {
namespace {

using Kind = contract::SecurityScheme::Kind;

std::optional<std::string> text_of(const std::string* text) {
  return text == nullptr ? std::nullopt : std::optional(*text);
}

std::optional<std::string> text_of(const http::Pairs& pairs, std::string_view name) {
  for (const auto& [key, value] : pairs) {
    if (key == name) return value;
  }
  return std::nullopt;
}

/// What stands behind `Bearer` or `Basic` (RFC 9110 section 11.1: the scheme's case does not
/// matter).
std::optional<std::string> authorization(const http::Headers& headers, std::string_view scheme) {
  const auto* value = headers.find("authorization");
  if (value == nullptr || value->size() <= scheme.size() || (*value)[scheme.size()] != ' ' ||
      !http::equal_ignoring_case(std::string_view(*value).substr(0, scheme.size()), scheme)) {
    return std::nullopt;
  }
  const auto start = value->find_first_not_of(' ', scheme.size());
  return start == std::string::npos ? std::nullopt : std::optional(value->substr(start));
}

std::optional<std::string> text_at(const std::optional<boost::json::value>& body,
                                   const tree::Pointer& place) {
  const auto* value = body ? generate::find(*body, place) : nullptr;
  if (value == nullptr || !value->is_string()) return std::nullopt;
  return std::string(value->get_string().data(), value->get_string().size());
}

std::optional<std::string> sent(const Asked& asked, const contract::SecurityScheme& scheme) {
  const auto& headers = asked.request->headers;
  switch (scheme.kind) {
    case Kind::http_bearer:
      return authorization(headers, "Bearer");
    case Kind::http_basic:
      return authorization(headers, "Basic");
    case Kind::api_key_header:
      return text_of(headers.find(scheme.name));
    case Kind::api_key_query:
      return text_of(asked.query, scheme.name);
    case Kind::api_key_cookie:
      return text_of(asked.cookies, scheme.name);
    case Kind::body:
      return text_at(asked.body, scheme.at);
    case Kind::server_variable:
      return text_of(asked.match.value(scheme.name));
  }
  return std::nullopt;
}

bool is(const std::string& text,
        const contract::SecurityScheme& scheme,
        std::uint64_t seed,
        std::string_view kind) {
  const auto secret = generate::credential(seed, scheme.id, kind);
  if (scheme.kind != Kind::http_basic) return text == secret;
  // RFC 7617 section 2: base64 of user, colon, password. The secret may be written as the whole or
  // as the password.
  return text == base::base64(secret) || text == base::base64("assay:" + secret);
}

Standing standing_of(const Asked& asked,
                     const contract::SecurityScheme* scheme,
                     std::uint64_t seed) {
  if (scheme == nullptr) return Standing::refused;
  const auto* server = asked.match.route.server;
  if (!scheme->server.empty() && (server == nullptr || server->name != scheme->server))
    return Standing::refused;
  const auto text = sent(asked, *scheme);
  if (!text) return Standing::refused;
  if (is(*text, *scheme, seed, "default")) return Standing::accepted;
  return is(*text, *scheme, seed, "limited") ? Standing::limited : Standing::refused;
}

}  // namespace

Standing authenticate(const Asked& asked, std::uint64_t seed) {
  const auto& alternatives = asked.operation().security;
  if (alternatives.empty()) return Standing::accepted;
  auto best = Standing::refused;
  for (const auto& alternative : alternatives) {
    auto worst = Standing::accepted;
    for (const auto& id : alternative) {
      worst = std::max(worst,
                       standing_of(asked, asked.match.route.contract->security_scheme(id), seed));
    }
    best = std::min(best, worst);
  }
  return best;
}

}  // namespace assay::mock
