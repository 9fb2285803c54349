#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "cases/reader.h"
#include "cases/syntax.h"

namespace assay::cases {
namespace {

using tree::Kind;
using tree::Member;
using Field = tree::Field<RequestSpec, Reader>;

constexpr std::size_t file_limit = std::size_t{64} << 20;

std::string upper_case(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return result;
}

void read_method(const Member& member, RequestSpec& into, Reader& reader) {
  const auto written = reader.text(member);
  if (!written) return;
  const auto upper = upper_case(*written);
  if (!is_token(*written)) {
    reader.error("bad-method",
                 member.value.span,
                 fmt::format("`{}` is no method: it has other characters than a token",
                             text::printable(*written)));
  } else if (*written != upper) {
    reader.error("bad-method",
                 member.value.span,
                 fmt::format("`{}` is no method: methods are compared with their case", *written),
                 fmt::format("write `{}`", upper));
  } else {
    into.method = *written;
  }
}

/// A path or a URL as it goes on the wire, `${…}` aside.
bool is_encoded(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= 0x20 || byte >= 0x7f || c == '#' || c == '"' || c == '<' || c == '>' ||
           c == '\\';
  });
}

std::optional<Template> read_location(const Member& member, const Reader& reader) {
  if (!reader.text(member)) return std::nullopt;
  if (is_encoded(member.value.scalar)) return member.value;
  reader.error("bad-path",
               member.value.span,
               fmt::format("`{}` has a character that no {} holds",
                           text::printable(member.value.scalar),
                           member.key),
               "percent-encode it, as `%20` for a blank");
  return std::nullopt;
}

void read_path(const Member& member, RequestSpec& into, Reader& reader) {
  const auto location = read_location(member, reader);
  if (!location) return;
  if (!location->scalar.starts_with('/')) {
    reader.error("bad-path",
                 member.value.span,
                 fmt::format("the path `{}` does not start with `/`", location->scalar),
                 location->scalar.find("://") != std::string_view::npos
                     ? "use `url:` for an absolute one"
                     : "");
    return;
  }
  into.path = *location;
}

void read_url(const Member& member, RequestSpec& into, Reader& reader) {
  const auto location = read_location(member, reader);
  if (!location) return;
  const auto url = location->scalar;
  if (!url.starts_with("http://") && !url.starts_with("https://") && !url.starts_with("${")) {
    reader.error("bad-path",
                 member.value.span,
                 fmt::format("the url `{}` starts with neither `http://` nor `https://`", url),
                 "use `path:` for one that is put behind the target's");
    return;
  }
  into.url = *location;
}

void set_body(RequestSpec::Body kind,
              const Member& member,
              RequestSpec& into,
              const Reader& reader) {
  if (into.body_kind != RequestSpec::Body::none) {
    reader.error("two-bodies",
                 member.key_span,
                 fmt::format("`{}` is a second body of this request", member.key),
                 "keep one of `json`, `form`, `multipart`, `text`, `file`");
    return;
  }
  into.body_kind = kind;
  into.body = member.value;
}

void read_file_body(const Member& member, RequestSpec& into, Reader& reader) {
  const auto written = reader.text(member);
  if (!written) return;
  auto content = reader.load(*written, member.value.span, file_limit);
  if (!content) return;
  set_body(RequestSpec::Body::file, member, into, reader);
  into.body.scalar = reader.sources.intern(std::move(*content));
  into.file = base::join_path(reader.folder, *written);
}

constexpr std::array<tree::Field<Part, Reader>, 4> part_fields{{
    {"file",
     [](const Member& member, Part& into, Reader& reader) {
       const auto written = reader.text(member);
       if (!written) return;
       auto content = reader.load(*written, member.value.span, file_limit);
       if (!content) return;
       into.value = member.value;
       into.value.scalar = reader.sources.intern(std::move(*content));
       into.file = base::join_path(reader.folder, *written);
       if (into.filename.empty()) into.filename = written->substr(written->rfind('/') + 1);
     }},
    {"filename",
     [](const Member& member, Part& into, Reader& reader) {
       into.filename = reader.text(member).value_or(into.filename);
     }},
    {"text", [](const Member& member, Part& into, Reader&) { into.value = member.value; }},
    {"type",
     [](const Member& member, Part& into, Reader& reader) {
       into.type = reader.text(member).value_or(into.type);
     }},
}};

