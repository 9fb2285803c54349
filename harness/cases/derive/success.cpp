#include <algorithm>

#include <fmt/format.h>

#include "cases/derive/deriving.h"
#include "generate/applied.h"
#include "generate/to_json.h"

namespace assay::cases::deriving {
namespace {

namespace json = boost::json;
using contract::In;

/// `<operation>/status/200`: what the cases of a success are named under.
std::string named_under(const Deriving& deriving) {
  const auto clauses = success_clauses(deriving);
  return clauses.empty() ? deriving.operation.id + "/status" : clauses.front();
}

void add(Deriving& deriving,
         const std::string& variant,
         std::string title,
         const Asking& asking,
         const Way& way,
         const std::string& remark = {}) {
  std::vector<std::string> tags{"success"};
  if (!way.server.empty()) tags.push_back(way.server);
  auto clauses = success_clauses(deriving);
  for (const auto& status : deriving.successes) {
    auto id = fmt::format("{}/response/{}/content-type", deriving.operation.id, status);
    if (deriving.contract.clause(id) != nullptr) clauses.push_back(std::move(id));
  }
  auto test = begin_case(deriving,
                         named_under(deriving) + "/" + variant,
                         std::move(title),
                         clauses,
                         std::move(tags),
                         asking);
  test.steps.push_back(make_step(deriving, asking, way, expect_success(deriving)));
  add_case(deriving, std::move(test), remark);
}

/// Where the page says what is answered.
std::string success_source(const contract::Operation& operation) {
  for (const auto& response : operation.responses) {
    if (!response.success.empty() && !response.source.empty()) return response.source;
  }
  return operation.source;
}

/// On every server that has a name and takes the credentials, or wherever the target chooses.
void add_each_server(Deriving& deriving) {
  const auto& operation = deriving.operation;
  const auto names = server_names(deriving.contract, operation);
  const auto remark = success_source(operation);
  if (names.size() < 2) {
    add(deriving, "answered", deed_of(deriving), deriving.valid, deriving.ways.front(), remark);
    return;
  }
  for (const auto& name : names) {
    const Way way{name, {}};
    add(deriving, name, deed_of(deriving) + place_of(way), deriving.valid, way, remark);
  }
}

/// The second and further examples of a body: the first is what all other cases send.
void add_examples(Deriving& deriving) {
  if (!may_be_shown(deriving)) return;
  const auto& operation = deriving.operation;
  for (const auto& content : operation.body) {
    if (content.media_type != deriving.media_type) continue;
    for (std::size_t i = 1; i < content.examples.size(); ++i) {
      auto asking = deriving.valid;
      auto body = generate::to_json(*content.examples[i]);
      if (!body.is_object() || !asking.body || !asking.body->is_object()) continue;
      for (const auto& given : operation.parameters) {
        if (given.in == In::body && is_id(deriving, given)) body.get_object().erase(given.name);
      }
      asking.body = std::move(body);
      if (asking.body == deriving.valid.body || !is_body_accepted(deriving, asking)) continue;
      add(deriving,
          fmt::format("example-{}", i + 1),
          fmt::format("{} with example {} of the documentation", deed_of(deriving), i + 1),
          asking,
          deriving.ways.front(),
          operation.source);
    }
  }
}

/// Without what may be left out.
void add_required_only(Deriving& deriving) {
  auto asking = deriving.valid;
  auto* body = asking.body ? asking.body->if_object() : nullptr;
  if (body == nullptr) return;
  const auto before = body->size();
  for (const auto& parameter : deriving.operation.parameters) {
    if (parameter.in == In::body && !is_needed(deriving, parameter) && parameter.required)
      body->erase(parameter.name);
  }
  if (body->size() == before || is_empty_form(deriving, *asking.body) ||
      !is_body_accepted(deriving, asking))
    return;
  add(deriving,
      "required-only",
      deed_of(deriving) + " with the required parameters alone",
      asking,
      deriving.ways.front());
}

/// A value that the page names, so that a sound endpoint has to take it.
std::optional<json::value> vouched(Deriving& deriving, const contract::Parameter& parameter) {
  std::optional<json::value> value;
  if (parameter.example != nullptr && may_be_shown(deriving)) {
    value = generate::to_json(*parameter.example);
  } else if (parameter.schema != nullptr) {
    const auto applied =
        generate::gather_at(*parameter.schema, {}, deriving.generator.references());
    if (const auto* words = applied.first("enum"); words != nullptr && !words->items.empty()) {
      value = generate::to_json(words->items.front());
    } else if (applied.types() == generate::type_boolean) {
      value = true;
    }
  }
  if (value && !value->is_null() && !value->is_structured() &&
      is_accepted(deriving, parameter, *value))
    return value;
  return std::nullopt;
}

/// With every parameter that may be left out and that the page names a value of.
void add_every_parameter(Deriving& deriving) {
  auto asking = deriving.valid;
  bool more = false;
  for (const auto& parameter : deriving.operation.parameters) {
    const bool top = parameter.name.find_first_of(".[") == std::string::npos;
    if (!top || is_needed(deriving, parameter) || is_id(deriving, parameter) ||
        is_elsewhere(deriving, parameter) || is_shared(deriving.operation, parameter.name))
      continue;
    auto value = vouched(deriving, parameter);
    if (!value) continue;
    if (parameter.in != In::body) {
      asking.values.insert_or_assign(parameter.name, std::move(*value));
    } else if (asking.body && asking.body->is_object()) {
      auto& body = asking.body->get_object();
      if (body.contains(parameter.name)) continue;
      body[parameter.name] = std::move(*value);
    } else {
      continue;
    }
    more = true;
  }
  // Members that exclude each other are not sent together.
  if (!more || !is_body_accepted(deriving, asking)) return;
  add(deriving,
      "every-parameter",
      deed_of(deriving) + " with the optional parameters of which the documentation names a value",
      asking,
      deriving.ways.front());
}

void derive(Deriving& deriving) {
  if (!has_success(deriving) || !deriving.fault.empty()) return;
  add_each_server(deriving);
  add_examples(deriving);
  add_required_only(deriving);
  add_every_parameter(deriving);
}

}  // namespace

extern const Family success_family;
const Family success_family = {.name = "success", .derive = derive};

}  // namespace assay::cases::deriving
