#include "schema/body.h"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/monotonic_resource.hpp>
#include <fmt/format.h>

#include "schema/body_handler.h"
#include "schema/irregularities.h"
#include "text/utf8.h"

namespace assay::schema {
namespace {

namespace json = boost::json;

BodyError::Kind kind_of(boost::system::error_code code) {
  if (code == json::error::too_deep) return BodyError::Kind::too_deep;
  if (code == json::error::exponent_overflow || code == json::error::string_too_large ||
      code == json::error::key_too_large || code == json::error::array_too_large ||
      code == json::error::object_too_large) {
    return BodyError::Kind::too_large;
  }
  return BodyError::Kind::syntax;
}

std::string message_of(boost::system::error_code code, const BodyLimits& limits) {
  if (code == json::error::incomplete) return "the JSON text ends before its value does";
  if (code == json::error::extra_data) return "text follows the JSON value";
  if (code == json::error::too_deep)
    return fmt::format("values are nested deeper than {}", limits.depth);
  if (code == json::error::exponent_overflow) return "the exponent of a number is beyond our limit";
  if (code == json::error::expected_hex_digit)
    return "`\\u` is not followed by four hexadecimal digits";
  if (code == json::error::illegal_leading_surrogate ||
      code == json::error::illegal_trailing_surrogate) {
    return "`\\u` escapes half of a surrogate pair";
  }
  if (kind_of(code) == BodyError::Kind::too_large)
    return "a string, an array or an object is beyond our limit";
  return "JSON has no such character here";
}

BodyError explain(std::string_view text,
                  std::size_t offset,
                  boost::system::error_code code,
                  const BodyLimits& limits) {
  const auto invalid = text::find_invalid_utf8(text);
  // The parser stops at the first byte of a sequence, or within it.
  if (invalid != std::string_view::npos && invalid <= offset + 4) {
    return {
        .kind = BodyError::Kind::encoding, .offset = invalid, .message = "the bytes are not UTF-8"};
  }
  return {.kind = kind_of(code), .offset = offset, .message = message_of(code, limits)};
}

}  // namespace

tl::expected<Body, BodyError> parse_body(std::string_view text, const BodyLimits& limits) {
  if (text.starts_with("\xEF\xBB\xBF")) {
    return tl::unexpected(BodyError{.kind = BodyError::Kind::encoding,
                                    .message = "the text starts with a byte order mark"});
  }
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return tl::unexpected(
        BodyError{.kind = BodyError::Kind::empty, .message = "there is no JSON value"});
  }
  json::parse_options options;
  options.max_depth = limits.depth;
  json::basic_parser<BodyHandler> parser(
      options, json::make_shared_resource<json::monotonic_resource>(text.size() * 2));
  boost::system::error_code code;
  const auto used = parser.write_some(false, text.data(), text.size(), code);
  if (!code && used < text.size()) code = json::error::extra_data;
  if (code) return tl::unexpected(explain(text, used, code, limits));

  auto& handler = parser.handler();
  Body body{.value = handler.release(),
            .irregularities = {},
            .depth = handler.depth(),
            .values = handler.values()};
  if (handler.is_irregular()) body.irregularities = find_irregularities(text, options.max_depth);
  return body;
}

}  // namespace assay::schema
