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

constexpr std::string_view inexact = "it holds a number that no double holds exactly";

/// Each gives what stands in valijson's way, or nothing.
class Walk {
 public:
  explicit Walk(const Lowered& lowered) : lowered_(lowered) {}

  [[nodiscard]] std::string_view find(const json::value& value) const {
    switch (value.kind()) {
      case json::kind::null:
      case json::kind::bool_:
        return {};
      case json::kind::double_:
        return find_in_number(value.get_double());
      case json::kind::int64:
        return find_in_number(value.get_int64());
      case json::kind::uint64:
        return inexact;  // only what no int64 holds
      case json::kind::string:
        return find_in_text({value.get_string().data(), value.get_string().size()});
      case json::kind::array:
        return find_in_array(value.get_array());
      case json::kind::object:
        return find_in_object(value.get_object());
    }
    return {};
  }

 private:
  template <class Number>
  [[nodiscard]] static std::string_view find_in_number(Number number) {
    return number <= most_exact && number >= -most_exact ? std::string_view{} : inexact;
  }

  [[nodiscard]] std::string_view find_in_array(const json::array& items) const {
    if (lowered_.compares_items && items.size() > most_items_to_compare)
      return "its schema has `uniqueItems`, and an array has above 1,000 items";
    for (const auto& item : items) {
      if (const auto obstacle = find(item); !obstacle.empty()) return obstacle;
    }
    return {};
  }

  [[nodiscard]] std::string_view find_in_object(const json::object& object) const {
    for (const auto& member : object) {
      auto obstacle = find_in_text({member.key().data(), member.key().size()});
      if (obstacle.empty()) obstacle = find(member.value());
      if (!obstacle.empty()) return obstacle;
    }
    return {};
  }

  [[nodiscard]] std::string_view find_in_text(std::string_view text) const {
    if (text.find('\0') != std::string_view::npos) return "a text holds the character NUL";
    if (!lowered_.has_patterns) return {};
    if (text.size() > longest_text_with_patterns)
      return "its schema has patterns, and a text is above 512 bytes";
    const bool plain = std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
    return plain ? std::string_view{} : "its schema has patterns, and a text is not plain ASCII";
  }

  const Lowered& lowered_;
};

}  // namespace

std::string_view find_obstacle(const Body& body, std::size_t body_size, const Lowered& lowered) {
  if (body_size > most_bytes) return "it is above 1 MB";
  if (lowered.has_patterns && body_size > most_bytes_with_patterns)
    return "its schema has patterns, and it is above 64 kB";
  if (body.depth > most_depth) return "it is nested deeper than 200";
  const bool exact = std::ranges::none_of(body.irregularities, [](const Irregularity& one) {
    return one.kind == Irregularity::Kind::inexact_number;
  });
  return exact ? Walk(lowered).find(body.value) : inexact;
}

}  // namespace assay::schema::lower
