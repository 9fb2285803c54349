#include "mock/asked.h"

#include <algorithm>

#include <fmt/format.h>

#include "generate/typed.h"
#include "http/media_type.h"
#include "http/multipart.h"
#include "schema/body.h"
#include "text/utf8.h"

namespace assay::mock {
namespace {

namespace json = boost::json;

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// `a=1; b=2` (RFC 6265 section 4.2.1).
http::Pairs read_cookies(const http::Headers& headers) {
  http::Pairs cookies;
  for (const auto& header : headers.all()) {
    if (!http::equal_ignoring_case(header.name, "Cookie")) continue;
    std::string_view rest = header.value;
    while (!rest.empty()) {
      const auto end = rest.find(';');
      const auto one = rest.substr(0, end);
      rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
      const auto equals = one.find('=');
      if (equals == std::string_view::npos) continue;
      cookies.emplace_back(trimmed(one.substr(0, equals)), trimmed(one.substr(equals + 1)));
    }
  }
  return cookies;
}

bool is_utf8(std::string_view text) {
  return text::find_invalid_utf8(text) == std::string_view::npos;
}

/// The values of one name in the query, joined by commas in `joined` where there are several.
std::optional<std::string_view> in_query(const http::Pairs& query,
                                         std::string_view name,
                                         std::string& joined) {
  const auto is_name = [&](std::string_view key) {
    return key == name ||
           (key.size() == name.size() + 2 && key.starts_with(name) && key.ends_with("[]"));
  };
  std::optional<std::string_view> text;
  for (const auto& [key, value] : query) {
    if (!is_name(key)) continue;
    if (text) joined = fmt::format("{},{}", *text, value);
    text = text ? std::string_view(joined) : std::string_view(value);
  }
  return text;
}

/// The text of a parameter that does not stand in the body. `room` is for one that has to be put
/// together.
std::optional<std::string_view> text_of(const Asked& asked,
                                        const contract::Parameter& parameter,
                                        std::string& room) {
  switch (parameter.in) {
    case contract::In::path:
      return view_of(asked.match.value(parameter.name));
    case contract::In::query:
      return in_query(asked.query, parameter.name, room);
    case contract::In::header:
      return view_of(asked.request->headers.find(parameter.name));
    case contract::In::cookie:
      return view_of(http::find(asked.cookies, parameter.name));
    case contract::In::body:
      break;
  }
  return std::nullopt;
}

bool are_utf8(const http::Pairs& pairs) {
  return std::all_of(pairs.begin(), pairs.end(), [](const auto& pair) {
    return is_utf8(pair.first) && is_utf8(pair.second);
  });
}

/// A key twice is refused: nobody knows which of the two values is meant (RFC 8259 section 4).
void read_json_body(Asked& asked) {
  auto body = schema::parse_body(asked.request->body);
  if (!body) {
    asked.body_problem = body.error().message;
    return;
  }
  for (const auto& irregularity : body->irregularities) {
    if (irregularity.kind == schema::Irregularity::Kind::duplicate_key) {
      asked.body_problem = "the key `" + irregularity.text + "` stands in it twice";
      return;
    }
  }
  asked.body = std::move(body->value);
}

void read_parts(Asked& asked, const std::string& type, const generate::Generator& generator) {
  const auto parts = http::read_multipart(type, asked.request->body);
  if (!parts) {
    asked.body_problem = parts.error().message;
    return;
  }
  http::Pairs pairs;
  for (const auto& part : *parts) {
    // The bytes of a file are no value of JSON; that they came is what counts.
    pairs.emplace_back(part.name, is_utf8(part.content) ? part.content : part.filename);
  }
  if (!are_utf8(pairs)) {
    asked.body_problem = "it is no UTF-8";
    return;
  }
  asked.body = generate::typed_form(pairs, asked.content->schema, generator.references());
}

void read_body(Asked& asked, const generate::Generator& generator) {
  const auto& request = *asked.request;
  const auto& contents = asked.operation().body;
  if (request.body.empty()) return;
  const auto* header = request.headers.find("Content-Type");
  const auto type = header == nullptr ? http::MediaType{} : http::read_media_type(*header);
  int closest = 0;
  for (const auto& content : contents) {
    const int closeness = http::closeness(content.media_type, type);
    if (closeness > closest) asked.content = &content;
    closest = std::max(closest, closeness);
  }
  if (asked.content == nullptr) {
    asked.unknown_media_type = !contents.empty();
    return;
  }
  if (http::is_json(type)) {
    read_json_body(asked);
  } else if (type.essence == "application/x-www-form-urlencoded") {
    const auto pairs = http::read_form(request.body);
    if (!pairs) {
      asked.body_problem = pairs.error().message;
    } else if (!are_utf8(*pairs)) {
      asked.body_problem = "it is no UTF-8";
    } else {
      asked.body = generate::typed_form(*pairs, asked.content->schema, generator.references());
    }
  } else if (type.essence == "multipart/form-data") {
    read_parts(asked, *header, generator);
  }
}

}  // namespace

std::vector<const json::value*> values_at(const json::value& body, std::string_view name) {
  std::vector<const json::value*> found{&body};
  while (!name.empty() && !found.empty()) {
    const auto dot = name.find('.');
    auto part = name.substr(0, dot);
    name = dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1);
    const bool each = part.ends_with("[]");
    if (each) part.remove_suffix(2);
    std::vector<const json::value*> next;
    for (const auto* value : found) {
      const auto* object = value->if_object();
      const auto* member = object == nullptr
                               ? nullptr
                               : object->if_contains(json::string_view(part.data(), part.size()));
      if (member == nullptr) continue;
      if (!each) {
        next.push_back(member);
      } else if (const auto* items = member->if_array()) {
        for (const auto& item : *items)
          next.push_back(&item);
      }
    }
    found = std::move(next);
  }
  return found;
}

namespace {

std::optional<json::value> value_of(Asked& asked,
                                    const Plan::Parameter& parameter,
                                    std::string& room) {
  const auto& documented = *parameter.documented;
  if (documented.in == contract::In::body) {
    const auto found =
        asked.body ? values_at(*asked.body, documented.name) : std::vector<const json::value*>();
    return found.empty() ? std::nullopt : std::optional<json::value>(*found.front());
  }
  const auto text = text_of(asked, documented, room);
  if (!text) return std::nullopt;
  if (is_utf8(*text)) return parameter.typing.read(*text);
  asked.garbled.push_back(documented.name);
  return std::nullopt;
}

}  // namespace

Asked read_asked(const http::Request& request,
                 std::string_view query,
                 const Plan& plan,
                 Match match,
                 const generate::Generator& generator) {
  Asked asked;
  asked.request = &request;
  asked.plan = &plan;
  asked.match = std::move(match);
  if (auto pairs = http::read_form(query)) {
    asked.query = std::move(*pairs);
  } else {
    asked.garbled.emplace_back("query");
  }
  asked.cookies = read_cookies(request.headers);
  read_body(asked, generator);
  std::string room;
  asked.values.reserve(plan.parameters.size());
  for (const auto& parameter : plan.parameters) {
    if (auto value = value_of(asked, parameter, room)) {
      if (parameter.is_namesake) {
        asked.namesakes.emplace_back(&parameter, *std::move(value));
      } else {
        asked.values.set(parameter.documented->name, *std::move(value));
      }
    }
  }
  return asked;
}

}  // namespace assay::mock
