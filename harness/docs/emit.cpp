#include "docs/emit.h"

#include <string>

#include <fmt/format.h>

#include "docs/emit_schema.h"
#include "docs/json_writer.h"
#include "docs/words.h"

namespace assay::docs {
namespace {

void write_content(JsonWriter& out, SchemaWriter& schemas, const contract::Content& content) {
  out.member("mediaType", content.media_type);
  out.key("schema");
  if (content.schema == nullptr) {
    out.raw("{}");
  } else {
    schemas.write(out, *content.schema);
  }
  out.key("examples");
  out.open('[');
  for (const auto* example : content.examples)
    write_value(out, *example);
  out.close(']');
}

void write_parameter(JsonWriter& out,
                     const SchemaWriter& schemas,
                     const contract::Parameter& parameter) {
  out.open('{');
  out.member("name", parameter.name);
  out.member("in", contract::name_of(parameter.in));
  out.key("types");
  out.open('[');
  for (const auto& type : parameter.named_types)
    out.string(type);
  if (parameter.schema != nullptr && parameter.named_types.empty()) {
    for (const auto type : schemas.types(*parameter.schema))
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

void write_responses(JsonWriter& out, SchemaWriter& schemas, const contract::Operation& operation) {
  out.key("responses");
  out.open('[');
  for (const auto& response : operation.responses) {
    const auto one = [&](const contract::Content* content) {
      out.open('{');
      out.member("status", response.status);
      if (content != nullptr) write_content(out, schemas, *content);
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

void write_when(JsonWriter& out, const contract::When& when) {
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

void write_errors(JsonWriter& out, const contract::Operation& operation) {
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

void write_scheme(JsonWriter& out, const contract::SecurityScheme& scheme) {
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

void write_security(JsonWriter& out,
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

void write_operation(JsonWriter& out,
                     SchemaWriter& schemas,
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
    write_parameter(out, schemas, parameter);
  out.close(']');
  out.key("requestBody");
  if (operation.body.empty()) {
    out.raw("null");
  } else {
    out.open('{');
    write_content(out, schemas, operation.body.front());
    out.close('}');
  }
  write_responses(out, schemas, operation);
  write_errors(out, operation);
  write_security(out, contract, operation);
  out.close('}');
}

void write_contract(JsonWriter& out,
                    const Reading& reading,
                    const text::SourceMap& sources,
                    std::string_view page,
                    std::string_view format) {
  out.open('{');
  out.member("page", page);
  out.member("format", format);
  SchemaWriter schemas(reading.contract);
  out.key("operations");
  out.open('[');
  for (const auto& operation : reading.contract.operations)
    write_operation(out, schemas, reading.contract, operation);
  out.close(']');
  out.key("unread");
  out.open('[');
  for (const auto& unread : reading.unread) {
    out.open('{');
    out.member("source", sources.place(unread.span));
    const auto words = unread.text.empty() ? sources.text(unread.span) : unread.text;
    out.member("text", fmt::format("{}: {}", unread.why, in_one_line(words.substr(0, 160))));
    out.close('}');
  }
  out.close(']');
  out.close('}');
}

}  // namespace

std::string emit_contract(const Reading& reading,
                          const text::SourceMap& sources,
                          std::string_view page,
                          std::string_view format) {
  JsonWriter out;
  write_contract(out, reading, sources, page, format);
  return out.take() + "\n";
}

void emit_contract(const Reading& reading,
                   const text::SourceMap& sources,
                   std::string_view page,
                   std::string_view format,
                   const JsonWriter::Sink& sink) {
  JsonWriter out(sink);
  write_contract(out, reading, sources, page, format);
  sink(out.take() + "\n");
}

}  // namespace assay::docs
