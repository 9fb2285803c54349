#include "docs/json_writer.h"

#include <array>

#include <fmt/format.h>

#include "text/utf8.h"

namespace assay::docs {
namespace {

/// Which bytes stand in a JSON string as they are, and are code points of their own.
constexpr auto plain_bytes = [] {
  std::array<bool, 256> plain{};
  for (unsigned byte = 0x20; byte < 0x80; ++byte)
    plain.at(byte) = byte != '"' && byte != '\\';
  return plain;
}();

bool is_plain(char c) {
  return plain_bytes[static_cast<unsigned char>(c)];
}

}  // namespace

void JsonWriter::open(char bracket) {
  separate();
  out_ += bracket;
  first_ = true;
}

void JsonWriter::close(char bracket) {
  out_ += bracket;
  first_ = false;
}

void JsonWriter::key(std::string_view name) {
  string(name);
  out_ += ':';
  first_ = true;
}

void JsonWriter::raw(std::string_view text) {
  separate();
  out_ += text;
}

void JsonWriter::string(std::string_view text) {
  separate();
  out_ += '"';
  while (!text.empty()) {
    std::size_t plain = 0;
    while (plain < text.size() && is_plain(text[plain]))
      ++plain;
    out_ += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    if (static_cast<unsigned char>(text.front()) < 0x80) {
      escape(text.front());
      text.remove_prefix(1);
      continue;
    }
    const auto size = text::decode_front(text).size;
    out_ += size == 0 ? std::string_view("\xEF\xBF\xBD") : text.substr(0, size);
    text.remove_prefix(size == 0 ? 1 : size);
  }
  out_ += '"';
}

void JsonWriter::member(std::string_view name, std::string_view value) {
  key(name);
  string(value);
}

void JsonWriter::separate() {
  if (!first_) out_ += ',';
  first_ = false;
}

void JsonWriter::escape(char c) {
  if (c == '"' || c == '\\') {
    out_ += '\\';
    out_ += c;
  } else if (c == '\n') {
    out_ += "\\n";
  } else {
    out_ += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
  }
}

}  // namespace assay::docs
