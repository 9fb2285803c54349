#include "schema/format/ascii.h"
#include "schema/format/tests.h"

namespace assay::schema::format {
namespace {

constexpr std::size_t longest_local_part = 64;

bool is_atom_character(char c, bool international) {
  return is_letter(c) || is_digit(c) || is_in("!#$%&'*+-/=?^_`{|}~", c) ||
         (international && !is_ascii(c));
}

bool is_dot_atom(std::string_view text, bool international) {
  for (bool more = true; more;) {
    more = is_in(text, '.');
    const auto atom = take_until(text, '.');
    if (atom.empty() || !all(atom, [&](char c) { return is_atom_character(c, international); }))
      return false;
  }
  return true;
}

/// The size of the quoted string at the front, or 0.
std::size_t quoted_size(std::string_view text, bool international) {
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '"') return i + 1;
    if (text[i] == '\\') ++i;
    if (i == text.size()) return 0;
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x20 || c == 0x7F || (c >= 0x80 && !international)) return 0;
  }
  return 0;
}

bool is_domain(std::string_view text, bool international) {
  if (text.starts_with('[') && text.ends_with(']')) {
    const auto literal = text.substr(1, text.size() - 2);
    return literal.starts_with("IPv6:") ? is_ipv6(literal.substr(5)) : is_ipv4(literal);
  }
  return international ? is_idn_domain(text) : is_hostname(text);
}

bool is_mailbox(std::string_view text, bool international) {
  auto size = text.find('@');
  if (text.starts_with('"')) {
    size = quoted_size(text, international);
    if (size == 0) return false;
  } else if (size == std::string_view::npos || !is_dot_atom(text.substr(0, size), international)) {
    return false;
  }
  if (size > longest_local_part) return false;
  text.remove_prefix(size);
  return take(text, '@') && is_domain(text, international);
}

}  // namespace

bool is_email(std::string_view text) {
  return is_mailbox(text, false);
}

bool is_idn_email(std::string_view text) {
  return is_mailbox(text, true);
}

}  // namespace assay::schema::format
