#include "docs/yfm_answers.h"

#include <algorithm>

#include "docs/lenient.h"
#include "docs/word_facts.h"
#include "docs/word_limits.h"
#include "docs/words.h"
#include "docs/yfm_errors.h"
#include "docs/yfm_failures.h"
#include "docs/yfm_shapes.h"
#include "docs/yfm_tree.h"

namespace assay::docs::yfm {
namespace {

constexpr auto npos = std::string_view::npos;

/// `HTTP Status: **200**`, in its spellings, and `200 OK` as a quote.
bool is_status_line(const Block& block, std::string_view words) {
  if (block.kind != Block::Kind::line && block.kind != Block::Kind::quote) return false;
  if (block.kind == Block::Kind::quote && words.size() > 3 && words[3] == ' ' &&
      !statuses_in(words.substr(0, 3)).empty())
    return true;
  const auto start = lower_letters(words.substr(0, 30));
  if (start.find("http") == npos) return start.find("status code") != npos;
  for (const std::string_view sign : {"http status",
                                      "http code",
                                      "http-status",
                                      "status code",
                                      "http-статус",
                                      "http статус",
                                      "статус http",
                                      "http-код",
                                      "код http"}) {
    if (start.find(sign) != npos) return true;
  }
  return false;
}

const tree::Node* read_json_example(Context& page, text::Span body) {
  const auto words = trimmed(page.sources.text(body));
  if (!words.starts_with('{') && !words.starts_with('[')) return nullptr;
  auto value = docs::read_example(page.sources, body, page.out);
  return value ? page.keep(std::move(*value)) : nullptr;
}

void add_success(Context& page, Answers& answers, contract::Operation& operation) {
  const auto tables = field_tables(page.sources, page.placed, Zone::answer);
  Values values;
  for (const auto& shown : answers.examples) {
    if (shown.value->find("error") == nullptr || shown.value->find("result") != nullptr)
      values.push_back(shown.value);
  }
  const bool documented = !tables.empty() || !values.empty();
  if (answers.statuses.empty() && documented) answers.statuses.emplace_back("200", text::Span{});
  if (answers.statuses.empty()) return;
  ShapeMaker maker(page, Purpose::answer);
  const auto tree = build_tree(tables, values, Placing::by_example);
  const tree::Node* schema = nullptr;
  if (documented) {
    auto made = schema_of(*(tree.children.empty() ? shape_of_values(values, Demand::nothing)
                                                  : maker.body(tree, values)),
                          page.sources);
    add_formats(made);
    check_formats(made, values, page.out);
    WordLimits(page.sources, page.out, page.reading.unread).add(made, values, Sent::to_us);
    schema = page.keep(std::move(made));
  }
  // One schema for every status that is not an error; the first alone where all are.
  bool placed = false;
  for (const auto& [status, span] : answers.statuses) {
    auto& spec = response_of(operation, status);
    if (!spec.span.known()) spec.span = span.known() ? span : operation.span;
    spec.source = page.sources.place(spec.span);
    if (!span.known()) spec.level = contract::Level::should;
    if (placed && status.front() >= '4') continue;
    if (!spec.success.empty()) continue;
    spec.success.push_back({.media_type = "application/json",
                            .schema = schema,
                            .examples = values,
                            .span = spec.span});
    placed = true;
  }
}

}  // namespace

Answers answers_in(Context& page, Zone zone) {
  Answers answers;
  std::string status;
  for (const auto& one : page.placed) {
    if (one.zone != zone) continue;
    const auto words = page.sources.text(one.block->span);
    if (is_status_line(*one.block, words)) {
      for (auto& found : statuses_in(words)) {
        status = found;
        answers.statuses.emplace_back(std::move(found), one.block->span);
      }
    } else if (one.block->kind == Block::Kind::fence &&
               (lower_case(one.block->info.substr(0, 4)) == "json" || one.block->info.empty())) {
      if (const auto* value = read_json_example(page, one.block->span))
        answers.examples.push_back({status, value, one.block->span});
    }
  }
  return answers;
}

contract::ResponseSpec& response_of(contract::Operation& operation, const std::string& status) {
  for (auto& known : operation.responses) {
    if (known.status == status) return known;
  }
  operation.responses.push_back({.status = status});
  return operation.responses.back();
}

void read_answers(Context& page, contract::Operation& operation) {
  auto good = answers_in(page, Zone::answer);
  auto bad = answers_in(page, Zone::errors);
  add_success(page, good, operation);
  add_failures(page, bad, operation);
  for (const auto& response : operation.responses) {
    const bool both = !response.success.empty() && !response.error.empty();
    if (both)
      page.reading.contract.errors.present =
          page.reading.contract.errors.at
              ? tree::Pointer{{page.reading.contract.errors.at->tokens.front()}}
              : tree::Pointer{{"error"}};
  }
}

}  // namespace assay::docs::yfm
