#include "text/utf8.h"

#include <algorithm>

namespace assay::text {

CodePoint decode_front(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(0);
  if (first < 0x80U) return {.value = first, .size = 1};
  std::size_t size = 0;
  char32_t value = 0;
  char32_t least = 0;
  if (first >= 0xC2U && first <= 0xDFU) {
    size = 2, value = first & 0x1FU, least = 0x80;
  } else if ((first & 0xF0U) == 0xE0U) {
    size = 3, value = first & 0x0FU, least = 0x800;
  } else if (first >= 0xF0U && first <= 0xF4U) {
    size = 4, value = first & 0x07U, least = 0x10000;
  } else {
    return {};
  }
  if (text.size() < size) return {};
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {};
    value = (value << 6U) | (byte(i) & 0x3FU);
  }
  if (value < least || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return {};
  return {.value = value, .size = size};
}

/// Without a way out of the loop, so that compilers take many bytes at once.
bool is_ascii(std::string_view text) {
  unsigned char all = 0;
  for (const char c : text)
    all |= static_cast<unsigned char>(c);
  return all < 0x80U;
}

namespace {

/// Where the ASCII that begins at `at` ends.
std::size_t end_of_ascii(std::string_view text, std::size_t at) {
  constexpr std::size_t small = 32;
  constexpr std::size_t large = 512;
  const auto takes = [&](std::size_t block) {
    if (at + block > text.size() || !is_ascii({text.data() + at, block})) return false;
    at += block;
    return true;
  };
  // Large blocks cost less a byte, but are in vain where other characters are many.
  if (takes(small)) {
    while (takes(large)) {
    }
    while (takes(small)) {
    }
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80U)
    ++at;
  return at;
}

}  // namespace

std::size_t find_invalid_utf8(std::string_view text) {
  for (auto at = end_of_ascii(text, 0); at < text.size(); at = end_of_ascii(text, at)) {
    const auto point = decode_front(text.substr(at));
    if (point.size == 0) return at;
    at += point.size;
  }
  return std::string_view::npos;
}

void append_utf8(std::string& out, char32_t point) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (point < 0x80) {
    put(point);
  } else if (point < 0x800) {
    put(0xC0U | (point >> 6U));
    put(0x80U | (point & 0x3FU));
  } else if (point < 0x10000) {
    put(0xE0U | (point >> 12U));
    put(0x80U | ((point >> 6U) & 0x3FU));
    put(0x80U | (point & 0x3FU));
  } else {
    put(0xF0U | (point >> 18U));
    put(0x80U | ((point >> 12U) & 0x3FU));
    put(0x80U | ((point >> 6U) & 0x3FU));
    put(0x80U | (point & 0x3FU));
  }
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

}  // namespace assay::text
