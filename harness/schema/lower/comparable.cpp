#include "schema/lower/comparable.h"

#include <algorithm>

namespace assay::schema::lower {
namespace {

namespace json = boost::json;

constexpr std::size_t most_bytes = 1'000'000;
constexpr std::size_t most_bytes_with_patterns = 64'000;
constexpr std::size_t most_depth = 200;
constexpr std::size_t longest_text_with_patterns = 512;
constexpr std::size_t most_items_to_compare = 1000;
constexpr std::int64_t most_exact = 9'007'199'254'740'991;

class Walk {
 public:
  explicit Walk(const Lowered& lowered) : lowered_(lowered) {}

  [[nodiscard]] bool is_fine(const json::value& value) const {
    switch (value.kind()) {
      case json::kind::null:
      case json::kind::bool_:
        return true;
      case json::kind::double_:
        return value.get_double() <= most_exact && value.get_double() >= -most_exact;
      case json::kind::int64:
        return value.get_int64() <= most_exact && value.get_int64() >= -most_exact;
      case json::kind::uint64:
        return false;  // only what no int64 holds
      case json::kind::string:
        return is_text_fine({value.get_string().data(), value.get_string().size()});
      case json::kind::array:
        if (lowered_.compares_items && value.get_array().size() > most_items_to_compare)
          return false;
        return std::ranges::all_of(value.get_array(),
                                   [this](const json::value& item) { return is_fine(item); });
      case json::kind::object:
        return std::ranges::all_of(value.get_object(), [this](const json::key_value_pair& member) {
          return is_text_fine({member.key().data(), member.key().size()}) &&
                 is_fine(member.value());
        });
    }
    return false;
  }

 private:
  [[nodiscard]] bool is_text_fine(std::string_view text) const {
    if (!lowered_.has_patterns) return text.find('\0') == std::string_view::npos;
    return text.size() <= longest_text_with_patterns &&
           std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
  }

  const Lowered& lowered_;
};

}  // namespace

bool is_comparable(const Body& body, std::size_t body_size, const Lowered& lowered) {
  if (body_size > (lowered.has_patterns ? most_bytes_with_patterns : most_bytes) ||
      body.depth > most_depth)
    return false;
  const bool exact = std::ranges::none_of(body.irregularities, [](const Irregularity& one) {
    return one.kind == Irregularity::Kind::inexact_number;
  });
  return exact && Walk(lowered).is_fine(body.value);
}

}  // namespace assay::schema::lower
