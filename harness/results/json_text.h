#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace assay::results {

/// Writes one JSON text (RFC 8259), two blanks a level, members in the order of the calls. Strings
/// come out as valid UTF-8 that a terminal can show: control characters and bidi overrides as
/// `\u` escapes, a byte that is no UTF-8 as the four characters `\x80`.
class JsonText {
 public:
  /// An object, whose members `write` writes.
  template <class Write>
  void object(const Write& write) {
    open('{');
    write();
    close('}');
  }
  template <class Write>
  void object(std::string_view name, const Write& write) {
    key(name);
    object(write);
  }
  /// An array, whose items `write` writes one by one.
  template <class Items, class Write>
  void array(std::string_view name, const Items& items, const Write& write) {
    key(name);
    open('[');
    for (const auto& item : items)
      write(item);
    close(']');
  }

  void member(std::string_view name, std::string_view value);
  void member(std::string_view name, std::uint64_t value);
  void member(std::string_view name, const std::vector<std::string>& values);
  void flag(std::string_view name, bool value);
  /// The member, unless its value is empty.
  void optional(std::string_view name, std::string_view value);

  /// The text so far, ended by a newline.
  [[nodiscard]] std::string take();

 private:
  void key(std::string_view name);
  void string(std::string_view value);
  void open(char bracket);
  void close(char bracket);
  void begin_value();
  void quote(std::string_view value);

  std::string text_;
  std::vector<bool> filled_;  ///< a level: whether it has a member or item already
  bool after_key_ = false;
};

}  // namespace assay::results
