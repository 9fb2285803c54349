#include "http/message.h"

#include <algorithm>

namespace assay::http {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

bool detail::has_same_letters(std::string_view left, std::string_view right) {
  // Nearly all are written as the standards have them.
  return left == right || std::equal(left.begin(), left.end(), right.begin(), [](char a, char b) {
           return lower(a) == lower(b);
         });
}

void Headers::set(std::string_view name, std::string value) {
  remove(name);
  fields_.push_back({std::string(name), std::move(value)});
}

void Headers::remove(std::string_view name) {
  std::erase_if(fields_,
                [&](const Header& field) { return equal_ignoring_case(field.name, name); });
}

const std::string* Headers::find(std::string_view name) const {
  const auto found = std::find_if(fields_.begin(), fields_.end(), [&](const Header& field) {
    return equal_ignoring_case(field.name, name);
  });
  return found == fields_.end() ? nullptr : &found->value;
}

std::size_t Headers::count(std::string_view name) const {
  return static_cast<std::size_t>(
      std::count_if(fields_.begin(), fields_.end(), [&](const Header& field) {
        return equal_ignoring_case(field.name, name);
      }));
}

std::string_view name_of(Failure failure) {
  switch (failure) {
    case Failure::resolve:
      return "resolve";
    case Failure::refused:
      return "refused";
    case Failure::unreachable:
      return "unreachable";
    case Failure::connect_timeout:
      return "connect-timeout";
    case Failure::tls:
      return "tls";
    case Failure::reset:
      return "reset";
    case Failure::empty_reply:
      return "empty-reply";
    case Failure::truncated:
      return "truncated";
    case Failure::first_byte_timeout:
      return "first-byte-timeout";
    case Failure::timeout:
      return "timeout";
    case Failure::framing:
      return "framing";
    case Failure::protocol:
      return "protocol";
    case Failure::encoding:
      return "encoding";
    case Failure::header_limit:
      return "header-limit";
    case Failure::body_limit:
      return "body-limit";
  }
  return "unknown";
}

Blame blame_of(Failure failure) {
  switch (failure) {
    case Failure::resolve:
    case Failure::refused:
    case Failure::unreachable:
    case Failure::connect_timeout:
    case Failure::tls:
      return Blame::not_connected;
    case Failure::header_limit:
    case Failure::body_limit:
      return Blame::own_limit;
    case Failure::reset:
    case Failure::empty_reply:
    case Failure::truncated:
    case Failure::first_byte_timeout:
    case Failure::timeout:
    case Failure::framing:
    case Failure::protocol:
    case Failure::encoding:
      return Blame::endpoint;
  }
  return Blame::endpoint;
}

}  // namespace assay::http
