#include "mock/answer.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "generate/place.h"
#include "generate/to_json.h"
#include "http/media_type.h"
#include "http/status.h"
#include "mock/concrete.h"

namespace assay::mock {
namespace {

namespace json = boost::json;

bool is_text(const json::value* value, std::string_view text) {
  return value != nullptr && value->is_string() && std::string_view(value->get_string()) == text;
}

/// The first string below `value` that is `text`.
std::optional<tree::Pointer> place_of(const json::value& value,
                                      std::string_view text,
                                      const tree::Pointer& here) {
  if (is_text(&value, text)) return here;
  if (const auto* object = value.if_object()) {
    for (const auto& member : *object) {
      if (auto found = place_of(member.value(), text, here / std::string_view(member.key())))
        return found;
    }
  }
  return std::nullopt;
}

/// A documented status, or the plainest one of a range.
int status_number(std::string_view status, int otherwise) {
  if (status == "default") return otherwise;
  int number = 0;
  std::from_chars(status.data(), status.data() + status.size(), number);
  if (number < 10) number *= 100;  // `4XX`
  return number;
}

bool accepts(std::string_view accept, const contract::Content& content) {
  const auto type = http::read_media_type(content.media_type);
  while (!accept.empty()) {
    const auto comma = accept.find(',');
    auto range = accept.substr(0, comma);
    accept = comma == std::string_view::npos ? std::string_view() : accept.substr(comma + 1);
    const bool refused =
        range.find("q=0") != std::string_view::npos && range.find("q=0.") == std::string_view::npos;
    if (!refused && http::matches(http::read_media_type(range).essence, type)) return true;
  }
  return false;
}

/// The first content that the client accepts; the first of all when it accepts none (RFC 9110
/// section 12.4.1 lets a server do so).
const contract::Content* choose(const std::vector<contract::Content>& contents,
                                std::string_view accept) {
  if (contents.size() > 1) {
    for (const auto& content : contents) {
      if (accepts(accept, content)) return &content;
    }
  }
  return contents.empty() ? nullptr : &contents.front();
}

/// Where the success bodies of an operation hold what a request decides.
std::optional<tree::Pointer> id_place(const contract::Contract& contract,
                                      const Draft& draft,
                                      const json::value& body) {
  const auto& acts = draft.operation->acts;
  const auto* resource = acts && !draft.failed ? contract.resource(acts->on) : nullptr;
  return resource == nullptr ? std::nullopt : place_of_id(body, *resource);
}

std::vector<tree::Pointer> equality_places(const Draft& draft) {
  std::vector<tree::Pointer> places;
  for (const auto& equality : draft.spec->equalities)
    places.push_back(equality.at);
  return places;
}

}  // namespace

int success_status(const contract::Operation& operation) {
  int best = 0;
  for (const auto& response : operation.responses) {
    const auto status = status_number(response.status, 200);
    if (status < 200 || status >= 400) continue;
    const bool created =
        operation.acts && operation.acts->does == contract::Act::create && status == 201;
    const bool better = best == 0 || (best >= 300 && status < 300) || (created && best != 201);
    if (better) best = status;
  }
  return best;
}

http::Response write(const Draft& draft) {
  http::Response response;
  response.status = draft.status;
  if (draft.media_type.empty() || !http::may_have_content(draft.status)) return response;
  response.headers.add("Content-Type", draft.media_type);
  response.body = draft.body ? draft.body->text() : draft.text;
  return response;
}

Answers::Answers(const contract::Contract& contract, generate::Generator& generator)
    : contract_(&contract), generator_(&generator) {
  for (const auto& operation : contract.operations) {
    const auto status = success_status(operation);
    successes_.push_back({status, status == 0 ? nullptr : operation.response_for(status)});
  }
}

const Answers::Success& Answers::success_of(const contract::Operation& operation) const {
  return successes_[static_cast<std::size_t>(&operation - contract_->operations.data())];
}

bool Answers::is_error(const json::value& body) const {
  return contract_->errors.present && generate::find(body, *contract_->errors.present) != nullptr;
}

std::optional<Draft> Answers::success(const contract::Operation& operation,
                                      std::string_view accept,
                                      generate::Fill fill) {
  const auto [best, documented] = success_of(operation);
  if (best == 0) return std::nullopt;
  Draft draft{.operation = &operation, .spec = documented, .status = best};
  if (put_body(draft, documented->success, accept, fill)) return draft;
  // In place of a body that cannot be made goes another success.
  for (const auto& response : operation.responses) {
    const auto status = status_number(response.status, 0);
    if (status / 100 != best / 100) continue;
    Draft other{.operation = &operation, .spec = &response, .status = status};
    if (put_body(other, response.success, accept, fill)) return other;
  }
  return std::nullopt;
}

std::optional<Draft> Answers::error(const contract::Operation& operation,
                                    const contract::ErrorCode& error,
                                    std::string_view accept,
                                    generate::Fill fill) {
  const auto status = error.status != 0           ? error.status
                      : contract_->errors.present ? success_of(operation).status
                                                  : 400;
  std::optional<Draft> draft({.operation = &operation,
                              .spec = operation.response_for(status),
                              .error = &error,
                              .failed = true,
                              .status = status});
  if (draft->spec != nullptr && !put_body(*draft, draft->spec->error, accept, fill)) draft.reset();
  return draft;
}

std::optional<Draft> Answers::of_status(const contract::Operation& operation,
                                        int status,
                                        std::string_view accept,
                                        generate::Fill fill) {
  const auto* spec = operation.response_for(status);
  if (spec == nullptr) return std::nullopt;
  const bool failed = status >= 400 || (spec->success.empty() && !spec->error.empty());
  if (failed) {
    for (const auto& known : operation.errors) {
      if (known.status == status) return error(operation, known, accept, fill);
    }
  }
  std::optional<Draft> draft(
      {.operation = &operation, .spec = spec, .failed = failed, .status = status});
  if (!put_body(*draft, failed ? spec->error : spec->success, accept, fill)) draft.reset();
  return draft;
}

/// False when the body cannot be made.
bool Answers::put_body(Draft& draft,
                       const std::vector<contract::Content>& contents,
                       std::string_view accept,
                       generate::Fill fill) {
  if (contents.empty() || !http::may_have_content(draft.status)) return true;
  draft.content = choose(contents, accept);
  auto& said = documented(draft, fill);
  draft.media_type = said.media_type;
  if (!said.is_json) {
    draft.text = said.text;
    return true;
  }
  if (said.body) draft.body.emplace(*said.body);
  return said.body.has_value();
}

Answers::Documented& Answers::documented(const Draft& draft, generate::Fill fill) {
  const auto [there, is_new] =
      documented_.try_emplace({draft.content, draft.error, draft.status, fill});
  auto& said = there->second;
  if (!is_new) return said;
  said.media_type = concrete_media_type(draft.content->media_type);
  said.is_json = http::is_json(http::read_media_type(said.media_type));
  if (!said.is_json) {
    for (const auto* example : draft.content->examples)
      said.text = example->scalar;
  } else if (auto body = make_body(draft, fill)) {
    auto id_at = id_place(*contract_, draft, *body);
    said.body.emplace(*std::move(body), std::move(id_at), equality_places(draft));
  }
  return said;
}

std::optional<json::value> Answers::make_body(const Draft& draft, generate::Fill fill) {
  auto example = example_for(draft);
  // A bare value has no place for what an answer must repeat.
  if (example && example->is_primitive() && !draft.spec->equalities.empty()) example.reset();
  std::optional<json::value> body = example;
  if (draft.content->schema != nullptr) {
    generate::Wish wish;
    wish.fill = fill;
    wish.example = example ? &*example : nullptr;
    const auto purpose = fmt::format("answer/{}/{}", draft.operation->id, draft.status);
    wish.purpose = purpose;
    body = generator_->value(*draft.content->schema, wish);
  } else if (!body) {
    // Nothing is said of the body but that it is JSON.
    body = json::object();
  }
  if (body && draft.error != nullptr)
    put_error(*draft.operation, *draft.error, *draft.content, *body);
  return body;
}

/// The documented example nearest to what is answered: of this very error code, else one that is an
/// error as much as the answer is.
std::optional<json::value> Answers::example_for(const Draft& draft) const {
  std::optional<json::value> nearest;
  for (const auto* node : draft.content->examples) {
    auto example = generate::to_json(*node);
    if (draft.error != nullptr && contract_->errors.at && !draft.error->code.empty() &&
        is_text(generate::find(example, *contract_->errors.at), draft.error->code)) {
      return example;
    }
    const bool fits = !contract_->errors.present || is_error(example) == (draft.error != nullptr);
    if (fits && !nearest) nearest = std::move(example);
  }
  return nearest;
}

void Answers::put_error(const contract::Operation& operation,
                        const contract::ErrorCode& error,
                        const contract::Content& content,
                        json::value& body) const {
  if (contract_->errors.at && !error.code.empty()) {
    generate::put(body, *contract_->errors.at, json::value(error.code));
    // A code may be a number in the body and is a text in the contract.
    const auto number = generate::read_number(error.code);
    if (number.is_number() && content.schema != nullptr &&
        !generator_->conforms(*content.schema, body, schema::Direction::response)) {
      generate::put(body, *contract_->errors.at, number);
    }
  } else if (contract_->errors.present && !is_error(body)) {
    generate::put(body, *contract_->errors.present, json::value(true));
  }
  if (error.message.empty()) return;
  const auto place = message_place(operation, content, body);
  // Where an example has words in the code's place, the code goes before.
  if (!place || (contract_->errors.at == *place && !error.code.empty())) return;
  auto changed = body;
  generate::put(changed, *place, json::value(error.message));
  if (content.schema == nullptr ||
      generator_->conforms(*content.schema, changed, schema::Direction::response))
    body = std::move(changed);
}

/// Where an error's message stands: where a documented example has the message of its code; else
/// under a usual name.
std::optional<tree::Pointer> Answers::message_place(const contract::Operation& operation,
                                                    const contract::Content& content,
                                                    const json::value& body) const {
  for (const auto* node : content.examples) {
    const auto example = generate::to_json(*node);
    for (const auto& error : operation.errors) {
      if (error.message.empty()) continue;
      if (auto found = place_of(example, error.message, {})) return found;
    }
  }
  // RFC 6749 section 5.2, RFC 9457 section 3.1, and what most pages call it.
  for (const auto* name :
       {"error_description", "detail", "message", "error_message", "description", "title"}) {
    const auto place = tree::Pointer{{name}};
    const auto* value = generate::find(body, place);
    if (value != nullptr && value->is_string()) return place;
  }
  return std::nullopt;
}

}  // namespace assay::mock
