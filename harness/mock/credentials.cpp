#include "mock/credentials.h"

#include <algorithm>
#include <optional>

#include "base/base64.h"
#include "generate/credential.h"
#include "generate/place.h"

namespace assay::mock {
namespace {

using Kind = contract::SecurityScheme::Kind;
using Text = std::optional<std::string_view>;

/// What stands behind `Bearer` or `Basic` (RFC 9110 section 11.1: the scheme's case does not
/// matter).
Text authorization(const http::Headers& headers, std::string_view scheme) {
  const auto* value = headers.find("Authorization");
  if (value == nullptr || value->size() <= scheme.size() || (*value)[scheme.size()] != ' ' ||
      !http::equal_ignoring_case(std::string_view(*value).substr(0, scheme.size()), scheme)) {
    return std::nullopt;
  }
  const auto start = value->find_first_not_of(' ', scheme.size());
  return start == std::string::npos ? std::nullopt : Text(std::string_view(*value).substr(start));
}

Text text_at(const std::optional<boost::json::value>& body, const tree::Pointer& place) {
  const auto* value = body ? generate::find(*body, place) : nullptr;
  if (value == nullptr || !value->is_string()) return std::nullopt;
  return std::string_view(value->get_string());
}

Text sent(const Asked& asked, const contract::SecurityScheme& scheme) {
  const auto& headers = asked.request->headers;
  switch (scheme.kind) {
    case Kind::http_bearer:
      return authorization(headers, "Bearer");
    case Kind::http_basic:
      return authorization(headers, "Basic");
    case Kind::api_key_header:
      return view_of(headers.find(scheme.name));
    case Kind::api_key_query:
      return view_of(http::find(asked.query, scheme.name));
    case Kind::api_key_cookie:
      return view_of(http::find(asked.cookies, scheme.name));
    case Kind::body:
      return text_at(asked.body, scheme.at);
    case Kind::server_variable:
      return view_of(asked.match.value(scheme.name));
  }
  return std::nullopt;
}

std::vector<std::string> ways_to_send(const contract::SecurityScheme& scheme, std::string secret) {
  if (scheme.kind != Kind::http_basic) return {std::move(secret)};
  // RFC 7617 section 2: base64 of user, colon, password. The secret may be written as the whole or
  // as the password.
  return {base::base64(secret), base::base64("assay:" + secret)};
}

/// The header that holds the scheme's secret; empty: it stands elsewhere.
std::string_view header_of(const contract::SecurityScheme& scheme) {
  if (scheme.kind == Kind::api_key_header) return scheme.name;
  const bool by_http = scheme.kind == Kind::http_bearer || scheme.kind == Kind::http_basic;
  return by_http ? "Authorization" : "";
}

/// Whether a request has room for the secret of one of them only.
bool share_place(const contract::SecurityScheme& one, const contract::SecurityScheme& other) {
  const auto header = header_of(one);
  if (!header.empty()) return http::equal_ignoring_case(header, header_of(other));
  return one.kind == other.kind && one.name == other.name && one.at == other.at;
}

bool is_among(std::string_view text, const std::vector<std::string>& texts) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

}  // namespace

Credentials::Credentials(const contract::Contract& contract, std::uint64_t seed) {
  for (const auto& scheme : contract.security_schemes) {
    const auto ways = [&](std::string_view kind) {
      return ways_to_send(scheme, generate::credential(seed, scheme.id, kind));
    };
    secrets_.push_back({&scheme, ways("default"), ways("limited")});
  }
}

Standing Credentials::by_scheme(const Asked& asked,
                                std::string_view id,
                                const contract::Server* server) const {
  const auto secret = std::find_if(
      secrets_.begin(), secrets_.end(), [&](const Secret& one) { return one.scheme->id == id; });
  if (secret == secrets_.end()) return Standing::refused;
  const auto& scheme = *secret->scheme;
  if (!scheme.server.empty() && (server == nullptr || server->name != scheme.server))
    return Standing::refused;
  const auto text = sent(asked, scheme);
  if (!text) return Standing::refused;
  if (is_among(*text, secret->accepted)) return Standing::accepted;
  return is_among(*text, secret->limited) ? Standing::limited : Standing::refused;
}

Standing Credentials::at_place(const Asked& asked,
                               const contract::SecurityAlternative& alternative,
                               std::string_view id,
                               const contract::Server* server) const {
  auto best = by_scheme(asked, id, server);
  const auto* own = asked.contract().security_scheme(id);
  for (const auto& other : alternative) {
    if (best == Standing::accepted || own == nullptr) break;
    const auto* scheme = asked.contract().security_scheme(other);
    if (scheme != nullptr && scheme != own && share_place(*scheme, *own))
      best = std::min(best, by_scheme(asked, other, server));
  }
  return best;
}

Standing Credentials::on_server(const Asked& asked, const contract::Server* server) const {
  auto best = Standing::refused;
  for (const auto& alternative : asked.operation().security) {
    auto worst = Standing::accepted;
    for (const auto& scheme : alternative)
      worst = std::max(worst, at_place(asked, alternative, scheme, server));
    best = std::min(best, worst);
    if (best == Standing::accepted) break;
  }
  return best;
}

Standing Credentials::judge(const Asked& asked) const {
  if (asked.operation().security.empty()) return Standing::accepted;
  const auto& servers = asked.match.route->servers;
  auto best = servers.empty() ? on_server(asked, nullptr) : Standing::refused;
  for (const auto* server : servers) {
    if (best == Standing::accepted) break;
    best = std::min(best, on_server(asked, server));
  }
  return best;
}

}  // namespace assay::mock