void read_multipart(const Member& member, RequestSpec& into, Reader& reader) {
  set_body(RequestSpec::Body::multipart, member, into, reader);
  for (const auto& field : reader.named(member)) {
    Part part{
        .name = field.name, .value = field.value, .filename = {}, .type = {}, .span = field.span};
    if (field.value.is(Kind::mapping)) {
      part.value = {};
      tree::read_form(field.value, field.span, "part", part_fields, part, reader);
    }
    const auto lines = part.name + part.filename + part.type;
    if (!is_header_value(lines) || lines.find('"') != std::string::npos) {
      reader.error("bad-part",
                   field.span,
                   fmt::format("the part `{}` has a quote or a control character in its name, "
                               "file name or type",
                               text::printable(part.name)));
    }
    into.parts.push_back(std::move(part));
  }
}

constexpr std::array<Field, 16> request_fields{{
    {"auth",
     [](const Member& member, RequestSpec& into, Reader& reader) {
       into.auth = reader.text(member).value_or("");
       into.auth_span = member.value.span;
     }},
    {"cookies",
     [](const Member& member, RequestSpec& into, Reader& reader) {
       into.cookies = reader.named(member);
     }},
    {"file", read_file_body},
    {"form",
     [](const Member& member, RequestSpec& into, Reader& reader) {
       if (reader.mapping(member) != nullptr)
         set_body(RequestSpec::Body::form, member, into, reader);
     }},
    {"headers",
     [](const Member& member, RequestSpec& into, Reader& reader) {
       into.headers = read_headers(member, reader);
     }},
    {"json",
     [](const Member& member, RequestSpec& into, Reader& reader) {
       set_body(RequestSpec::Body::json, member, into, reader);
     }},
    {"method", read_method},
    {"multipart", read_multipart},
    {"omit",
     [](const Member& member, RequestSpec& into, Reader& reader) {
       into.omit = reader.texts(member);
     }},
    {"operation",
     [](const Member& member, RequestSpec& into, Reader& reader) {
       into.operation = reader.text(member).value_or("");
       into.operation_span = member.value.span;
     }},
    {"path", read_path},
    {"query",
     [](const Member& member, RequestSpec& into, Reader& reader) {
       into.query = reader.named(member);
     }},
    {"server",
     [](const Member& member, RequestSpec& into, Reader& reader) {
       into.server = reader.text(member).value_or("");
       into.server_span = member.value.span;
     }},
    {"text",
     [](const Member& member, RequestSpec& into, Reader& reader) {
       if (reader.text(member)) set_body(RequestSpec::Body::text, member, into, reader);
     }},
    {"url", read_url},
    {"with",
     [](const Member& member, RequestSpec& into, Reader& reader) {
       into.with = reader.named(member);
     }},
}};

/// By operation or raw, never half of each.
void check_kind(const tree::Node& node, text::Span at, const Reader& reader) {
  const auto has = [&](std::string_view key) { return node.find(key) != nullptr; };
  const auto clash =
      [&](std::string_view key, const std::string& message, const std::string& advice) {
        for (const auto& member : node.members) {
          if (member.key == key) reader.error("request-kind", member.key_span, message, advice);
        }
      };
  if (has("operation")) {
    for (const auto key : {"method", "path", "url"}) {
      if (has(key))
        clash(key,
              fmt::format("`{}` stands beside `operation`, which gives it", key),
              "remove one of them");
    }
    return;
  }
  for (const auto key : {"with", "omit", "server"}) {
    if (has(key))
      clash(key, fmt::format("`{}` needs an `operation`", key), "name the contract's operation");
  }
  if (has("path") && has("url")) clash("url", "`url` stands beside `path`", "remove one of them");
  if (!has("path") && !has("url")) {
    reader.error("request-kind",
                 at,
                 "this request has neither `operation` nor `path` nor `url`",
                 "name the contract's operation, or write `method` and `path`");
  } else if (!has("method")) {
    reader.missing_key(at, "raw request", "method");
  }
}

}  // namespace

std::vector<Named> read_headers(const tree::Member& member, const Reader& reader) {
  std::vector<Named> headers;
  for (auto& header : reader.named(member)) {
    if (!is_token(header.name)) {
      reader.error("bad-header-name",
                   header.span,
                   fmt::format("`{}` is no header name: it has other characters than a token",
                               text::printable(header.name)));
    } else if (!is_header_value(header.value.scalar)) {
      reader.error("bad-header-value",
                   header.value.span,
                   fmt::format("the value of `{}` has a line break or another control character",
                               header.name));
    } else {
      headers.push_back(std::move(header));
    }
  }
  return headers;
}

RequestSpec read_request(const tree::Node& node, text::Span at, Reader& reader) {
  RequestSpec request;
  request.span = at;
  const bool known = tree::read_form(node, at, "request", request_fields, request, reader);
  if (known) check_kind(node, at, reader);
  return request;
}

std::vector<tree::FormKeys> request_forms() {
  return {tree::keys_of("request", request_fields), tree::keys_of("part", part_fields)};
}

}  // namespace assay::cases
