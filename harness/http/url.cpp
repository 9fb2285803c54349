#include "http/url.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include <boost/url/authority_view.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <fmt/format.h>

#include "base/uri.h"

namespace assay::http {
namespace {

tl::unexpected<base::Error> refused(std::string_view text, std::string_view why) {
  return tl::unexpected(base::Error{
      .code = "http.url", .message = fmt::format("`{}` is no URL we can use: {}", text, why)});
}

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

bool is_unreserved(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

/// The port as a number, or the scheme's own. Boost.URL 1.81 lets 99999 wrap around.
std::optional<std::uint16_t> port_of(const boost::urls::url_view& view, std::string_view scheme) {
  if (!view.has_port() || view.port().empty()) return scheme == "https" ? 443 : 80;
  const auto digits = view.port();
  std::uint16_t port = 0;
  const auto* end = digits.data() + digits.size();
  const auto [at, error] = std::from_chars(digits.data(), end, port);
  if (error != std::errc() || at != end || port == 0) return std::nullopt;
  return port;
}

}  // namespace

std::string Url::authority() const {
  const bool six = host.find(':') != std::string::npos;
  return fmt::format("{}{}{}:{}", six ? "[" : "", host, six ? "]" : "", port);
}

std::string Url::origin_form() const {
  return query.empty() ? path : path + "?" + query;
}

std::string Url::to_string() const {
  const bool usual = port == (scheme == "https" ? 443 : 80);
  auto where = authority();
  if (usual) where.resize(where.rfind(':'));
  return fmt::format("{}://{}{}", scheme, where, origin_form());
}

base::Result<Url> read_url(std::string_view text) {
  const auto parsed = boost::urls::parse_uri(boost::core::string_view(text.data(), text.size()));
  if (!parsed) {
    return refused(text, "it is not absolute, or holds a character that must be percent-encoded");
  }
  const boost::urls::url_view view = *parsed;
  Url url;
  url.scheme = lowered(std::string_view(view.scheme().data(), view.scheme().size()));
  if (url.scheme != "http" && url.scheme != "https")
    return refused(text, "the scheme is neither http nor https");
  if (view.has_userinfo())
    return refused(text, "it carries user information; use credentials or a header");
  url.host = lowered(view.host_address());
  if (url.host.ends_with('.')) url.host.pop_back();
  if (url.host.empty()) return refused(text, "it names no host");
  const auto port = port_of(view, url.scheme);
  if (!port) return refused(text, "the port is not between 1 and 65535");
  url.port = *port;
  const auto path = view.encoded_path();
  // Boost.URL 1.81 takes `127.0.0.1.evil.com` for the host `127.0.0.1` and the rest for the path: a
  // path behind an authority starts with `/` or is empty (RFC 3986 section 3.3).
  if (!path.empty() && path.front() != '/') {
    return refused(text, "a host name that begins like an IPv4 address is not supported");
  }
  url.path = path.empty() ? "/" : std::string(path.data(), path.size());
  const auto query = view.encoded_query();
  url.query = std::string(query.data(), query.size());
  return url;
}

bool is_loopback(const Url& url) {
  std::string_view host = url.host;
  if (host == "localhost" || host == "::1") return true;
  if (host.starts_with("::ffff:")) host.remove_prefix(7);
  if (!host.starts_with("127.")) return false;
  // An IPv4 address has four numbers; `127.evil.com` is a name.
  return std::count(host.begin(), host.end(), '.') == 3 &&
         std::all_of(
             host.begin(), host.end(), [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
}

std::string percent_encode(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_unreserved(c)) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

base::Result<std::string> percent_decode(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    const int high = i + 2 < text.size() ? base::hex_value(text[i + 1]) : -1;
    const int low = i + 2 < text.size() ? base::hex_value(text[i + 2]) : -1;
    if (high < 0 || low < 0) {
      return tl::unexpected(base::Error{
          .code = "http.percent",
          .message = fmt::format("`{}` holds a `%` without two hexadecimal digits", text)});
    }
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return out;
}

const std::string* find(const Pairs& pairs, std::string_view name) {
  const auto found =
      std::find_if(pairs.begin(), pairs.end(), [&](const auto& one) { return one.first == name; });
  return found == pairs.end() ? nullptr : &found->second;
}

base::Result<Pairs> read_form(std::string_view text) {
  Pairs pairs;
  while (!text.empty()) {
    const auto end = text.find('&');
    std::string part(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    if (part.empty()) continue;
    std::replace(part.begin(), part.end(), '+', ' ');
    const auto equals = part.find('=');
    auto name = percent_decode(std::string_view(part).substr(0, equals));
    if (!name) return tl::unexpected(name.error());
    auto value =
        percent_decode(equals == std::string::npos ? std::string_view{}
                                                   : std::string_view(part).substr(equals + 1));
    if (!value) return tl::unexpected(value.error());
    pairs.emplace_back(*std::move(name), *std::move(value));
  }
  return pairs;
}

std::string write_form(const Pairs& pairs) {
  std::string out;
  for (const auto& [name, value] : pairs) {
    if (!out.empty()) out += '&';
    out += percent_encode(name) + "=" + percent_encode(value);
  }
  return out;
}

}  // namespace assay::http
