#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace assay::docs {

/// Writes JSON piece by piece, with commas where they belong.
class JsonWriter {
 public:
  void open(char bracket);
  void close(char bracket);
  void key(std::string_view name);
  /// A number, a literal, or a value that is written already.
  void raw(std::string_view text);
  /// A string; bytes that are not UTF-8 become U+FFFD.
  void string(std::string_view text);
  void member(std::string_view name, std::string_view value);
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void separate();
  void escape(char c);

  std::string out_;
  bool first_ = true;
};

}  // namespace assay::docs
