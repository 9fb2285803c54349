#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include "schema/run.h"
#include "text/utf8.h"

namespace assay::schema {
namespace {

constexpr std::size_t most_points = 60;

std::string_view cut(std::string_view text) {
  std::size_t at = 0;
  for (std::size_t points = 0; at < text.size() && points < most_points; ++points) {
    at += std::max<std::size_t>(1, text::decode_front(text.substr(at)).size);
  }
  return text.substr(0, at);
}

std::string count(std::size_t number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", number, number == 1 ? one : many);
}

}  // namespace

std::string describe(const boost::json::value& value) {
  switch (value.kind()) {
    case boost::json::kind::null:
      return "null";
    case boost::json::kind::bool_:
      return value.get_bool() ? "`true`" : "`false`";
    case boost::json::kind::int64:
    case boost::json::kind::uint64:
      return fmt::format("the number `{}`", boost::json::serialize(value));
    case boost::json::kind::double_:
      return fmt::format("the number `{}`", value.get_double());
    case boost::json::kind::string: {
      const std::string_view whole(value.get_string().data(), value.get_string().size());
      if (whole.empty()) return "an empty string";
      const auto shown = cut(whole);
      if (shown.size() == whole.size()) return fmt::format("the string `{}`", whole);
      return fmt::format(
          "the string `{}…` of {} characters", shown, text::count_code_points(whole));
    }
    case boost::json::kind::array:
      return value.get_array().empty()
                 ? "an empty array"
                 : "an array of " + count(value.get_array().size(), "item", "items");
    case boost::json::kind::object:
      return value.get_object().empty()
                 ? "an empty object"
                 : "an object of " + count(value.get_object().size(), "member", "members");
  }
  return {};
}

}  // namespace assay::schema
