#include "mock/json_text.h"

#include <boost/json/serialize.hpp>
#include <fmt/format.h>

namespace assay::mock {
namespace {

/// Looks at all bytes, sixteen at a time, instead of stopping at the first that needs one.
bool needs_no_escape(std::string_view text) {
  unsigned char needs = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    needs |= static_cast<unsigned char>((byte < 0x20) | (byte == '"') | (byte == '\\'));
  }
  return needs == 0;
}

void append_digits(std::string& out, const fmt::format_int& digits) {
  out.append(digits.data(), digits.size());
}

}  // namespace

void append_json(std::string& out, const boost::json::value& value) {
  if (const auto* text = value.if_string()) {
    append_json(out, std::string_view(*text));
  } else if (const auto* whole = value.if_int64()) {
    append_digits(out, fmt::format_int(*whole));
  } else if (const auto* large = value.if_uint64()) {
    append_digits(out, fmt::format_int(*large));
  } else {
    out += boost::json::serialize(value);
  }
}

void append_json(std::string& out, std::string_view text) {
  if (needs_no_escape(text)) {
    out += '"';
    out += text;
    out += '"';
  } else {
    out += boost::json::serialize(boost::json::string_view(text.data(), text.size()));
  }
}

}  // namespace assay::mock
