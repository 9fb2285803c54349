#include "docs/yfm_failures.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "docs/nodes.h"
#include "docs/rpc.h"
#include "docs/words.h"
#include "docs/yfm_errors.h"
#include "docs/yfm_parameters.h"
#include "docs/yfm_shapes.h"
#include "docs/yfm_tree.h"

namespace assay::docs::yfm {
namespace {

constexpr auto npos = std::string_view::npos;

/// Several statuses and no column: the condition tells which one is meant, if it does.
void settle_status(contract::ErrorCode& error, const Answers& answers) {
  if (error.status != 0) return;
  const auto has = [&](const std::string& status) {
    return std::any_of(answers.statuses.begin(), answers.statuses.end(), [&](const auto& one) {
      return one.first == status;
    });
  };
  if (error.when.condition == contract::Condition::unauthorized && has("401")) error.status = 401;
  if (error.when.condition == contract::Condition::forbidden && has("403")) error.status = 403;
  if (error.status == 0 && has("400")) error.status = 400;
}

void put_bound(tree::Node& body, const std::string& parameter, text::Span span) {
  auto* schema = &body;
  for (const auto& key : keys_of(parameter)) {
    for (const std::string& step :
         {std::string("properties"), key.name, std::string(key.list ? "items" : "")}) {
      const auto found = std::find_if(schema->members.begin(),
                                      schema->members.end(),
                                      [&](const auto& one) { return one.key == step; });
      if (found != schema->members.end()) schema = &found->value;
    }
  }
  put(*schema, "minimum", tree::Node{.kind = tree::Kind::integer, .span = span, .scalar = "1"});
}

/// "The mast must be a positive integer", of a parameter that may be invalid, is a bound of that
/// parameter.
void add_bounds(Context& page, const contract::Operation& operation) {
  if (operation.body.empty()) return;
  for (const auto& error : operation.errors) {
    if (error.when.condition != contract::Condition::invalid ||
        lower_case(error.message).find("positive integer") == npos)
      continue;
    const auto* schema = schema_at(*operation.body.front().schema, error.when.subject);
    if (schema == nullptr || schema->string_at("type") != "integer") continue;
    for (auto& made : page.reading.contract.made) {
      if (&made != operation.body.front().schema) continue;
      put_bound(made, error.when.subject, error.span);
    }
  }
}

/// The body of an error as `error-info.md` lists its fields, beside the page's example.
const tree::Node* error_schema(Context& page, const Values& values) {
  std::vector<FieldTable> tables;
  for (const auto& one : page.placed) {
    if (one.block->kind != Block::Kind::include ||
        page.sources.text(one.block->span).find("error-info") == npos)
      continue;
    const auto file = page.types.open(page.sources.text(one.block->span));
    if (!file.known()) continue;
    page.included.push_back(cut_blocks(page.sources, file));
    for (const auto& block : page.included.back()) {
      if (block.kind == Block::Kind::table)
        tables.push_back({.fields = read_fields(page.sources, block.table)});
    }
  }
  if (tables.empty() && values.empty()) return nullptr;
  if (tables.empty() || tables.front().fields.empty())
    return page.keep(schema_of(*shape_of_values(values, Demand::all), page.sources));
  ShapeMaker maker(page, Purpose::answer);
  tables.resize(1);
  const auto tree = build_tree(tables, values, Placing::as_written);
  return page.keep(schema_of(*maker.body(tree, values), page.sources));
}

/// The code of an error example that no row of the table has.
void check_example_codes(Context& page,
                         const Values& values,
                         const contract::Operation& operation) {
  for (const auto* value : values) {
    const auto* code = value->find("error");
    if (code != nullptr && code->is(tree::Kind::mapping)) code = code->find("code");
    if (code == nullptr || code->scalar.empty() || operation.errors.empty()) continue;
    const auto same = [&](const contract::ErrorCode& error) { return error.code == code->scalar; };
    if (std::any_of(operation.errors.begin(), operation.errors.end(), same)) continue;
    page.out.warning("docs.example-error-code",
                     code->span,
                     fmt::format("the table of error codes does not list `{}`", code->scalar));
  }
}

/// The codes that any method may answer, of `system-errors.md`.
void add_included_errors(Context& page, contract::Operation& operation) {
  for (const auto& one : page.placed) {
    if (one.block->kind != Block::Kind::include ||
        !page.sources.text(one.block->span).ends_with("system-errors.md"))
      continue;
    const auto file = page.types.open(page.sources.text(one.block->span));
    if (!file.known()) continue;
    page.included.push_back(cut_blocks(page.sources, file));
    std::vector<Placed> placed;
    for (const auto& block : page.included.back())
      placed.push_back({.block = &block, .zone = Zone::errors});
    for (auto& error : read_errors(page.sources, placed, 0, {})) {
      // Of any method, so of no parameter and no resource of this one.
      using contract::Condition;
      const auto of_this = {
          Condition::missing, Condition::invalid, Condition::absent, Condition::dependents};
      if (std::find(of_this.begin(), of_this.end(), error.when.condition) != of_this.end()) {
        error.when = {.condition = Condition::unknown, .subject = error.message};
      }
      operation.errors.push_back(std::move(error));
    }
    return;
  }
}

}  // namespace

void add_failures(Context& page, const Answers& answers, contract::Operation& operation) {
  Values values;
  for (const auto& shown : answers.examples)
    values.push_back(shown.value);
  for (const auto* value : values) {
    const auto* error = value->find("error");
    if (error != nullptr)
      page.reading.contract.errors.at = error->is(tree::Kind::mapping)
                                            ? tree::Pointer{{"error", "code"}}
                                            : tree::Pointer{{"error"}};
  }
  const auto* schema = error_schema(page, values);
  auto statuses = answers.statuses;
  // Errors without a status: whatever is not documented otherwise.
  if (statuses.empty() && !values.empty())
    statuses.emplace_back("default", answers.examples.front().span);
  for (const auto& [status, span] : statuses) {
    auto& spec = response_of(operation, status);
    if (!spec.span.known()) {
      spec.span = span;
      spec.source = page.sources.place(span);
    }
    if (spec.error.empty())
      spec.error.push_back(
          {.media_type = "application/json", .schema = schema, .examples = values, .span = span});
  }
  const bool one =
      answers.statuses.size() == 1 && answers.statuses.front().first.find('X') == std::string::npos;
  const auto& contract = page.reading.contract;
  const auto subjects = subjects_of(contract, operation, resource_names(contract));
  operation.errors = read_errors(
      page.sources, page.placed, one ? std::stoi(answers.statuses.front().first) : 0, subjects);
  for (auto& error : operation.errors)
    settle_status(error, answers);
  add_bounds(page, operation);
  check_example_codes(page, values, operation);
  add_included_errors(page, operation);
}

}  // namespace assay::docs::yfm
