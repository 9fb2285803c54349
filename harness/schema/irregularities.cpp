#include "schema/irregularities.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <utility>

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/string.hpp>

#include "schema/written_number.h"

namespace assay::schema {
namespace {

namespace json = boost::json;

/// Follows the path of every value, which the first pass has no time for.
class Inspector {
 public:
  static constexpr std::size_t max_object_size = json::object::max_size();
  static constexpr std::size_t max_array_size = json::array::max_size();
  static constexpr std::size_t max_key_size = json::string::max_size();
  static constexpr std::size_t max_string_size = json::string::max_size();

  using Code = boost::system::error_code;
  using View = json::string_view;

  std::vector<Irregularity> found;

  bool on_document_begin(Code&) { return true; }
  bool on_document_end(Code&) { return true; }
  bool on_object_begin(Code&) { return open(false); }
  bool on_object_end(std::size_t, Code&) { return close(); }
  bool on_array_begin(Code&) { return open(true); }
  bool on_array_end(std::size_t, Code&) { return close(); }
  bool on_key_part(View part, std::size_t, Code&) { return keep(part); }
  bool on_key(View last, std::size_t, Code&) {
    keep(last);
    name(std::exchange(parts_, {}));
    return true;
  }
  bool on_string_part(View, std::size_t, Code&) { return true; }
  bool on_string(View, std::size_t, Code&) { return next(); }
  bool on_number_part(View part, Code&) { return keep(part); }
  bool on_int64(std::int64_t, View, Code&) { return skip_number(); }
  bool on_uint64(std::uint64_t, View, Code&) { return skip_number(); }
  bool on_double(double number, View last, Code&) {
    keep(last);
    auto text = std::exchange(parts_, {});
    if (!read_written(text, number).exact) {
      found.push_back(
          {.kind = Irregularity::Kind::inexact_number, .at = here(), .text = std::move(text)});
    }
    return next();
  }
  bool on_bool(bool, Code&) { return next(); }
  bool on_null(Code&) { return next(); }
  bool on_comment_part(View, Code&) { return true; }
  bool on_comment(View, Code&) { return true; }

 private:
  struct Level {
    bool array = false;
    std::size_t index = 0;
    std::string key;
    std::set<std::string, std::less<>> keys;
  };

  bool keep(View part) {
    parts_.append(part.data(), part.size());
    return true;
  }
  bool open(bool array) {
    levels_.push_back({.array = array, .index = 0, .key = {}, .keys = {}});
    return true;
  }
  bool close() {
    levels_.pop_back();
    return next();
  }
  bool next() {
    if (!levels_.empty()) ++levels_.back().index;
    return true;
  }
  bool skip_number() {
    parts_.clear();
    return next();
  }

  void name(std::string key) {
    auto& level = levels_.back();
    level.key = key;
    if (level.keys.insert(key).second) return;
    const auto at = here();
    // What stood below the value that this one replaces is gone.
    std::erase_if(found, [&at](const Irregularity& one) {
      return one.at.tokens.size() >
                 at.tokens.size() - (one.kind == Irregularity::Kind::inexact_number ? 1 : 0) &&
             std::equal(at.tokens.begin(), at.tokens.end(), one.at.tokens.begin());
    });
    found.push_back({.kind = Irregularity::Kind::duplicate_key, .at = at, .text = std::move(key)});
  }

  [[nodiscard]] tree::Pointer here() const {
    tree::Pointer pointer;
    for (const auto& level : levels_)
      pointer.tokens.push_back(level.array ? std::to_string(level.index) : level.key);
    return pointer;
  }

  std::vector<Level> levels_;
  std::string parts_;
};

}  // namespace

std::vector<Irregularity> find_irregularities(std::string_view text, std::size_t depth) {
  json::parse_options options;
  options.max_depth = depth;
  json::basic_parser<Inspector> parser(options);
  boost::system::error_code code;
  parser.write_some(false, text.data(), text.size(), code);
  return std::move(parser.handler().found);
}

}  // namespace assay::schema
