#include "docs/emit.h"

#include <array>
#include <charconv>
#include <string>

#include <fmt/format.h>

#include "docs/nodes.h"
#include "docs/words.h"
#include "text/utf8.h"

namespace assay::docs {
namespace {

/// Writes JSON piece by piece, with commas where they belong.
class Writer {
 public:
  void open(char bracket) {
    separate();
    out_ += bracket;
    first_ = true;
  }
  void close(char bracket) {
    out_ += bracket;
    first_ = false;
  }
  void key(std::string_view name) {
    string(name);
    out_ += ':';
    first_ = true;
  }
  void raw(std::string_view text) {
    separate();
    out_ += text;
  }
  void string(std::string_view text) {
    separate();
    out_ += '"';
    while (!text.empty()) {
      const auto point = text::decode_front(text);
      const auto size = point.size == 0 ? 1 : point.size;
      character(text.substr(0, size), point.size != 0);
      text.remove_prefix(size);
    }
    out_ += '"';
  }
  void member(std::string_view name, std::string_view value) {
    key(name);
    string(value);
  }
  std::string take() { return std::move(out_); }

 private:
  void separate() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  void character(std::string_view bytes, bool valid) {
    const char c = bytes.front();
    if (!valid) {
      out_ += "\xEF\xBF\xBD";
    } else if (c == '"' || c == '\\') {
      out_ += '\\';
      out_ += c;
    } else if (c == '\n') {
      out_ += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out_ += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out_ += bytes;
    }
  }

