#include <fmt/format.h>

#include "schema/keyword/files.h"
#include "text/utf8.h"

namespace assay::schema::keyword {
namespace {

std::string characters(std::uint64_t count) {
  return fmt::format("{} character{}", count, count == 1 ? "" : "s");
}

/// JSON Schema validation 2020-12 section 6.3: a length counts the characters of RFC 8259, which
/// are code points.
struct Length {
  std::uint64_t limit;
  bool is_least;

  bool operator()(const Visit& visit) const {
    const auto& text = visit.value.get_string();
    // A code point has one to four bytes, so most lengths need no counting.
    if (is_least ? text.size() / 4 >= limit : text.size() <= limit) return true;
    if (is_least ? text.size() < limit : text.size() / 4 > limit) return false;
    const auto count = text::count_code_points({text.data(), text.size()});
    return is_least ? count >= limit : count <= limit;
  }
};

}  // namespace

void compile_length(Builder& builder) {
  if (const auto limit = builder.find_count("minLength")) {
    builder.check(Group::strings,
                  builder.clause("minLength", "a string of at least " + characters(*limit)),
                  Length{*limit, true});
  }
  if (const auto limit = builder.find_count("maxLength")) {
    builder.check(Group::strings,
                  builder.clause("maxLength", "a string of at most " + characters(*limit)),
                  Length{*limit, false});
  }
}

}  // namespace assay::schema::keyword
