#include <algorithm>

#include <fmt/format.h>

#include "openapi/facets.h"
#include "openapi/media_type.h"
#include "openapi/parts.h"

namespace assay::openapi {
namespace {

/// Turns a schema's members into parameters named by their paths: `a.b[].c`.
class BodyParameters {
 public:
  BodyParameters(Reader& reader, contract::Operation& operation)
      : reader_(reader), operation_(operation) {}

  void add_members(const tree::Node& schema, const std::string& prefix, const std::string& source);

 private:
  void add(const tree::Member& property,
           bool required,
           const std::string& prefix,
           const std::string& source);
  [[nodiscard]] bool is_credential(const std::string& name) const;

  // Schemas may be recursive, and their unfolding much larger than they are.
  static constexpr std::size_t most_levels = 10;
  static constexpr std::size_t most_parameters = 2000;

  Reader& reader_;
  contract::Operation& operation_;
  std::vector<const tree::Node*> above_;
  std::size_t levels_ = 0;
  bool cut_ = false;
};

/// `auth` in the body is a credential where `x-assay-security` says so, not a parameter.
bool BodyParameters::is_credential(const std::string& name) const {
  const auto& schemes = reader_.contract.security_schemes;
  return std::any_of(schemes.begin(), schemes.end(), [&](const contract::SecurityScheme& scheme) {
    return scheme.kind == contract::SecurityScheme::Kind::body &&
           fmt::format("{}", fmt::join(scheme.at.tokens, ".")) == name;
  });
}

void BodyParameters::add(const tree::Member& property,
                         bool required,
                         const std::string& prefix,
                         const std::string& source) {
  const auto name = fmt::format("{}{}", prefix, property.key);
  if (is_credential(name)) return;
  if (operation_.parameters.size() >= most_parameters) {
    if (!cut_) {
      reader_.warning("too-many-parameters",
                      operation_.span,
                      fmt::format("the body of this operation has more than {} members; the "
                                  "further ones are not read as parameters",
                                  most_parameters));
    }
    cut_ = true;
    return;
  }
  const auto parts = facets(reader_.references, property.value);
  const auto* description = find_in(parts, "description");
  const auto* own_source = find_in(parts, "x-assay-source");
  const auto* level = find_in(parts, "x-assay-level");
  contract::Parameter parameter;
  parameter.name = name;
  parameter.in = contract::In::body;
  if (required || find_in(parts, "x-assay-required") == nullptr) parameter.required = required;
  parameter.schema = &property.value;
  parameter.example = find_in(parts, "example");
  if (parameter.example == nullptr) {
    const auto* examples = find_in(parts, "examples");
    if (examples != nullptr && !examples->items.empty()) parameter.example = &examples->items[0];
  }
  if (parameter.example == nullptr) parameter.example = find_in(parts, "default");
  if (description != nullptr) parameter.description = description->scalar;
  // A mapping of levels speaks of single keywords.
  if (level != nullptr && level->is(tree::Kind::string)) {
    parameter.level =
        read_level(reader_, {.key = "x-assay-level", .key_span = level->span, .value = *level});
  }
  parameter.source = own_source == nullptr ? source : std::string(own_source->scalar);
  parameter.span = property.key_span;
  const auto source_below = parameter.source;
  operation_.parameters.push_back(std::move(parameter));
  add_members(property.value, name + ".", source_below);
}

void BodyParameters::add_members(const tree::Node& schema,
                                 const std::string& prefix,
                                 const std::string& source) {
  if (levels_ >= most_levels) return;
  const auto parts = facets(reader_.references, schema);
  for (const auto* part : parts) {
    // A schema inside itself: its members are known from above.
    if (std::find(above_.begin(), above_.end(), part) != above_.end()) return;
  }
  const auto height = above_.size();
  above_.insert(above_.end(), parts.begin(), parts.end());
  ++levels_;
  for (const auto* property : properties_of(parts))
    add(*property, requires_property(parts, property->key), prefix, source);
  const auto* items = find_in(parts, "items");
  if (items != nullptr) {
    const auto of_items = prefix.empty() ? "[]." : prefix.substr(0, prefix.size() - 1) + "[].";
    add_members(*items, of_items, source);
  }
  --levels_;
  above_.resize(height);
}

}  // namespace

void add_body_parameters(Reader& reader, contract::Operation& operation) {
  const auto& body = operation.body;
  auto chosen = std::find_if(
      body.begin(), body.end(), [](const auto& content) { return is_json(content.media_type); });
  if (chosen == body.end()) {
    chosen = std::find_if(
        body.begin(), body.end(), [](const auto& content) { return is_form(content.media_type); });
  }
  if (chosen == body.end() || chosen->schema == nullptr) return;
  BodyParameters(reader, operation).add_members(*chosen->schema, "", operation.source);
}

}  // namespace assay::openapi
