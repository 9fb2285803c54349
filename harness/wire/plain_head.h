#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "wire/head_scanner.h"

namespace assay::wire {

/// A message's head split by us: what every message carries costs Beast's parser some ten
/// instructions a byte. Only a head in which all is plainly right is split (RFC 9112 section 5);
/// anything else is Beast's to judge, and so is what decides the framing, unless that is one
/// length.
class PlainHead {
 public:
  /// Views into the head. Not filled with anything before it is known, as string_views would be.
  struct Field {
    const char* line;
    std::uint32_t name_size;
    std::uint32_t value_at;
    std::uint32_t value_size;

    [[nodiscard]] std::string_view name() const { return {line, name_size}; }
    [[nodiscard]] std::string_view value() const { return {line + value_at, value_size}; }
  };

  /// Splits `head` where its lines end. False when it is not plain, or has more than we keep.
  [[nodiscard]] bool split(std::string_view head, LineEnds line_ends);

  /// The fields in their order.
  [[nodiscard]] const Field* begin() const { return fields_.data(); }
  [[nodiscard]] const Field* end() const { return fields_.data() + count_; }
  /// The value of Content-Length where HTTP/1.1 has no other field that decides the framing.
  [[nodiscard]] std::optional<std::uint64_t> length() const { return length_; }
  /// The head with no more than what decides the framing beside `length()`: its start line,
  /// Content-Length, Transfer-Encoding, Connection, Proxy-Connection and Upgrade; without a
  /// `Connection: keep-alive` of HTTP/1.1, which says nothing, and with `/` for the target of a
  /// request.
  [[nodiscard]] std::string_view framing() const { return {framing_.data(), framing_size_}; }
  /// The target of a request, a view into the head; empty where it is Beast's to judge, and stands
  /// in the framing as it is.
  [[nodiscard]] std::string_view target() const { return target_; }

 private:
  [[nodiscard]] bool keep_request_line(std::string_view line);
  [[nodiscard]] bool keep(std::string_view text);

  std::array<Field, HeadScanner::kept_lines - 2> fields_;
  std::size_t count_ = 0;
  std::array<char, 1024> framing_;
  std::size_t framing_size_ = 0;
  std::string_view target_;
  std::optional<std::uint64_t> length_;
};

}  // namespace assay::wire
