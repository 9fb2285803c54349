#include "docs/json_writer.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
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

/// Eight bytes as one number, and whether each of them is plain: none below 0x20 or above 0x7F, no
/// quote and no backslash. A byte below `n` borrows when `n` is taken off it.
using Eight = std::uint64_t;

bool are_plain(Eight bytes) {
  constexpr Eight each = 0x0101010101010101U;
  const auto below = [&](Eight value, Eight n) { return (value - each * n) & ~value; };
  const auto odd =
      bytes | below(bytes, 0x20) | below(bytes ^ (each * '"'), 1) | below(bytes ^ (each * '\\'), 1);
  return (odd & (each * 0x80)) == 0;
}

template <class Bytes>
Bytes bytes_at(const char* from) {
  Bytes bytes = 0;
  std::memcpy(&bytes, from, sizeof bytes);
  return bytes;
}

/// Copies the plain bytes at the front; gives how many they are.
std::size_t copy_plain(std::string_view text, char* to) {
  using Four = std::uint32_t;
  const auto* const from = text.data();
  const auto size = text.size();
  std::size_t at = 0;
  for (; at + sizeof(Eight) <= size; at += sizeof(Eight)) {
    const auto bytes = bytes_at<Eight>(from + at);
    if (!are_plain(bytes)) break;
    std::memcpy(to + at, &bytes, sizeof bytes);
  }
  // The last few together with some before them.
  if (at < size && at + sizeof(Eight) > size && size >= sizeof(Four)) {
    const auto first = size < sizeof(Eight) ? 0 : size - sizeof(Eight);
    const auto second = size - sizeof(Four);
    const auto left = bytes_at<Four>(from + first);
    const auto right = bytes_at<Four>(from + second);
    if (are_plain(Eight{left} | Eight{right} << 32U)) {
      std::memcpy(to + first, &left, sizeof left);
      std::memcpy(to + second, &right, sizeof right);
      return size;
    }
  }
  for (; at < size && is_plain(from[at]); ++at)
    to[at] = from[at];
  return at;
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

void JsonWriter::string(std::string_view text) {
  separate();
  auto* to = room(text.size() + 2);
  *to++ = '"';
  const auto plain = copy_plain(text, to);
  size_ += plain + 1;
  if (plain < text.size()) return escape_from(text.substr(plain));
  to[plain] = '"';
  ++size_;
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
