#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cases/coerce.h"
#include "cases/drafting.h"
#include "cases/syntax.h"
#include "contract/of_http.h"
#include "generate/credential.h"

namespace assay::cases {
namespace {

using contract::In;
using contract::Parameter;

/// A value on its way into a request.
struct Given {
  boost::json::value value;
  bool secret = false;
  bool trusted = false;
  text::Span span;
};

/// `{raw: x}`: x is sent as it is, whatever type the contract documents.
const tree::Node* raw_of(const tree::Node& node) {
  if (!node.is(tree::Kind::mapping) || node.members.size() != 1) return nullptr;
  return node.find("raw");
}

std::optional<Given> take_type(Draft& draft,
                               const Parameter& parameter,
                               const Variable& variable,
                               text::Span span) {
  Given given{variable.value, variable.secret, variable.trusted, span};
  if (!variable.text_only) return given;
  auto typed = coerce(variable.value, parameter.schema, *draft.contract);
  if (typed) {
    given.value = std::move(*typed);
    return given;
  }
  auto problem = typed.error();
  problem.message = fmt::format("the parameter `{}`: {}", parameter.name, problem.message);
  draft.report(problem, span);
  return std::nullopt;
}

std::optional<Given> from_with(Draft& draft, const Parameter& parameter, const Named& named) {
  const auto* raw = raw_of(named.value);
  auto variable = substitute(raw != nullptr ? *raw : named.value, draft.scope, draft.out);
  if (!variable) return std::nullopt;
  variable->text_only = variable->text_only && raw == nullptr;
  return take_type(draft, parameter, *variable, named.value.span);
}

bool is_nested(std::string_view name) {
  return name.find_first_of(".[") != std::string_view::npos;
}

/// The value of a parameter that `with` does not name: the variable of its name, else one from the
/// seed.
std::optional<Given> from_elsewhere(Draft& draft, const Parameter& parameter) {
  if (contract::is_of_http(parameter)) return std::nullopt;
  const auto span = draft.spec.operation_span;
  const bool needed = parameter.in == In::path || parameter.required.value_or(false);
  const bool by_name = needed || parameter.in == In::body;
  const auto* variable = by_name ? draft.scope.named(parameter.name) : nullptr;
  if (variable != nullptr) {
    auto trusted = *variable;
    trusted.trusted = true;
    return take_type(draft, parameter, trusted, span);
  }
  if (!needed || (parameter.in == In::body && is_nested(parameter.name))) return std::nullopt;
  if (draft.destination.fill_missing) {
    draft.built.filled.push_back(fmt::format("parameter `{}`", parameter.name));
    return Given{generate::variable(
                     draft.scope.world().seed, parameter.name, parameter.schema, draft.contract),
                 false,
                 true,
                 span};
  }
  draft.error("no-value",
              span,
              fmt::format("nothing gives the parameter `{}` a value", parameter.name),
              fmt::format("add `vars: {{{}: …}}` to the target, give it with `--var {}=…`, or name "
                          "it in `with` or `omit`",
                          parameter.name,
                          parameter.name));
  return std::nullopt;
}

/// Whether the value of this parameter says which resource is meant.
bool is_id(const Draft& draft, const Parameter& parameter) {
  if (parameter.in == In::path) return true;
  const auto& resources = draft.contract->resources;
  return std::any_of(resources.begin(), resources.end(), [&](const contract::Resource& resource) {
    return resource.id_parameter == parameter.name;
  });
}

/// Whether the case is for an error that the documentation gives for a missing or invalid value of
/// this parameter.
bool is_documented_invalid(const Draft& draft, const Parameter& parameter) {
  const auto& errors = draft.built.operation->errors;
  return std::any_of(errors.begin(), errors.end(), [&](const contract::ErrorCode& error) {
    const bool fits = error.when.condition == contract::Condition::missing ||
                      error.when.condition == contract::Condition::invalid;
    return fits && error.when.subject == parameter.name &&
           std::any_of(draft.test.clauses.begin(),
                       draft.test.clauses.end(),
                       [&](const auto& clause) { return clause.value == error.clause; });
  });
}

/// Puts a value into the JSON body at `a.b`.
void put_into_body(boost::json::value& body, std::string_view name, boost::json::value value) {
  auto* at = &body;
  while (true) {
    if (!at->is_object()) at->emplace_object();
    const auto dot = name.find('.');
    const auto key = name.substr(0, dot);
    auto& slot = at->get_object()[boost::json::string_view(key.data(), key.size())];
    if (dot == std::string_view::npos) {
      slot = std::move(value);
      return;
    }
    name.remove_prefix(dot + 1);
    at = &slot;
  }
}

void place(Draft& draft, const Parameter& parameter, Given given) {
  const auto texts = texts_of(given.value);
  switch (parameter.in) {
    case In::path: {
      auto text = fmt::format("{}", fmt::join(texts, ","));
      check_path_value(draft, fmt::format("`{}`", parameter.name), text, given.span);
      draft.path_values.insert_or_assign(parameter.name, std::move(text));
      break;
    }
    case In::query:
      for (const auto& text : texts)
        draft.query.emplace_back(parameter.name, text);
      break;
    case In::header:
      draft.headers.set(parameter.name, fmt::format("{}", fmt::join(texts, ",")));
      break;
    case In::cookie:
      draft.cookies.emplace_back(parameter.name, fmt::format("{}", fmt::join(texts, ",")));
      break;
    case In::body:
      put_into_body(draft.body, parameter.name, given.value);
      break;
  }
  if (draft.destructive && is_id(draft, parameter) && !given.trusted &&
      !is_documented_invalid(draft, parameter)) {
    draft.built.untrusted.push_back(parameter.name);
  }
  if (given.secret) draft.keep_secret(to_text(given.value));
  draft.built.sent.insert_or_assign(parameter.name, std::move(given.value));
}

/// Whether the case writes the body itself, in place of the one made of parameters.
bool has_written_body(const RequestSpec& spec) {
  return spec.body_kind != RequestSpec::Body::none;
}

/// What a written JSON or form body has for a parameter `a.b`; nullptr when it has nothing.
const tree::Node* written_member(const RequestSpec& spec, std::string_view name) {
  const bool has_members =
      spec.body_kind == RequestSpec::Body::json || spec.body_kind == RequestSpec::Body::form;
  const auto* node = has_members ? &spec.body : nullptr;
  while (node != nullptr && !name.empty()) {
    const auto dot = name.find('.');
    node = node->find(name.substr(0, dot));
    name = dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1);
  }
  return node;
}

/// The value of a parameter that stands in a written body: it is not put there again, but says
/// what is sent, and whether it may be.
std::optional<Given> from_written(Draft& draft, const Parameter& parameter) {
  const auto* node = written_member(draft.spec, parameter.name);
  if (node == nullptr) return std::nullopt;
  text::Diagnostics told_elsewhere;
  const auto variable = substitute(*node, draft.scope, told_elsewhere);
  if (!variable) return std::nullopt;
  return Given{variable->value, variable->secret, variable->trusted, node->span};
}

}  // namespace

