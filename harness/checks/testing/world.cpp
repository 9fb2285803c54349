#include "checks/testing/world.h"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "checks/reporter.h"
#include "schema/body.h"
#include "tree/read.h"

namespace assay::contract {

void PrintTo(State state, std::ostream* out) {
  *out << name_of(state);
}

}  // namespace assay::contract

namespace assay::checks::testing {
namespace {

constexpr std::string_view documents = R"({
  "connector": {
    "type": "object",
    "required": ["id", "name"],
    "properties": {
      "id": {"type": "string", "x-assay-source": "page.md:4:3"},
      "name": {"type": "string", "pattern": "^[a-z]+$"},
      "numbers": {"type": "array", "items": {"type": "string"}}
    }
  },
  "problem": {
    "type": "object",
    "required": ["error"],
    "properties": {"error": {"type": "string"}}
  }
})";

contract::Clause clause(std::string id, contract::ClauseKind kind) {
  return {.id = "acme/connector.delete/" + std::move(id),
          .kind = kind,
          .operation = "acme/connector.delete",
          .source = "page.md:9:1"};
}

std::string case_file(std::string_view expect, const std::vector<std::string>& clauses) {
  return fmt::format(
      "assay: 1\n"
      "contract: openapi.yaml\n"
      "cases:\n"
      "  - id: acme/case\n"
      "    title: deletes a connector\n"
      "    clauses: [{}]\n"
      "    effect: destructive\n"
      "    request: {{operation: connector.delete, with: {{id: \"4\"}}}}\n"
      "    expect: {}\n",
      fmt::join(clauses, ", "),
      expect);
}

/// Tests hold what a world said for longer than the world.
Evaluations outliving(Evaluations said) {
  static ClauseNames names;
  for (auto& evaluation : said.clauses)
    evaluation.clause = names.keep(evaluation.clause);
  return said;
}

}  // namespace

World::World(std::string_view expect, std::vector<std::string> clauses, Errors errors)
    : scope_(cases_world_, "acme/case") {
  for (auto& id : clauses)
    id.insert(0, "acme/connector.delete/");
  make_contract(errors);
  reading_.disk.files["cases/openapi.yaml"] = "";
  reading_.read(case_file(expect, clauses));
  if (!reading_.file) throw std::runtime_error(reading_.shown());
  step_ = reading_.file->cases.front().steps.front();
  built_.operation = &contract_.operations.front();
  built_.sent["id"] = "4";
  exchange_.request.method = "DELETE";
  schema_files_.emplace(reading_.sources, reading_.disk, ".", schema::SecondEngine::all);
  judges_.emplace(reading_.sources, contract_, schema::SecondEngine::all, compiled_);
}

World::~World() = default;

void World::make_contract(Errors errors) {
  using contract::ClauseKind;
  contract_.api = "acme";
  contract_.dialect = "oas3.1";
  const auto span = reading_.sources.add("schemas/acme.json", std::string(documents));
  contract_.documents.emplace_back("schemas/acme.json",
                                   *tree::read_json(reading_.sources, span, compiled_));
  const auto& root = contract_.documents.front().second;
  const contract::Content connector{.media_type = "application/json",
                                    .schema = root.find("connector")};
  const contract::Content problem{.media_type = "application/json", .schema = root.find("problem")};
  contract_.errors.at = *tree::Pointer::read("/error");
  const bool in_body = errors == Errors::in_body;
  if (in_body) contract_.errors.present = contract_.errors.at;

  contract::Operation operation{
      .id = "acme/connector.delete", .name = "connector.delete", .method = "DELETE"};
  contract::ResponseSpec ok{.status = "200", .success = {connector}};
  ok.equalities = {{.at = *tree::Pointer::read("/id"),
                    .to = contract::Equality::To::parameter,
                    .subject = "id",
                    .clause = "acme/connector.delete/response/200#/id:equals"},
                   {.at = *tree::Pointer::read("/numbers"),
                    .to = contract::Equality::To::ids_of,
                    .subject = "phone_number",
                    .clause = "acme/connector.delete/response/200#/numbers:equals"}};
  if (in_body) ok.error = {problem};
  operation.responses = {ok, {.status = "204"}};
  if (!in_body) {
    operation.responses.push_back({.status = "404", .error = {problem}});
    operation.responses.push_back({.status = "409", .error = {problem}});
  }
  operation.errors = {{.code = "NOT_FOUND",
                       .status = in_body ? 200 : 404,
                       .clause = "acme/connector.delete/error/NOT_FOUND"},
                      {.code = "IN_USE",
                       .status = in_body ? 200 : 409,
                       .clause = "acme/connector.delete/error/IN_USE"}};
  contract_.operations.push_back(std::move(operation));
  for (const auto* name :
       {"content-type", "deadline", "documented-status", "encoding", "framing", "json"})
    contract_.clauses.push_back(clause(std::string("http/") + name, ClauseKind::http));
  for (const auto* status : {"200", "204", "404", "409"})
    contract_.clauses.push_back(clause(std::string("status/") + status, ClauseKind::status));
  contract_.clauses.push_back(clause("error/NOT_FOUND", ClauseKind::error));
  contract_.clauses.push_back(clause("error/IN_USE", ClauseKind::error));
  contract_.clauses.push_back(clause("security/token", ClauseKind::security));
  contract_.clauses.push_back(clause("response/200/content-type", ClauseKind::content_type));
  contract_.clauses.push_back(clause("response/404/content-type", ClauseKind::content_type));
  contract_.clauses.push_back(clause("response/200#/id:equals", ClauseKind::equality));
  contract_.clauses.push_back(clause("response/200#/numbers:equals", ClauseKind::equality));
  std::sort(contract_.clauses.begin(),
            contract_.clauses.end(),
            [](const auto& left, const auto& right) { return left.id < right.id; });
}

