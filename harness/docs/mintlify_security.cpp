#include "docs/mintlify_security.h"

#include "docs/nodes.h"
#include "docs/words.h"

namespace assay::docs::mintlify {

std::optional<tree::Node> security_scheme(const Page& page,
                                          const Site& site,
                                          const std::vector<Field>& parameters,
                                          const text::SourceMap& sources) {
  const auto* method = page.front ? page.front->find("authMethod") : nullptr;
  const Field* header = nullptr;
  for (const auto& field : parameters) {
    if (field.place == "header" && equal_ignoring_case(field.name, "authorization"))
      header = &field;
  }
  std::string_view key = header == nullptr ? "x-api-key" : header->name;
  if (header == nullptr && site.auth) {
    if (method == nullptr) method = site.auth->find("method");
    if (const auto name = site.auth->string_at("name"); !name.empty()) key = name;
  }
  if (method == nullptr && header == nullptr) return std::nullopt;
  const auto span = method != nullptr ? method->span : header->name_span;
  const auto words =
      lower_case(method != nullptr ? std::string(method->scalar) : words_of(sources, *header));
  if (words == "none") return std::nullopt;
  auto scheme = mapping_node(span);
  if (words.find("basic") != std::string::npos || words.find("bearer") != std::string::npos) {
    const bool basic = words.find("basic") != std::string::npos;
    put(scheme, "type", string_node("http", span));
    put(scheme, "scheme", string_node(basic ? "basic" : "bearer", span));
  } else {
    put(scheme, "type", string_node("apiKey", span));
    put(scheme, "in", string_node("header", span));
    put(scheme, "name", string_node(key, span));
  }
  return scheme;
}

std::string words_of(const text::SourceMap& sources, const Field& field) {
  std::string words;
  for (const auto span : field.element->words)
    words.append(sources.text(span)).append(" ");
  for (const auto& attribute : field.element->attributes)
    words.append(" ").append(sources.text(attribute.value));
  return words;
}

}  // namespace assay::docs::mintlify
