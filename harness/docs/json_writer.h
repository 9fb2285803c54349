#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace assay::docs {

/// Writes JSON piece by piece, with commas where they belong.
class JsonWriter {
 public:
  /// Takes what was written, block by block.
  using Sink = std::function<void(std::string_view)>;

  /// Keeps all that is written.
  JsonWriter() = default;
  /// Passes on what is written as it comes: what is left at the end, take() gives.
  explicit JsonWriter(Sink sink) : sink_(std::move(sink)) {}

  void open(char bracket);
  void close(char bracket);
  void key(std::string_view name);
  /// A number, a literal, or a value that is written already.
  void raw(std::string_view text);
  /// A string; bytes that are not UTF-8 become U+FFFD.
  void string(std::string_view text);
  void member(std::string_view name, std::string_view value);
  /// What was written and not passed on; nothing is left.
  [[nodiscard]] std::string take();

 private:
  /// Where the next `count` bytes go.
  char* room(std::size_t count) {
    if (out_.size() - size_ < count) grow(count);
    return out_.data() + size_;
  }
  void grow(std::size_t count);
  void put(char c) {
    *room(1) = c;
    ++size_;
  }
  void put(std::string_view text);
  void separate() {
    if (!first_) put(',');
    first_ = false;
  }
  void escape_from(std::string_view text);
  void escape(char c);

  Sink sink_;
  std::string out_;       ///< what is written, and the room behind it
  std::size_t size_ = 0;  ///< of what is written
  bool first_ = true;
};

}  // namespace assay::docs
