#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "contract/of_http.h"
#include "openapi/clause_parts.h"
#include "openapi/facets.h"
#include "openapi/reader.h"

namespace assay::openapi {
namespace {

using contract::Condition;
using contract::In;
using contract::Parameter;

/// What a schema says of one value; what it says of its members are clauses of theirs.
constexpr std::array<std::string_view, 18> keywords = {"type",
                                                       "enum",
                                                       "const",
                                                       "format",
                                                       "minimum",
                                                       "maximum",
                                                       "pattern",
                                                       "minLength",
                                                       "exclusiveMinimum",
                                                       "exclusiveMaximum",
                                                       "maxLength",
                                                       "minItems",
                                                       "maxItems",
                                                       "uniqueItems",
                                                       "multipleOf",
                                                       "minProperties",
                                                       "maxProperties",
                                                       "additionalProperties"};

/// A short value as it was written; `…` for a long one.
std::string shown(const tree::Node& value) {
  constexpr std::size_t limit = 60;
  std::string text;
  if (value.is(tree::Kind::sequence)) {
    for (const auto& item : value.items)
      text += fmt::format("{}{}", text.empty() ? "" : ", ", item.scalar);
  } else if (value.is(tree::Kind::mapping)) {
    text = "a schema";
  } else {
    text = value.scalar;
  }
  return text.size() > limit ? "…" : text::printable(text);
}

bool is_true(const tree::Node* value) {
  return value != nullptr && value->is(tree::Kind::boolean) && value->scalar == "true";
}

/// The value of a keyword, if it says something. Up to OpenAPI 3.0, `exclusiveMinimum: true` turns
/// the `minimum` beside it into an exclusive one.
const tree::Node* statement_in(const std::vector<const tree::Node*>& parts,
                               std::string_view keyword) {
  const auto* value = find_in(parts, keyword);
  if (keyword == "minimum" && is_true(find_in(parts, "exclusiveMinimum"))) return nullptr;
  if (keyword == "maximum" && is_true(find_in(parts, "exclusiveMaximum"))) return nullptr;
  const bool exclusive = keyword == "exclusiveMinimum" || keyword == "exclusiveMaximum";
  if (!exclusive || value == nullptr || !value->is(tree::Kind::boolean)) return value;
  if (!is_true(value)) return nullptr;
  return find_in(parts, keyword == "exclusiveMinimum" ? "minimum" : "maximum");
}

/// `string, null`, also where OpenAPI 3.0 says it with `nullable`.
std::string types_in(const std::vector<const tree::Node*>& parts, const tree::Node& type) {
  const auto nullable = std::any_of(parts.begin(), parts.end(), [&](const tree::Node* part) {
    return part->find("type") == &type && is_true(part->find("nullable"));
  });
  return shown(type) + (nullable && type.is(tree::Kind::string) ? ", null" : "");
}

bool takes_strings(const std::vector<const tree::Node*>& parts) {
  const auto* type = find_in(parts, "type");
  if (type == nullptr) return false;
  return type->scalar == "string" ||
         std::any_of(type->items.begin(), type->items.end(), [](const tree::Node& one) {
           return one.scalar == "string";
         });
}

/// Adds the clauses of one parameter.
class OfParameter {
 public:
  OfParameter(const contract::References& references,
              const contract::Operation& operation,
              const Parameter& parameter,
              Clauses& clauses)
      : references_(references), operation_(operation), parameter_(parameter), clauses_(clauses) {}

  void add();

 private:
  void add_keywords(const std::vector<const tree::Node*>& parts, const std::string& name);
  void add_clause(const std::string& name,
                  std::string_view keyword,
                  std::string summary,
                  text::Span span,
                  contract::Level level);
  [[nodiscard]] std::string why_never_broken(std::string_view keyword,
                                             const std::vector<const tree::Node*>& parts) const;
  [[nodiscard]] contract::Level level_of(const std::vector<const tree::Node*>& parts,
                                         std::string_view keyword) const;

  const contract::References& references_;
  const contract::Operation& operation_;
  const Parameter& parameter_;
  Clauses& clauses_;
  std::string unprovokable_;
};

/// A request that breaks the parameter's documentation is answered in a way that is documented too,
/// or nothing shows whether the endpoint noticed.
std::string OfParameter::why_never_broken(std::string_view keyword,
                                          const std::vector<const tree::Node*>& parts) const {
  if (contract::is_left_to_http(parameter_)) return "OpenAPI leaves this header to HTTP";
  const bool in_path = parameter_.in == In::path;
  if (in_path && keyword == "required") {
    return "a request without it has another path";
  }
  if (parameter_.in != In::body && keyword == "type" && takes_strings(parts)) {
    return "all that can be sent there is a string";
  }
  const bool answered = keyword == "required"
                            ? has_error(operation_, Condition::missing, parameter_.name)
                            : has_error(operation_, Condition::invalid, parameter_.name);
  if (answered || has_status(operation_, {"400", "422"})) return {};
  return keyword == "required" ? "no documented error answers a request without it"
                               : "no documented error answers a request that breaks it";
}

contract::Level OfParameter::level_of(const std::vector<const tree::Node*>& parts,
                                      std::string_view keyword) const {
  const auto* level = find_in(parts, "x-assay-level");
  if (level != nullptr && level->is(tree::Kind::mapping)) level = level->find(keyword);
  if (level == nullptr) return parameter_.level;
  return level->scalar == "should" ? contract::Level::should
         : level->scalar == "may"  ? contract::Level::may
                                   : contract::Level::must;
}

void OfParameter::add_clause(const std::string& name,
                             std::string_view keyword,
                             std::string summary,
                             text::Span span,
                             contract::Level level) {
  clauses_.push_back(
      {.id = fmt::format(
           "{}/parameter/{}/{}:{}", operation_.id, contract::name_of(parameter_.in), name, keyword),
       .kind = contract::ClauseKind::parameter,
       .level = level,
       .operation = operation_.id,
       .summary = std::move(summary),
       .source = parameter_.source,
       .span = span,
       .unprovokable = unprovokable_});
}

void OfParameter::add_keywords(const std::vector<const tree::Node*>& parts,
                               const std::string& name) {
  for (const auto keyword : keywords) {
    const auto* value = statement_in(parts, keyword);
    if (value == nullptr) continue;
    unprovokable_ = why_never_broken(keyword, parts);
    const auto subject = text::printable(parameter_.name);
    add_clause(name,
               keyword,
               keyword == "type"
                   ? fmt::format("`{}` is of type {}", subject, types_in(parts, *value))
                   : fmt::format("`{}` keeps `{}` {}", subject, keyword, shown(*value)),
               value->span,
               level_of(parts, keyword));
    clauses_.back().value = value;
  }
}

void OfParameter::add() {
  const auto name = id_piece(parameter_.name);
  if (parameter_.required == true) {
    unprovokable_ = why_never_broken("required", {});
    add_clause(name,
               "required",
               fmt::format("`{}` is required", text::printable(parameter_.name)),
               parameter_.span,
               parameter_.level);
  }
  if (parameter_.schema == nullptr) return;
  const auto parts = facets(references_, *parameter_.schema);
  add_keywords(parts, name);
  const auto* items = find_in(parts, "items");
  if (items != nullptr) add_keywords(facets(references_, *items), name + "[]");
}

}  // namespace

void add_parameter_clauses(const contract::References& references,
                           const contract::Operation& operation,
                           Clauses& clauses) {
  for (const auto& parameter : operation.parameters)
    OfParameter(references, operation, parameter, clauses).add();
}

}  // namespace assay::openapi
