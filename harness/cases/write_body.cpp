#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include "base/hash.h"
#include "cases/drafting.h"
#include "http/media_type.h"

namespace assay::cases {
namespace {

constexpr std::string_view form_type = "application/x-www-form-urlencoded";

void set_type(Draft& draft, std::string type) {
  auto& headers = draft.built.request.headers;
  if (headers.find("Content-Type") == nullptr) headers.set("Content-Type", std::move(type));
}

http::Pairs pairs_of(const boost::json::value& fields) {
  http::Pairs pairs;
  const auto* object = fields.if_object();
  if (object == nullptr) return pairs;
  for (const auto& field : *object) {
    for (auto& text : texts_of(field.value()))
      pairs.emplace_back(std::string(field.key()), std::move(text));
  }
  return pairs;
}

/// RFC 7578; the boundary is one that no part holds.
std::string write_parts(const std::vector<Part>& parts,
                        const std::vector<std::string>& values,
                        std::string& boundary) {
  std::string all;
  for (const auto& value : values)
    all += value;
  boundary = "assay-" + base::sha256(all).substr(0, 24);
  while (all.find(boundary) != std::string::npos)
    boundary += 'x';
  std::string body;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto& part = parts[i];
    body += fmt::format("--{}\r\nContent-Disposition: form-data; name=\"{}\"", boundary, part.name);
    if (!part.filename.empty()) body += fmt::format("; filename=\"{}\"", part.filename);
    if (!part.type.empty()) body += fmt::format("\r\nContent-Type: {}", part.type);
    body += fmt::format("\r\n\r\n{}\r\n", values[i]);
  }
  return body + fmt::format("--{}--\r\n", boundary);
}

void write_multipart(Draft& draft) {
  std::vector<std::string> values;
  for (const auto& part : draft.spec.parts) {
    if (!part.filename.empty()) {
      values.emplace_back(part.value.scalar);
      continue;
    }
    const auto value = substitute(part.value, draft.scope, draft.out);
    values.push_back(value ? to_text(value->value) : "");
    if (value && value->secret) draft.keep_secret(values.back());
  }
  std::string boundary;
  draft.built.request.body = write_parts(draft.spec.parts, values, boundary);
  set_type(draft, "multipart/form-data; boundary=" + boundary);
}

/// Whether the case says that its form goes in parts: it cannot know their boundary.
bool wants_parts(const Draft& draft) {
  const auto* said = draft.built.request.headers.find("Content-Type");
  return draft.spec.body_kind == RequestSpec::Body::form && said != nullptr &&
         http::read_media_type(*said).essence == "multipart/form-data" &&
         said->find("boundary=") == std::string::npos;
}

/// The JSON value that parameters and credentials made, in the contract's media type.
void write_value(Draft& draft) {
  if (wants_parts(draft)) {
    draft.media_type = "multipart/form-data";
    draft.built.request.headers.remove("Content-Type");
  }
  const auto type = http::read_media_type(draft.media_type);
  auto& body = draft.built.request.body;
  if (type.essence == form_type) {
    body = http::write_form(pairs_of(draft.body));
  } else if (type.essence == "multipart/form-data") {
    std::vector<Part> parts;
    std::vector<std::string> values;
    for (auto& [name, value] : pairs_of(draft.body)) {
      parts.push_back({.name = name});
      values.push_back(std::move(value));
    }
    std::string boundary;
    body = write_parts(parts, values, boundary);
    set_type(draft, "multipart/form-data; boundary=" + boundary);
    return;
  } else {
    body = boost::json::serialize(draft.body);
  }
  set_type(draft, draft.media_type.empty() ? "application/json" : draft.media_type);
}

}  // namespace

void write_body(Draft& draft) {
  const auto& spec = draft.spec;
  switch (spec.body_kind) {
    case RequestSpec::Body::none:
    case RequestSpec::Body::json:
    case RequestSpec::Body::form:
      if (draft.has_body) write_value(draft);
      return;
    case RequestSpec::Body::multipart:
      write_multipart(draft);
      return;
    case RequestSpec::Body::text: {
      auto text = substitute_text(spec.body.scalar, spec.body.span, draft.scope, draft.out);
      if (!text) return;
      if (text->secret) draft.carries_secret = true;
      draft.built.request.body = std::move(text->text);
      set_type(draft, "text/plain; charset=utf-8");
      return;
    }
    case RequestSpec::Body::file:
      draft.built.request.body = spec.body.scalar;
      set_type(draft, "application/octet-stream");
      return;
  }
}

}  // namespace assay::cases
