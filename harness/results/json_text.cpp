#include "results/json_text.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "text/utf8.h"

namespace assay::results {
namespace {

/// A printable ASCII character that JSON does not escape.
bool stands_as_it_is(char c) {
  return c >= ' ' && c <= '~' && c != '"' && c != '\\';
}

}  // namespace

void JsonText::begin_value() {
  if (std::exchange(after_key_, false) || filled_.empty()) return;
  if (filled_.back()) text_ += ',';
  filled_.back() = true;
  text_ += '\n';
  text_.append(filled_.size() * 2, ' ');
}

void JsonText::open(char bracket) {
  begin_value();
  text_ += bracket;
  filled_.push_back(false);
}

void JsonText::close(char bracket) {
  const bool filled = filled_.back();
  filled_.pop_back();
  if (filled) {
    text_ += '\n';
    text_.append(filled_.size() * 2, ' ');
  }
  text_ += bracket;
}

void JsonText::key(std::string_view name) {
  begin_value();
  quote(name);
  text_ += ": ";
  after_key_ = true;
}

void JsonText::string(std::string_view value) {
  begin_value();
  quote(value);
}

void JsonText::member(std::string_view name, std::string_view value) {
  key(name);
  string(value);
}

void JsonText::member(std::string_view name, std::uint64_t value) {
  key(name);
  begin_value();
  text_ += fmt::format("{}", value);
}

void JsonText::member(std::string_view name, const std::vector<std::string>& values) {
  array(name, values, [this](const std::string& value) { string(value); });
}

void JsonText::flag(std::string_view name, bool value) {
  key(name);
  begin_value();
  text_ += value ? "true" : "false";
}

void JsonText::optional(std::string_view name, std::string_view value) {
  if (!value.empty()) member(name, value);
}

void JsonText::quote(std::string_view value) {
  text_ += '"';
  for (;;) {
    // Nearly all of it stands as it is: it is taken in stretches.
    const auto* special = std::find_if_not(value.begin(), value.end(), stands_as_it_is);
    const auto plain = static_cast<std::size_t>(special - value.begin());
    text_ += value.substr(0, plain);
    value.remove_prefix(plain);
    if (value.empty()) break;
    const auto point = text::decode_front(value);
    if (point.size == 0) {
      text_ += fmt::format("\\\\x{:02x}", static_cast<unsigned char>(value.front()));
      value.remove_prefix(1);
      continue;
    }
    if (point.value == '"' || point.value == '\\') {
      text_ += '\\';
      text_ += static_cast<char>(point.value);
    } else if (point.value == '\n') {
      text_ += "\\n";
    } else if (text::is_control(point.value)) {
      text_ += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(point.value));
    } else {
      text_ += value.substr(0, point.size);
    }
    value.remove_prefix(point.size);
  }
  text_ += '"';
}

std::string JsonText::take() {
  return std::exchange(text_, {}) + "\n";
}

}  // namespace assay::results
