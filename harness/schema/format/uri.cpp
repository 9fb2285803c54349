#include "schema/format/ascii.h"
#include "schema/format/tests.h"
#include "text/utf8.h"

namespace assay::schema::format {
namespace {

enum class Charset { uri, iri };

/// RFC 3987 section 2.2: ucschar, and in a query also iprivate.
bool is_ucs(char32_t point, bool in_query) {
  if (point < 0xA0) return false;
  const bool is_private = (point >= 0xE000 && point <= 0xF8FF) || point >= 0xF0000;
  if (is_private) return in_query;
  const bool is_nonchar = (point >= 0xFDD0 && point <= 0xFDEF) || (point & 0xFFFEU) == 0xFFFEU;
  const bool is_special =
      (point >= 0xFFF0 && point <= 0xFFFF) || (point >= 0xE0000 && point < 0xE1000);
  return !is_nonchar && !is_special;
}

/// RFC 3986 appendix A: pchar, and what else stands in `extra`.
bool is_of_pchars(std::string_view text,
                  Charset charset,
                  std::string_view extra,
                  bool in_query = false) {
  while (!text.empty()) {
    const char c = text[0];
    std::size_t size = 1;
    if (c == '%') {
      if (text.size() < 3 || !is_hex(text[1]) || !is_hex(text[2])) return false;
      size = 3;
    } else if (!is_ascii(c)) {
      const auto point = text::decode_front(text);
      if (charset == Charset::uri || !is_ucs(point.value, in_query)) return false;
      size = point.size;
    } else if (!is_letter(c) && !is_digit(c) && !is_in("-._~!$&'()*+,;=:@", c) &&
               !is_in(extra, c)) {
      return false;
    }
    text.remove_prefix(size);
  }
  return true;
}

bool is_scheme(std::string_view text) {
  return !text.empty() && is_letter(text[0]) &&
         all(text, [](char c) { return is_letter(c) || is_digit(c) || is_in("+-.", c); });
}

bool is_ip_future(std::string_view text) {
  if (!take(text, 'v') && !take(text, 'V')) return false;
  const auto version = take_until(text, '.');
  return !version.empty() && all(version, is_hex) && !text.empty() && !is_in(text, '%') &&
         !is_in(text, '@') && is_of_pchars(text, Charset::uri, "");
}

bool is_authority(std::string_view text, Charset charset) {
  if (const auto at = text.rfind('@'); at != std::string_view::npos) {
    const auto user = text.substr(0, at);
    if (is_in(user, '@') || !is_of_pchars(user, charset, "")) return false;
    text.remove_prefix(at + 1);
  }
  if (take(text, '[')) {
    const auto end = text.find(']');
    if (end == std::string_view::npos) return false;
    const auto address = text.substr(0, end);
    if (!is_ipv6(address) && !is_ip_future(address)) return false;
    text.remove_prefix(end + 1);
    return text.empty() || (take(text, ':') && all(text, is_digit));
  }
  const auto host = take_until(text, ':');
  return is_of_pchars(host, charset, "") && all(text, is_digit);
}

bool is_reference(std::string_view text, Charset charset, bool needs_scheme) {
  if (const auto hash = text.find('#'); hash != std::string_view::npos) {
    if (!is_of_pchars(text.substr(hash + 1), charset, "/?")) return false;
    text = text.substr(0, hash);
  }
  if (const auto query = text.find('?'); query != std::string_view::npos) {
    if (!is_of_pchars(text.substr(query + 1), charset, "/?", true)) return false;
    text = text.substr(0, query);
  }
  const auto end = text.find_first_of(":/");
  if (end != std::string_view::npos && text[end] == ':') {
    if (!is_scheme(text.substr(0, end))) return false;
    text.remove_prefix(end + 1);
  } else if (needs_scheme) {
    return false;
  }
  if (text.starts_with("//")) {
    text.remove_prefix(2);
    const auto authority = text.substr(0, text.find('/'));
    if (!is_authority(authority, charset)) return false;
    text.remove_prefix(authority.size());
  }
  return is_of_pchars(text, charset, "/");
}

}  // namespace

bool is_uri(std::string_view text) {
  return is_reference(text, Charset::uri, true);
}

bool is_uri_reference(std::string_view text) {
  return is_reference(text, Charset::uri, false);
}

bool is_iri(std::string_view text) {
  return is_reference(text, Charset::iri, true);
}

bool is_iri_reference(std::string_view text) {
  return is_reference(text, Charset::iri, false);
}

}  // namespace assay::schema::format
