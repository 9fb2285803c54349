#include <algorithm>

#include <fmt/format.h>

#include "openapi/keys.h"
#include "openapi/parts.h"

namespace assay::openapi {
namespace {

const ObjectKeys response_keys = {
    .object = "a response",
    .known = {"description", "summary", "headers", "content", "links", "schema", "examples"},
    .ours = {"x-assay-source",
             "x-assay-level",
             "x-assay-errors",
             "x-assay-error-at",
             "x-assay-error-if"}};

/// `200`, `4XX`, `default`; nothing for what is none of these.
std::optional<std::string> read_status(std::string_view key) {
  if (key == "default") return std::string(key);
  std::string status(key);
  for (auto& letter : status)
    letter = letter == 'x' ? 'X' : letter;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const bool right = status.size() == 3 && status[0] >= '1' && status[0] <= '5' &&
                     (status.ends_with("XX") || (is_digit(status[1]) && is_digit(status[2])));
  if (!right) return std::nullopt;
  return status;
}

/// The number of an exact status, or 0.
int number_of(const std::string& status) {
  if (status == "default" || status.ends_with("XX")) return 0;
  return (status[0] - '0') * 100 + (status[1] - '0') * 10 + (status[2] - '0');
}

/// An answer that says that the request did not succeed. `default` is one where others are not.
bool is_error(const std::string& status, bool has_success) {
  return status == "default" ? has_success : status[0] >= '4';
}

/// One member of `responses`, its `$ref` followed.
struct Answer {
  std::string status;
  const tree::Node* node = nullptr;
  text::Span span;  ///< of the status
};

void read_response(Reader& reader,
                   const Answer& answer,
                   const tree::Node& operation_node,
                   bool has_success,
                   contract::Operation& operation) {
  const auto& status = answer.status;
  const auto& node = *answer.node;
  check_keys(reader, node, response_keys);
  contract::ResponseSpec response;
  response.status = status;
  response.description = text_at(node, "description");
  response.level = level_at(reader, node);
  response.source = source_at(node);
  response.span = answer.span;
  read_errors(reader, node, number_of(status), operation);
  auto contents = reader.version == Version::swagger2
                      ? read_swagger_contents(reader, node, operation_node)
                      : read_contents(reader, node);
  if (is_error(status, has_success)) {
    response.error = std::move(contents);
  } else {
    for (auto& content : contents)
      split_content(reader, std::move(content), response);
    read_equalities(reader, operation, response);
  }
  operation.responses.push_back(std::move(response));
}

std::vector<Answer> answers_at(const Reader& reader, const tree::Node& node) {
  std::vector<Answer> found;
  const auto* responses = mapping_at(reader, node, "responses");
  if (responses == nullptr) return found;
  for (const auto& member : responses->members) {
    if (is_foreign_extension(member.key)) continue;
    const auto* response = reader.follow(member.value);
    if (response == nullptr) continue;
    auto status = read_status(member.key);
    if (!status) {
      reader.warning(
          "unknown-status",
          member.key_span,
          fmt::format("`{}` is no status; this answer is not read", text::printable(member.key)),
          "write a number from 100 to 599, `4XX` or `default`");
    } else if (!response->is(tree::Kind::mapping)) {
      reader.wrong_type(member.key, *response, "a mapping");
    } else {
      found.push_back({*std::move(status), response, member.key_span});
    }
  }
  // In the order of the statuses, `4XX` behind its numbers and `default` at the end, so that two
  // documents that say the same give the same contract.
  std::stable_sort(found.begin(), found.end(), [](const auto& left, const auto& right) {
    return left.status < right.status;
  });
  return found;
}

}  // namespace

void read_responses(Reader& reader, const tree::Node& node, contract::Operation& operation) {
  const auto answers = answers_at(reader, node);
  const bool has_success = std::any_of(answers.begin(), answers.end(), [](const auto& one) {
    return one.status != "default" && one.status[0] < '4';
  });
  for (const auto& answer : answers)
    read_response(reader, answer, node, has_success, operation);
}

}  // namespace assay::openapi
