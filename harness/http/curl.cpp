#include "http/curl.h"

#include <algorithm>

#include <fmt/format.h>

#include "text/utf8.h"

namespace assay::http {
namespace {

bool is_plain(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
         std::string_view("-_./:=@%+,").find(c) != std::string_view::npos;
}

/// A character that every terminal shows as it is.
bool is_shown_as_it_is(char c) {
  return c >= ' ' && c <= '~';
}

/// Whether the text would show as something else than it is when it is printed.
bool needs_escapes(std::string_view text) {
  if (text.find("##") != std::string_view::npos) return true;
  if (std::all_of(text.begin(), text.end(), is_shown_as_it_is)) return false;
  while (!text.empty()) {
    const auto point = text::decode_front(text);
    if (point.size == 0 || text::is_control(point.value)) return true;
    text.remove_prefix(point.size);
  }
  return false;
}

/// Each byte in octal: three digits end an escape whatever follows it (`\x` would not).
void append_octal(std::string& out, std::string_view bytes) {
  for (const char c : bytes)
    out += fmt::format("\\{:03o}", static_cast<unsigned char>(c));
}

/// `text` with what a terminal would not show in octal, and `special` characters behind a
/// backslash.
std::string escape(std::string_view text, std::string_view special) {
  std::string out;
  while (!text.empty()) {
    const auto point = text::decode_front(text);
    const auto size = std::max<std::size_t>(1, point.size);
    const auto bytes = text.substr(0, size);
    if (point.size == 0 || text::is_control(point.value) || text.starts_with("##")) {
      append_octal(out, bytes);
    } else {
      if (special.find(bytes.front()) != std::string_view::npos) out += '\\';
      out += bytes;
    }
    text.remove_prefix(size);
  }
  return out;
}

/// The pipe that gives a body no argument can hold.
std::string print_body(std::string_view body) {
  std::string text = escape(body, "\\");
  for (auto at = text.find('%'); at != std::string::npos; at = text.find('%', at + 2))
    text.insert(at, 1, '%');
  return fmt::format("printf {} | ", shell_quote(text));
}

/// `text` as one word of a shell.
void append_word(std::string& out, std::string_view text) {
  if (!text.empty() && std::all_of(text.begin(), text.end(), is_plain)) {
    out += text;
    return;
  }
  std::string without_nul;  // no argument can hold it
  if (text.find('\0') != std::string_view::npos) {
    without_nul = text;
    std::erase(without_nul, '\0');
    text = without_nul;
  }
  if (needs_escapes(text)) {
    out += "$'" + escape(text, "\\'") + "'";
    return;
  }
  out += '\'';
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  out += '\'';
}

void append_method(std::string& out, const Request& request) {
  if (request.method == "HEAD") {
    out += " -I";  // -X HEAD would wait for a body
  } else if (request.method != (request.body.empty() ? "GET" : "POST")) {
    out += " -X ";
    append_word(out, request.method);
  }
}

void append_headers(std::string& out, const Request& request) {
  std::string field;
  for (const auto& [name, value] : request.headers.all()) {
    field = name;
    // curl takes a header that ends in a semicolon for one without a value.
    field += value.empty() ? ";" : ": ";
    field += value;
    out += " -H ";
    append_word(out, field);
  }
  if (!request.body.empty() && request.headers.find("Content-Type") == nullptr)
    out += " -H 'Content-Type:'";  // else curl says that it is a form
}

}  // namespace

std::string shell_quote(std::string_view text) {
  std::string out;
  append_word(out, text);
  return out;
}

std::string curl_line(const Request& request) {
  constexpr std::size_t usual = 256;
  const bool piped = request.body.find('\0') != std::string::npos;
  std::string out = piped ? print_body(request.body) : std::string();
  out.reserve(out.size() + usual);
  out += "curl -sS -i";
  const auto path = std::string_view(request.url).substr(0, request.url.find('?'));
  if (path.find("/.") != std::string_view::npos) out += " --path-as-is";
  if (request.url.find_first_of("[]{}") != std::string::npos) out += " -g";
  append_method(out, request);
  append_headers(out, request);
  if (piped) {
    out += " --data-binary @-";
  } else if (!request.body.empty()) {
    out += " --data-raw ";
    append_word(out, request.body);
  }
  out += ' ';
  append_word(out, request.url);
  return out;
}

}  // namespace assay::http
