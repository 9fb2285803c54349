#include "cases/capture.h"

#include <fmt/format.h>

#include "cases/matcher.h"
#include "cases/text_matcher.h"

namespace assay::cases {
namespace {

using boost::json::value;

std::optional<value> from_json(const Capture& capture, const value* body) {
  if (body == nullptr) return std::nullopt;
  const auto places = select(*body, capture.what);
  if (places.size() != 1 || places[0].value == nullptr) return std::nullopt;
  return *places[0].value;
}

std::optional<value> from_header(const Capture& capture, const http::Response& response) {
  const auto* found = response.headers.find(capture.what);
  if (found == nullptr) return std::nullopt;
  return value(boost::json::string(*found));
}

/// RFC 6265 section 5.2: name and value of a Set-Cookie field end at the first `;`.
std::optional<value> from_cookie(const Capture& capture, const http::Response& response) {
  for (const auto& header : response.headers.all()) {
    if (!http::equal_ignoring_case(header.name, "Set-Cookie")) continue;
    const auto pair = std::string_view(header.value).substr(0, header.value.find(';'));
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos || pair.substr(0, equals) != capture.what) continue;
    return value(boost::json::string(pair.substr(equals + 1)));
  }
  return std::nullopt;
}

/// The word that the case uses for the place.
std::string place_of(const Capture& capture) {
  switch (capture.from) {
    case Capture::From::json:
      return fmt::format("`{}` of the body", capture.what);
    case Capture::From::header:
      return fmt::format("the header `{}`", capture.what);
    case Capture::From::cookie:
      return fmt::format("the cookie `{}`", capture.what);
    case Capture::From::matches:
      break;
  }
  return fmt::format("the pattern `{}`", capture.what);
}

std::optional<value> from_text(const Capture& capture,
                               const http::Response& response,
                               text::Diagnostics& out) {
  auto found = capture_pattern(capture.what, response.body);
  if (!found) {
    out.error(found.error().code, capture.span, found.error().message, found.error().advice);
    return std::nullopt;
  }
  if (!*found) return std::nullopt;
  return value(boost::json::string(**found));
}

std::optional<value> read_capture(const Capture& capture,
                                  const http::Response& response,
                                  const value* body,
                                  text::Diagnostics& out) {
  switch (capture.from) {
    case Capture::From::json:
      return from_json(capture, body);
    case Capture::From::header:
      return from_header(capture, response);
    case Capture::From::cookie:
      return from_cookie(capture, response);
    case Capture::From::matches:
      break;
  }
  return from_text(capture, response, out);
}

}  // namespace

void read_captures(const Step& step,
                   const http::Response& response,
                   const value* body,
                   Variables& into,
                   text::Diagnostics& out) {
  for (const auto& capture : step.captures) {
    const auto before = out.items().size();
    auto found = read_capture(capture, response, body, out);
    if (found) {
      into.insert_or_assign(capture.name, Variable{.value = std::move(*found), .trusted = true});
    } else if (out.items().size() == before) {
      out.error("cases.capture-empty",
                capture.span,
                fmt::format(
                    "`{}` has no value: {} is not in the answer", capture.name, place_of(capture)));
    }
  }
}

}  // namespace assay::cases