World& World::answers(int status, std::string_view body, std::string_view type) {
  http::Response response{.status = status, .body = std::string(body)};
  if (!type.empty()) response.headers.add("Content-Type", std::string(type));
  return answers(std::move(response));
}

World& World::answers(http::Response response) {
  parsed_ = schema::parse_body(response.body);
  exchange_.received = std::move(response);
  return *this;
}

World& World::fails(http::Failure failure, std::string message) {
  exchange_.received = http::TransportError{.failure = failure, .message = std::move(message)};
  return *this;
}

World& World::took(base::Duration whole) {
  exchange_.timing.whole = whole;
  return *this;
}

World& World::requested_by(std::string method) {
  exchange_.request.method = std::move(method);
  return *this;
}

World& World::raw() {
  built_.operation = nullptr;
  return *this;
}

World& World::documents_types(const std::vector<std::string>& media_types) {
  auto& contents = contract_.operations.front().responses.front().success;
  auto one = contents.front();
  contents.clear();
  for (const auto& media_type : media_types) {
    one.media_type = media_type;
    contents.push_back(one);
  }
  return *this;
}

World& World::documents_first(std::string media_type) {
  auto& contents = contract_.operations.front().responses.front().success;
  const auto& root = contract_.documents.front().second;
  contents.insert(contents.begin(),
                  {.media_type = std::move(media_type), .schema = root.find("problem")});
  judges_.emplace(reading_.sources, contract_, schema::SecondEngine::all, compiled_);
  return *this;
}

World& World::knows(std::vector<std::string> phone_numbers) {
  auto& ids = known_ids_["phone_number"];
  for (auto& number : phone_numbers)
    ids.emplace_back(number);
  return *this;
}

World& World::file(std::string path, std::string text) {
  reading_.disk.files[path] = std::move(text);
  schema_files_->load(path, {}, compiled_);
  step_.expect.schema = std::move(path);
  return *this;
}

World& World::sent(std::string parameter, boost::json::value value) {
  built_.sent[std::move(parameter)] = std::move(value);
  return *this;
}

World& World::named(std::string step) {
  step_.name = std::move(step);
  return *this;
}

std::string World::problems() const {
  return text::render(reading_.sources, compiled_);
}

Context World::context() {
  Context out{.test = reading_.file->cases.front(),
              .step = step_,
              .expect = step_.expect,
              .built = built_,
              .exchange = exchange_,
              .contract = built_.operation == nullptr ? nullptr : &contract_,
              .operation = built_.operation,
              .judges = &*judges_,
              .schema_files = &*schema_files_,
              .known_ids = known_ids_,
              .scope = scope_,
              .names = names_,
              .sources = reading_.sources};
  const auto* response = exchange_.response();
  if (response == nullptr) return out;
  if (parsed_->has_value()) {
    out.body = &parsed_->value();
  } else {
    out.body_error = &parsed_->error();
  }
  if (out.operation != nullptr) out.documented = out.operation->response_for(response->status);
  const auto* code = value_at(out, *contract_.errors.at);
  out.is_error = contract_.errors.present ? code != nullptr : response->status >= 400;
  if (code != nullptr) out.error_code = cases::to_text(*code);
  return out;
}

Evaluations World::said_by(const Check& one) {
  return outliving(check(context(), one));
}

Evaluations World::said() {
  return outliving(check(context()));
}

States states_of(const Evaluations& evaluations) {
  States out;
  for (const auto& [clause, state] : evaluations.clauses)
    out.emplace_back(clause, state);
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::string> findings_of(const Evaluations& evaluations) {
  std::vector<std::string> out;
  for (const auto& finding : evaluations.findings)
    out.push_back(
        fmt::format("{}: expected {}, got {}", finding.clause, finding.expected, finding.actual));
  return out;
}

}  // namespace assay::checks::testing
