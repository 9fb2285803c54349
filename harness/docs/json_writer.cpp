#include "docs/json_writer.h"

#include <algorithm>
#include <array>
#include <utility>

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
  put(bracket);
  first_ = true;
}

void JsonWriter::close(char bracket) {
  put(bracket);
  first_ = false;
}

void JsonWriter::key(std::string_view name) {
  string(name);
  put(':');
  first_ = true;
}

void JsonWriter::raw(std::string_view text) {
  separate();
  put(text);
}

// Most of what is written are short strings: each is looked at and copied in one pass.
void JsonWriter::string(std::string_view text) {
  separate();
  auto* const begin = room(text.size() + 2);
  auto* to = begin;
  *to++ = '"';
  const auto* from = text.data();
  const auto* const end = from + text.size();
  while (from != end && is_plain(*from))
    *to++ = *from++;
  const auto left = static_cast<std::size_t>(end - from);
  if (left == 0) *to++ = '"';
  size_ += static_cast<std::size_t>(to - begin);
  if (left > 0) escape_from(text.substr(text.size() - left));
}

/// Writes the rest of a string, which begins with what does not stand as it is.
void JsonWriter::escape_from(std::string_view text) {
  while (!text.empty()) {
    const char first = text.front();
    const bool ascii = static_cast<unsigned char>(first) < 0x80;
    const auto size = ascii ? 1 : text::decode_front(text).size;
    if (size == 0) {
      put("\xEF\xBF\xBD");
    } else if (ascii && !is_plain(first)) {
      escape(first);
    } else {
      put(text.substr(0, size));
    }
    text.remove_prefix(size == 0 ? 1 : size);
  }
  put('"');
}

void JsonWriter::member(std::string_view name, std::string_view value) {
  key(name);
  string(value);
}

std::string JsonWriter::take() {
  out_.resize(size_);
  size_ = 0;
  return std::exchange(out_, {});
}

void JsonWriter::grow(std::size_t count) {
  constexpr std::size_t block = std::size_t{64} << 10U;  // large ones are slower: memory to touch
  if (sink_ && size_ >= block / 2) {
    sink_(std::string_view(out_).substr(0, size_));
    size_ = 0;
  }
  if (out_.size() - size_ >= count) return;
  out_.resize(std::max(2 * out_.size(), size_ + count));
}

void JsonWriter::put(std::string_view text) {
  std::copy(text.begin(), text.end(), room(text.size()));
  size_ += text.size();
}

void JsonWriter::escape(char c) {
  if (c == '"' || c == '\\') {
    put('\\');
    put(c);
  } else if (c == '\n') {
    put("\\n");
  } else {
    put(fmt::format("\\u{:04x}", static_cast<unsigned>(c)));
  }
}

}  // namespace assay::docs
