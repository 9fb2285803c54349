#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "openapi/parts.h"

namespace assay::openapi {
namespace {

using contract::Condition;
using contract::ErrorCode;

constexpr std::array conditions = {Condition::unauthorized,
                                   Condition::forbidden,
                                   Condition::missing,
                                   Condition::invalid,
                                   Condition::absent,
                                   Condition::dependents,
                                   Condition::rate_limited,
                                   Condition::unknown};

std::vector<std::string_view> condition_words() {
  std::vector<std::string_view> words;
  for (const auto condition : conditions)
    words.push_back(name_of(condition));
  return words;
}

std::optional<Condition> condition_called(std::string_view word) {
  const auto* found = std::find_if(conditions.begin(), conditions.end(), [&](Condition condition) {
    return name_of(condition) == word;
  });
  if (found == conditions.end()) return std::nullopt;
  return *found;
}

/// `{unauthorized: true}` and its like have no subject.
bool has_subject(Condition condition) {
  return condition != Condition::unauthorized && condition != Condition::forbidden &&
         condition != Condition::rate_limited;
}

void read_when(const tree::Member& member, ErrorCode& error, Reader& reader) {
  const auto* when = reader.mapping(member);
  if (when == nullptr) return;
  if (when->size() != 1) {
    reader.error("wrong-when",
                 member.value.span,
                 fmt::format("a `when` has one condition; this one has {}", when->size()));
    return;
  }
  const auto& only = when->front();
  const auto condition = condition_called(only.key);
  if (!condition) {
    reader.error("unknown-condition",
                 only.key_span,
                 fmt::format("`{}` is no condition", text::printable(only.key)),
                 text::suggestion(only.key, condition_words()));
    return;
  }
  error.when.condition = *condition;
  if (has_subject(*condition)) {
    error.when.subject = reader.text(only).value_or("");
  } else if (!only.value.is(tree::Kind::boolean) || only.value.scalar != "true") {
    reader.error("wrong-when",
                 only.value.span,
                 fmt::format("`{}` is said with `true`", only.key),
                 fmt::format("write `{{{}: true}}`", only.key));
  }
}

/// Codes are texts, but many are written as numbers.
void read_code(const tree::Member& member, ErrorCode& error, Reader& reader) {
  if (member.value.is(tree::Kind::string) || member.value.is(tree::Kind::integer)) {
    error.code = member.value.scalar;
  } else {
    reader.wrong_type(member.key, member.value, "a string");
  }
}

constexpr std::array<tree::Field<ErrorCode, Reader>, 6> error_fields = {{
    {"code", read_code},
    {"message",
     [](const tree::Member& member, ErrorCode& error, Reader& reader) {
       error.message = reader.text(member).value_or("");
     }},
    {"status",
     [](const tree::Member& member, ErrorCode& error, Reader& reader) {
       error.status = static_cast<int>(reader.integer(member, 100, 599).value_or(0));
     }},
    {"when", read_when, tree::Need::required},
    {"source",
     [](const tree::Member& member, ErrorCode& error, Reader& reader) {
       error.source = reader.text(member).value_or("");
     }},
    {"level",
     [](const tree::Member& member, ErrorCode& error, Reader& reader) {
       error.level = read_level(reader, member);
     }},
}};

std::optional<tree::Pointer> read_pointer(const Reader& reader, const tree::Node& value) {
  auto pointer = tree::Pointer::read(value.is(tree::Kind::string) ? value.scalar : "?");
  if (pointer) return *std::move(pointer);
  reader.error("wrong-pointer", value.span, pointer.error().message);
  return std::nullopt;
}

/// Takes what an extension says for the whole contract; a second, other saying is an error.
void take(const Reader& reader,
          std::string_view key,
          const tree::Node& value,
          std::optional<tree::Pointer>& into) {
  auto pointer = read_pointer(reader, value);
  if (!pointer) return;
  if (into && *into != *pointer) {
    reader.error("two-error-shapes",
                 value.span,
                 fmt::format("`{}` is `{}` here and `{}` elsewhere in this contract",
                             key,
                             pointer->to_string(),
                             into->to_string()));
    return;
  }
  into = std::move(pointer);
}

std::vector<std::string_view> parameters_of(const contract::Operation& operation) {
  std::vector<std::string_view> names;
  for (const auto& parameter : operation.parameters)
    names.push_back(parameter.name);
  return names;
}

std::vector<std::string_view> resources_of(const contract::Contract& contract) {
  std::vector<std::string_view> names;
  for (const auto& resource : contract.resources)
    names.push_back(resource.name);
  return names;
}

/// Holds the error's parameter or resource against the operation, whose parameters are known.
void check_subject(const Reader& reader,
                   const contract::Operation& operation,
                   const ErrorCode& error,
                   text::Span span) {
  const auto condition = error.when.condition;
  const auto& subject = error.when.subject;
  const bool of_parameter = condition == Condition::missing || condition == Condition::invalid;
  const bool of_resource = condition == Condition::absent || condition == Condition::dependents;
  if (of_parameter && operation.parameter(subject) == nullptr) {
    reader.error("unknown-parameter",
                 span,
                 fmt::format("`{}` is no parameter of this operation", text::printable(subject)),
                 text::suggestion(subject, parameters_of(operation)));
  }
  if (of_resource && reader.contract.resource(subject) == nullptr) {
    reader.error("unknown-resource",
                 span,
                 fmt::format("`{}` is no resource of this contract", text::printable(subject)),
                 text::suggestion(subject, resources_of(reader.contract)));
  }
}

/// The place of the code, or of the condition where only the status tells.
text::Span place_of(const tree::Node& node) {
  for (const auto* key : {"code", "when"}) {
    if (const auto* value = node.find(key)) return value->span;
  }
  return node.span;
}

}  // namespace

std::optional<Condition> read_condition(const Reader& reader, const tree::Member& member) {
  const auto condition = condition_called(member.value.scalar);
  if (!condition) {
    reader.error("unknown-condition",
                 member.value.span,
                 fmt::format("`{}` is no condition", text::printable(member.value.scalar)),
                 text::suggestion(member.value.scalar, condition_words()));
  }
  return condition;
}

void read_error_shape(Reader& reader, const tree::Node& owner) {
  auto& shape = reader.contract.errors;
  if (const auto* at = owner.find("x-assay-error-at")) {
    take(reader, "x-assay-error-at", *at, shape.at);
  }
  const auto* condition = mapping_at(reader, owner, "x-assay-error-if");
  if (condition == nullptr) return;
  for (const auto& member : condition->members) {
    if (member.key == "present") {
      take(reader, "x-assay-error-if", member.value, shape.present);
    } else {
      reader.unknown_key(member, "x-assay-error-if", {"present"});
    }
  }
}

void read_errors(Reader& reader,
                 const tree::Node& owner,
                 int status,
                 contract::Operation& operation) {
  const auto* errors = sequence_at(reader, owner, "x-assay-errors");
  if (errors == nullptr) return;
  for (const auto& node : errors->items) {
    ErrorCode error;
    error.status = status;
    error.span = place_of(node);
    tree::read_form(node, node.span, "error", error_fields, error, reader);
    if (const auto* when = node.find("when")) check_subject(reader, operation, error, when->span);
    if (error.code.empty() && error.status == 0) {
      reader.error("wrong-error",
                   node.span,
                   "this error has neither a code nor a status to be known by",
                   "add `code:` or `status:`");
    }
    operation.errors.push_back(std::move(error));
  }
}

}  // namespace assay::openapi
