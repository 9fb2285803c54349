#include "schema/output.h"

#include <boost/json/array.hpp>
#include <fmt/format.h>

namespace assay::schema {
namespace {

namespace json = boost::json;

/// A keyword location is a JSON Pointer as it is written; in the fragment of a URI some of its
/// characters must be encoded (RFC 6901 section 6, RFC 3986 section 3.5).
std::string encode_fragment(std::string_view location) {
  constexpr std::string_view plain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?";
  const auto hash = std::min(location.find('#'), location.size());
  std::string uri(location.substr(0, hash));
  if (hash == location.size()) return uri;
  uri += '#';
  for (const char c : location.substr(hash + 1)) {
    if (plain.find(c) != std::string_view::npos) {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return uri;
}

json::object unit(const Violation& violation) {
  return {{"valid", false},
          {"keywordLocation", violation.keyword_location},
          {"absoluteKeywordLocation", encode_fragment(violation.schema_location)},
          {"instanceLocation", violation.instance.to_string()},
          {"error", sentence(violation)}};
}

}  // namespace

std::string sentence(const Violation& violation) {
  if (!violation.missing.empty()) {
    return fmt::format(
        "expected `{}` to be {}, found it absent", violation.missing, violation.expected);
  }
  std::string_view subject;  // where what is expected is told of the whole by one of its parts
  if (violation.expected == "absent") subject = "it to be ";
  if (violation.expected.starts_with("without"))
    subject = violation.keyword.ends_with("Properties") ? "an object " : "an array ";
  return fmt::format("expected {}{}, found {}", subject, violation.expected, violation.actual);
}

bool is_advice(const Violation& violation) {
  return violation.keyword == "readOnly" || violation.keyword == "writeOnly";
}

json::object basic_output(const Outcome& outcome) {
  if (outcome.validity == Validity::indeterminate) return basic_output(outcome.why_indeterminate);
  const bool valid = outcome.validity == Validity::valid;
  json::object output = {{"valid", valid}, {"keywordLocation", ""}, {"instanceLocation", ""}};
  if (valid) return output;
  json::array errors;
  for (const auto& violation : outcome.violations) {
    if (!is_advice(violation)) errors.push_back(unit(violation));
  }
  output["errors"] = std::move(errors);
  return output;
}

json::object basic_output(const std::string& why_not_judged) {
  return {{"valid", false},
          {"keywordLocation", ""},
          {"instanceLocation", ""},
          {"error", "not judged: " + why_not_judged}};
}

}  // namespace assay::schema
