#include "schema/format/format.h"

#include <array>

#include "schema/format/tests.h"

namespace assay::schema::format {
namespace {

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
    Format{"int16", "a 16-bit integer", nullptr, "-32768", "32767"},
    Format{"int32", "a 32-bit integer", nullptr, "-2147483648", "2147483647"},
    Format{"int64", "a 64-bit integer", nullptr, "-9223372036854775808", "9223372036854775807"},
    Format{"int8", "an 8-bit integer", nullptr, "-128", "127"},
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
    Format{"uint16", "an unsigned 16-bit integer", nullptr, "0", "65535"},
    Format{"uint32", "an unsigned 32-bit integer", nullptr, "0", "4294967295"},
    Format{"uint64", "an unsigned 64-bit integer", nullptr, "0", "18446744073709551615"},
    Format{"uint8", "an unsigned 8-bit integer", nullptr, "0", "255"},
    Format{"uri", "a URI (RFC 3986)", is_uri},
    Format{"uri-reference", "a URI reference (RFC 3986)", is_uri_reference},
    Format{"uri-template", "a URI template (RFC 6570)", is_uri_template},
    Format{"uuid", "a UUID (RFC 4122)", is_uuid},
};

}  // namespace

const Format* find(std::string_view name) {
  for (const auto& format : formats) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

std::vector<std::string_view> names() {
  std::vector<std::string_view> all;
  for (const auto& format : formats)
    all.push_back(format.name);
  return all;
}

}  // namespace assay::schema::format