  std::string out_;
  bool first_ = true;
};

constexpr std::array<std::string_view, 4> annotations = {
    "description", "title", "example", "examples"};

bool is_annotation(std::string_view key) {
  return key.starts_with("x-") ||
         std::find(annotations.begin(), annotations.end(), key) != annotations.end();
}

enum class What { value, schema, named_schemas };

What below(What what, std::string_view key) {
  if (what == What::value) return What::value;
  if (what == What::named_schemas) return What::schema;
  for (const std::string_view maps :
       {"properties", "patternProperties", "$defs", "dependentSchemas"}) {
    if (key == maps) return What::named_schemas;
  }
  for (const std::string_view values :
       {"const", "enum", "default", "required", "type", "dependentRequired"}) {
    if (key == values) return What::value;
  }
  return What::schema;
}

void write(Writer& out, const tree::Node& node, What what) {
  switch (node.kind) {
    case tree::Kind::null:
      return out.raw("null");
    case tree::Kind::boolean:
    case tree::Kind::integer:
    case tree::Kind::number:
      return out.raw(node.scalar);
    case tree::Kind::string:
      return out.string(node.scalar);
    case tree::Kind::sequence:
      out.open('[');
      for (const auto& item : node.items)
        write(out, item, what);
      return out.close(']');
    case tree::Kind::mapping:
      break;
  }
  // A keyword that words suggest, and no notation states, is left to the contract itself.
  const auto* level = what == What::schema ? node.find("x-assay-level") : nullptr;
  out.open('{');
  for (const auto& member : node.members) {
    if (what == What::schema && is_annotation(member.key)) continue;
    if (level != nullptr && level->string_at(member.key) == "should") continue;
    out.key(member.key);
    write(out, member.value, below(what, member.key));
  }
  out.close('}');
}

void write_schema(Writer& out, const tree::Node* schema) {
  out.key("schema");
  if (schema == nullptr) return out.raw("{}");
  write(out, *schema, What::schema);
}

void write_content(Writer& out, const contract::Content& content) {
  out.member("mediaType", content.media_type);
  write_schema(out, content.schema);
  out.key("examples");
  out.open('[');
  for (const auto* example : content.examples)
    write(out, *example, What::value);
  out.close(']');
}

void write_parameter(Writer& out, const contract::Parameter& parameter) {
  out.open('{');
  out.member("name", parameter.name);
  out.member("in", contract::name_of(parameter.in));
  out.key("types");
  out.open('[');
  for (const auto& type : parameter.named_types)
    out.string(type);
  if (parameter.schema != nullptr && parameter.named_types.empty()) {
    for (const auto type : types_of(*parameter.schema))
      out.string(type);
  }
  out.close(']');
  out.key("required");
  if (parameter.required) {
    out.raw(*parameter.required ? "true" : "false");
  } else {
    out.string("unknown");
  }
  out.member("source", parameter.source);
  out.close('}');
}

void write_responses(Writer& out, const contract::Operation& operation) {
  out.key("responses");
  out.open('[');
  for (const auto& response : operation.responses) {
    const auto one = [&](const contract::Content* content) {
      out.open('{');
      out.member("status", response.status);
      if (content != nullptr) write_content(out, *content);
      out.member("source", response.source);
      out.close('}');
    };
    for (const auto& content : response.success)
      one(&content);
    for (const auto& content : response.error)
      one(&content);
    if (response.success.empty() && response.error.empty()) one(nullptr);
  }
  out.close(']');
}

void write_when(Writer& out, const contract::When& when) {
  out.open('{');
  out.key(contract::name_of(when.condition));
  using contract::Condition;
  const bool plain = when.condition == Condition::unauthorized ||
                     when.condition == Condition::forbidden ||
                     when.condition == Condition::rate_limited;
  if (plain) {
    out.raw("true");
  } else {
    out.string(when.subject);
  }
  out.close('}');
}

void write_errors(Writer& out, const contract::Operation& operation) {
  out.key("errors");
  out.open('[');
  for (const auto& error : operation.errors) {
    out.open('{');
    out.member("code", error.code);
    out.member("message", error.message);
    out.key("status");
    out.raw(error.status == 0 ? "null" : std::to_string(error.status));
    out.key("when");
    write_when(out, error.when);
    out.member("source", error.source);
    out.close('}');
  }
  out.close(']');
}

void write_scheme(Writer& out, const contract::SecurityScheme& scheme) {
  using Kind = contract::SecurityScheme::Kind;
  switch (scheme.kind) {
    case Kind::http_bearer:
    case Kind::http_basic:
      out.member("type", "http");
      out.member("scheme", scheme.kind == Kind::http_bearer ? "bearer" : "basic");
      return;
    case Kind::api_key_header:
    case Kind::api_key_query:
    case Kind::api_key_cookie: {
      const auto* in = scheme.kind == Kind::api_key_header  ? "header"
                       : scheme.kind == Kind::api_key_query ? "query"
                                                            : "cookie";
      out.member("type", "apiKey");
      out.member("in", in);
      out.member("name", scheme.name);
      return;
    }
    case Kind::body:
      out.member("type", "body");
      out.member("at", scheme.at.to_string());
      return;
    case Kind::server_variable:
      out.member("type", "server");
      out.member("variable", scheme.name);
      return;
  }
}

void write_security(Writer& out,
                    const contract::Contract& contract,
                    const contract::Operation& operation) {
  out.key("auth");
  out.open('[');
  for (const auto& together : operation.security) {
    out.open('[');
    for (const auto& id : together) {
      out.open('{');
      out.member("id", id);
      if (const auto* scheme = contract.security_scheme(id)) write_scheme(out, *scheme);
      out.close('}');
    }
    out.close(']');
  }
  out.close(']');
}

void write_operation(Writer& out,
                     const contract::Contract& contract,
                     const contract::Operation& operation) {
  out.open('{');
  out.member("id", operation.id);
  out.member("method", operation.method);
  out.member("path", operation.path);
  out.member("name", operation.name);
  out.key("parameters");
  out.open('[');
  for (const auto& parameter : operation.parameters)
    write_parameter(out, parameter);
  out.close(']');
  out.key("requestBody");
  if (operation.body.empty()) {
    out.raw("null");
  } else {
    out.open('{');
    write_content(out, operation.body.front());
    out.close('}');
  }
  write_responses(out, operation);
  write_errors(out, operation);
  write_security(out, contract, operation);
  out.close('}');
}

}  // namespace

std::string emit_contract(const Reading& reading,
                          const text::SourceMap& sources,
                          std::string_view page,
                          std::string_view format) {
  Writer out;
  out.open('{');
  out.member("page", page);
  out.member("format", format);
  out.key("operations");
  out.open('[');
  for (const auto& operation : reading.contract.operations)
    write_operation(out, reading.contract, operation);
  out.close(']');
  out.key("unread");
  out.open('[');
  for (const auto& unread : reading.unread) {
    out.open('{');
    out.member("source", sources.place(unread.span));
    out.member(
        "text",
        fmt::format("{}: {}", unread.why, in_one_line(sources.text(unread.span).substr(0, 160))));
    out.close('}');
  }
  out.close(']');
  out.close('}');
  return out.take() + "\n";
}

}  // namespace assay::docs
