#include <algorithm>
#include <functional>
#include <map>

#include <fmt/format.h>

#include "generate/pattern.h"
#include "generate/scalar.h"

namespace assay::generate {
namespace {

std::string letters(base::Random& random,
                    std::int64_t count,
                    std::string_view from = "abcdefghijklmnopqrstuvwxyz") {
  std::string text;
  for (std::int64_t i = 0; i < count; ++i) {
    text += from[static_cast<std::size_t>(
        random.between(0, static_cast<std::int64_t>(from.size()) - 1))];
  }
  return text;
}

std::string date(base::Random& random) {
  return fmt::format("2024-{:02}-{:02}", random.between(1, 12), random.between(1, 28));
}

std::string time(base::Random& random) {
  return fmt::format(
      "{:02}:{:02}:{:02}Z", random.between(0, 23), random.between(0, 59), random.between(0, 59));
}

std::string uuid(base::Random& random) {
  constexpr std::string_view hex = "0123456789abcdef";
  return fmt::format("{}-{}-4{}-{}{}-{}",
                     letters(random, 8, hex),
                     letters(random, 4, hex),
                     letters(random, 3, hex),
                     letters(random, 1, "89ab"),
                     letters(random, 3, hex),
                     letters(random, 12, hex));
}

using Maker = std::function<std::string(base::Random&)>;

/// Host names and addresses are of the ranges kept for documentation (RFC 2606, RFC 5737, RFC
/// 3849).
const std::map<std::string_view, Maker>& makers() {
  static const std::map<std::string_view, Maker> table = {
      {"byte", [](base::Random&) { return std::string("YXNzYXk="); }},
      {"date", date},
      {"date-time", [](base::Random& random) { return date(random) + "T" + time(random); }},
      {"duration",
       [](base::Random& random) { return fmt::format("PT{}M", random.between(1, 59)); }},
      {"email", [](base::Random& random) { return letters(random, 6) + "@example.com"; }},
      {"hostname", [](base::Random& random) { return letters(random, 6) + ".example.com"; }},
      {"idn-email", [](base::Random& random) { return letters(random, 6) + "@example.com"; }},
      {"idn-hostname", [](base::Random& random) { return letters(random, 6) + ".example.com"; }},
      {"ipv4",
       [](base::Random& random) { return fmt::format("192.0.2.{}", random.between(1, 254)); }},
      {"ipv6",
       [](base::Random& random) {
         return fmt::format("2001:db8::{:x}", random.between(1, 0xffff));
       }},
      {"iri", [](base::Random& random) { return "https://example.com/" + letters(random, 6); }},
      {"iri-reference", [](base::Random& random) { return "/" + letters(random, 6); }},
      {"json-pointer", [](base::Random& random) { return "/" + letters(random, 6); }},
      {"regex", [](base::Random& random) { return "^" + letters(random, 6) + "$"; }},
      {"relative-json-pointer", [](base::Random& random) { return "1/" + letters(random, 6); }},
      {"time", time},
      {"uri", [](base::Random& random) { return "https://example.com/" + letters(random, 6); }},
      {"uri-reference", [](base::Random& random) { return "/" + letters(random, 6); }},
      {"uri-template", [](base::Random& random) { return "/" + letters(random, 6) + "/{id}"; }},
      {"uuid", uuid},
  };
  return table;
}

}  // namespace

std::optional<std::string> text_for_format(std::string_view format, base::Random& random) {
  const auto found = makers().find(format);
  if (found == makers().end()) return std::nullopt;
  return found->second(random);
}

std::string make_text(const Applied& applied, base::Random& random) {
  for (const auto* pattern : applied.all("pattern")) {
    if (auto text = text_for_pattern(pattern->scalar, random)) return *text;
  }
  for (const auto* format : applied.all("format")) {
    if (auto text = text_for_format(format->scalar, random)) return *text;
  }
  constexpr double longest =
      1'000'000;  // a page that asks for more gets a text that is too short, and hears so
  const auto least =
      static_cast<std::int64_t>(std::min(longest, applied.greatest("minLength").value_or(0)));
  const auto most =
      static_cast<std::int64_t>(std::min(longest, applied.least("maxLength").value_or(longest)));
  return letters(random, std::clamp<std::int64_t>(8, least, std::max(least, most)));
}

}  // namespace assay::generate
