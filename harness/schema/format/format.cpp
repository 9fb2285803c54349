#include "schema/format/format.h"

#include <algorithm>
#include <array>
#include <limits>

#include "schema/format/tests.h"

namespace assay::schema::format {
namespace {

template <class Number>
constexpr Format integer(std::string_view name, std::string_view noun) {
  using Limits = std::numeric_limits<Number>;
  return {.name = name, .noun = noun, .least = Limits::min(), .most = Limits::max()};
}

// Sorted by name. JSON Schema validation 2020-12 section 7.3, and the OpenAPI format registry.
constexpr std::array formats = {
    Format{"binary", "any bytes"},
    Format{"byte", "a base64 text (RFC 4648)", is_byte},
    Format{"date", "a date (RFC 3339)", is_date},
    Format{"date-time", "a date-time (RFC 3339)", is_date_time},
    Format{"decimal", "a decimal number"},
    Format{"double", "a double"},
    Format{"duration", "a duration (RFC 3339)", is_duration},
    Format{"email", "an email address (RFC 5321)", is_email},
    Format{"float", "a float"},
    Format{"hostname", "a host name (RFC 1123)", is_hostname},
    Format{"html", "a text in HTML"},
    Format{"http-date", "an HTTP date"},
    Format{"idn-email", "an email address (RFC 6531)", is_idn_email},
    Format{"idn-hostname", "a host name (RFC 5890)", is_idn_hostname},
    integer<std::int16_t>("int16", "a 16-bit integer"),
    integer<std::int32_t>("int32", "a 32-bit integer"),
    integer<std::int64_t>("int64", "a 64-bit integer"),
    integer<std::int8_t>("int8", "an 8-bit integer"),
    Format{"ipv4", "an IPv4 address", is_ipv4},
    Format{"ipv6", "an IPv6 address", is_ipv6},
    Format{"iri", "an IRI (RFC 3987)", is_iri},
    Format{"iri-reference", "an IRI reference (RFC 3987)", is_iri_reference},
    Format{"json-pointer", "a JSON Pointer (RFC 6901)", is_json_pointer},
    Format{"media-range", "a media range"},
    Format{"password", "a password"},
    Format{"regex", "a regular expression (ECMA-262)", is_regex},
    Format{"relative-json-pointer", "a relative JSON Pointer", is_relative_json_pointer},
    Format{"time", "a time (RFC 3339)", is_time},
    integer<std::uint16_t>("uint16", "an unsigned 16-bit integer"),
    integer<std::uint32_t>("uint32", "an unsigned 32-bit integer"),
    integer<std::uint64_t>("uint64", "an unsigned 64-bit integer"),
    integer<std::uint8_t>("uint8", "an unsigned 8-bit integer"),
    Format{"uri", "a URI (RFC 3986)", is_uri},
    Format{"uri-reference", "a URI reference (RFC 3986)", is_uri_reference},
    Format{"uri-template", "a URI template (RFC 6570)", is_uri_template},
    Format{"uuid", "a UUID (RFC 4122)", is_uuid},
};

static_assert(std::ranges::is_sorted(formats, {}, &Format::name));

}  // namespace

const Format* find(std::string_view name) {
  const auto found = std::ranges::lower_bound(formats, name, {}, &Format::name);
  return found == formats.end() || found->name != name ? nullptr : &*found;
}

std::vector<std::string_view> names() {
  std::vector<std::string_view> all;
  for (const auto& format : formats)
    all.push_back(format.name);
  return all;
}

}  // namespace assay::schema::format
