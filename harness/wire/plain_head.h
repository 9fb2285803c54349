#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace assay::wire {

/// A message's head split by us: what every message carries costs Beast's parser some ten
/// instructions a byte. Only a head in which all is plainly right is split (RFC 9112 section 5);
/// anything else is Beast's to judge, and so is what decides the framing.
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

  /// Splits `head`, which ends with its empty line and whose lines all end in CRLF. False when it
  /// is not plain, or has more than we keep.
  [[nodiscard]] bool split(std::string_view head);

  /// The fields in their order.
  [[nodiscard]] const Field* begin() const { return fields_.data(); }
  [[nodiscard]] const Field* end() const { return fields_.data() + count_; }
  /// The head with no more than what decides the framing: its start line, Content-Length,
  /// Transfer-Encoding, Connection, Proxy-Connection and Upgrade; without a `Connection:
  /// keep-alive` of HTTP/1.1, which says nothing, and with `/` for the target of a request.
  [[nodiscard]] std::string_view framing() const { return {framing_.data(), framing_size_}; }
  /// The target of a request, a view into the head; empty where it is Beast's to judge, and stands
  /// in the framing as it is.
  [[nodiscard]] std::string_view target() const { return target_; }

 private:
  [[nodiscard]] bool keep_request_line(std::string_view line);
  [[nodiscard]] bool keep(std::string_view text);

  std::array<Field, 32> fields_;
  std::size_t count_ = 0;
  std::array<char, 1024> framing_;
  std::size_t framing_size_ = 0;
  std::string_view target_;
};

}  // namespace assay::wire
