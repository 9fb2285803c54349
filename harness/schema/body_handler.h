#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/string.hpp>
#include <boost/json/value_stack.hpp>
#include <boost/system/error_code.hpp>

namespace assay::schema {

/// What `boost::json::basic_parser` reports to while a body is parsed for the first time. It builds
/// the value, and only suspects irregularities: a suspicion costs a second, exact pass
/// (find_irregularities).
class BodyHandler {
 public:
  static constexpr std::size_t max_object_size = boost::json::object::max_size();
  static constexpr std::size_t max_array_size = boost::json::array::max_size();
  static constexpr std::size_t max_key_size = boost::json::string::max_size();
  static constexpr std::size_t max_string_size = boost::json::string::max_size();

  explicit BodyHandler(const boost::json::storage_ptr& memory) { stack_.reset(memory); }

  [[nodiscard]] boost::json::value release() { return stack_.release(); }
  [[nodiscard]] std::size_t depth() const { return deepest_; }
  [[nodiscard]] std::size_t values() const { return values_ + 1; }
  /// Whether there may be a duplicate key, or a number that its value cannot hold.
  [[nodiscard]] bool is_irregular() const { return irregular_; }

  using Code = boost::system::error_code;
  using View = boost::json::string_view;

  bool on_document_begin(Code&) { return true; }
  bool on_document_end(Code&) { return true; }
  bool on_object_begin(Code&) { return enter(); }
  bool on_object_end(std::size_t count, Code&);
  bool on_array_begin(Code&) { return enter(); }
  bool on_array_end(std::size_t count, Code&) {
    --depth_;
    values_ += count;
    stack_.push_array(count);
    return true;
  }
  bool on_key_part(View part, std::size_t, Code&) {
    key_parts_.append(part.data(), part.size());
    stack_.push_chars(part);
    return true;
  }
  bool on_key(View key, std::size_t, Code&);
  bool on_string_part(View part, std::size_t, Code&) {
    stack_.push_chars(part);
    return true;
  }
  bool on_string(View text, std::size_t, Code&) {
    stack_.push_string(text);
    return true;
  }
  bool on_number_part(View part, Code&) {
    number_parts_.append(part.data(), part.size());
    return true;
  }
  bool on_int64(std::int64_t number, View, Code&) {
    number_parts_.clear();
    stack_.push_int64(number);
    return true;
  }
  bool on_uint64(std::uint64_t number, View, Code&) {
    number_parts_.clear();
    stack_.push_uint64(number);
    return true;
  }
  bool on_double(double number, View last_part, Code&);
  bool on_bool(bool value, Code&) {
    stack_.push_bool(value);
    return true;
  }
  bool on_null(Code&) {
    stack_.push_null();
    return true;
  }
  bool on_comment_part(View, Code&) { return true; }
  bool on_comment(View, Code&) { return true; }

 private:
  bool enter() {
    deepest_ = std::max(deepest_, ++depth_);
    return true;
  }
  [[nodiscard]] bool has_equal_hashes(std::size_t count) const;

  boost::json::value_stack stack_;
  std::vector<std::uint32_t> hashes_;  // of the keys of all open objects, the innermost last
  std::string key_parts_;
  std::string number_parts_;
  std::size_t depth_ = 0;
  std::size_t deepest_ = 0;
  std::size_t values_ = 0;  // within others
  bool irregular_ = false;
};

}  // namespace assay::schema
