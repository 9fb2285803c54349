#pragma once

#include <string_view>

namespace assay::schema::format {

// Each says whether a text, which is UTF-8, is of its format.

[[nodiscard]] bool is_date(std::string_view text);       // RFC 3339 full-date
[[nodiscard]] bool is_time(std::string_view text);       // RFC 3339 full-time
[[nodiscard]] bool is_date_time(std::string_view text);  // RFC 3339 date-time
[[nodiscard]] bool is_duration(std::string_view text);   // RFC 3339 appendix A
[[nodiscard]] bool is_ipv4(std::string_view text);       // RFC 2673 section 3.2
[[nodiscard]] bool is_ipv6(std::string_view text);       // RFC 4291 section 2.2
[[nodiscard]] bool is_hostname(
    std::string_view text);  // RFC 1123 section 2.1; A-labels of RFC 5890
[[nodiscard]] bool is_old_hostname(std::string_view text);   // the same before IDNA: any hyphens
[[nodiscard]] bool is_idn_hostname(std::string_view text);   // RFC 5890 section 2.3.2.3
[[nodiscard]] bool is_idn_domain(std::string_view text);     // the same, before it is normalised
[[nodiscard]] bool is_email(std::string_view text);          // RFC 5321 section 4.1.2
[[nodiscard]] bool is_idn_email(std::string_view text);      // RFC 6531 section 3.3
[[nodiscard]] bool is_uri(std::string_view text);            // RFC 3986 section 3
[[nodiscard]] bool is_uri_reference(std::string_view text);  // RFC 3986 section 4.1
[[nodiscard]] bool is_iri(std::string_view text);            // RFC 3987
[[nodiscard]] bool is_iri_reference(std::string_view text);  // RFC 3987
[[nodiscard]] bool is_uri_template(std::string_view text);   // RFC 6570
[[nodiscard]] bool is_json_pointer(std::string_view text);   // RFC 6901
[[nodiscard]] bool is_relative_json_pointer(
    std::string_view text);                          // draft-bhutton-relative-json-pointer-00
[[nodiscard]] bool is_uuid(std::string_view text);   // RFC 4122
[[nodiscard]] bool is_regex(std::string_view text);  // ECMA-262
[[nodiscard]] bool is_byte(std::string_view text);   // RFC 4648 section 4

}  // namespace assay::schema::format
