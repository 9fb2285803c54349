#include "fetch/redirect.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/uri.h"
#include "docs/words.h"
#include "text/diagnostic.h"

namespace assay::fetch {
namespace {

bool has_usual_port(const http::Url& url) {
  return url.port == (url.scheme == "https" ? 443 : 80);
}

}  // namespace

base::Result<http::Url> resolve(const http::Url& from, std::string_view location) {
  const auto reference = base::split_fragment(location).document;
  return http::read_url(base::resolve_uri(from.to_string(), reference));
}

base::Result<void> check_redirect(const http::Url& from,
                                  const http::Url& to,
                                  const Policy& policy) {
  const auto refuse = [&](std::string_view why, std::string advice) {
    return tl::make_unexpected(base::Error{.code = "fetch.redirect",
                                           .message = fmt::format("`{}` redirects to `{}`, {}",
                                                                  text::printable(from.to_string()),
                                                                  text::printable(to.to_string()),
                                                                  why),
                                           .advice = std::move(advice)});
  };
  if (from.scheme == "https" && to.scheme == "http")
    return refuse("which is not encrypted", "name the address that serves the page over https");
  if (from.authority() == to.authority()) return {};
  const bool usual_ports = has_usual_port(from) && has_usual_port(to);
  if (from.host == to.host && usual_ports) return {};
  const bool allowed =
      std::any_of(policy.hosts.begin(), policy.hosts.end(), [&](const std::string& host) {
        const auto allowed_host = docs::lower_case(host);
        return allowed_host == to.authority() || (allowed_host == to.host && has_usual_port(to));
      });
  if (allowed) return {};
  return refuse(
      "another host",
      fmt::format("name that address, or allow the host: `--allow-host {}`", to.authority()));
}

}  // namespace assay::fetch