void check_path_value(const Draft& draft,
                      std::string_view what,
                      std::string_view value,
                      text::Span span) {
  if (!draft.destructive) return;
  bool climbs = value.empty() || value == "*";
  for (std::size_t begin = 0; begin <= value.size();) {
    // Some servers undo percent-encoding before they look at the segments.
    const auto end = std::min(value.find_first_of("/\\", begin), value.size());
    const auto segment = value.substr(begin, end - begin);
    climbs = climbs || segment == "." || segment == "..";
    begin = end + 1;
  }
  if (!climbs) return;
  draft.error("dangerous-path",
              span,
              fmt::format("{} is {} in the path of a destructive request, which may then mean more "
                          "than one resource",
                          what,
                          value.empty() ? "empty" : fmt::format("`{}`", text::printable(value))),
              "give it the id of one resource");
}

void place_parameters(Draft& draft) {
  check_parameters(draft.spec, *draft.built.operation, draft.out);
  const auto& spec = draft.spec;
  for (const auto& parameter : draft.built.operation->parameters) {
    const bool omitted = std::any_of(spec.omit.begin(), spec.omit.end(), [&](const auto& name) {
      return name.value == parameter.name;
    });
    if (omitted && parameter.in != In::path) continue;
    if (omitted) {
      check_path_value(draft, fmt::format("`{}`", parameter.name), "", spec.operation_span);
      draft.path_values.insert_or_assign(parameter.name, "");
      continue;
    }
    const auto named = std::find_if(spec.with.begin(), spec.with.end(), [&](const Named& each) {
      return each.name == parameter.name;
    });
    const bool is_written = parameter.in == In::body && has_written_body(spec);
    auto given = named != spec.with.end() ? from_with(draft, parameter, *named)
                 : is_written             ? from_written(draft, parameter)
                                          : from_elsewhere(draft, parameter);
    if (given) place(draft, parameter, std::move(*given));
  }
}

}  // namespace assay::cases
