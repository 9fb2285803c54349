#include "mock/json_text.h"

#include <algorithm>

#include <boost/json/serialize.hpp>
#include <fmt/format.h>

namespace assay::mock {
namespace {

bool needs_no_escape(const boost::json::string& text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
  });
}

void append_digits(std::string& out, const fmt::format_int& digits) {
  out.append(digits.data(), digits.size());
}

}  // namespace

void append_json(std::string& out, const boost::json::value& value) {
  const auto* text = value.if_string();
  if (text != nullptr && needs_no_escape(*text)) {
    out += '"';
    out.append(text->data(), text->size());
    out += '"';
  } else if (const auto* whole = value.if_int64()) {
    append_digits(out, fmt::format_int(*whole));
  } else if (const auto* large = value.if_uint64()) {
    append_digits(out, fmt::format_int(*large));
  } else {
    out += boost::json::serialize(value);
  }
}

}  // namespace assay::mock
