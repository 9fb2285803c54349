#include <fmt/format.h>

#include "cases/write.h"
#include "cases/write/forms.h"

namespace assay::cases::writing {
namespace {

using tree::Node;

std::string written(const Capture& capture) {
  switch (capture.from) {
    case Capture::From::json:
      return capture.what;
    case Capture::From::header:
      return "header " + capture.what;
    case Capture::From::cookie:
      return "cookie " + capture.what;
    case Capture::From::matches:
      return "matches " + capture.what;
  }
  return capture.what;
}

Node until_node(Writing& writing, const Until& until) {
  // `defaults` say nothing of what is waited for.
  auto node = expectation_node(writing, until.expect, std::nullopt);
  writing.nodes.put_text(node, "within", write_duration(until.within));
  if (until.every != Until{}.every)
    writing.nodes.put_text(node, "every", write_duration(until.every));
  return node;
}

Node steps_node(Writing& writing, const std::vector<Step>& steps) {
  auto node = sequence();
  for (const auto& step : steps) {
    auto one = mapping();
    put_step(writing, one, step);
    node.items.push_back(std::move(one));
  }
  return node;
}

Node rows_node(Writing& writing, const std::vector<const Case*>& rows) {
  const auto& file = rows.front()->row.file;
  if (!file.empty()) return writing.nodes.text(relative_path(writing.folder, file));
  auto node = sequence();
  for (const auto* each : rows) {
    auto row = mapping();
    for (const auto& value : each->row.values)
      writing.nodes.put(row, value.name, value.value);
    node.items.push_back(std::move(row));
  }
  return node;
}

/// `a/b` of the row `a/b[3]`.
std::string_view id_without_row(std::string_view id) {
  return id.ends_with(']') ? id.substr(0, id.rfind('[')) : id;
}

void put_head(Writing& writing, Node& node, const std::vector<const Case*>& rows) {
  auto& nodes = writing.nodes;
  const auto& test = *rows.front();
  const bool has_rows = test.id.ends_with(']');
  nodes.put(node, "id", nodes.text(id_without_row(test.id)));
  nodes.put_text(node, "title", has_rows ? test.row.title : test.title);
  if (!test.clauses.empty()) {
    auto clauses = sequence();
    for (const auto& clause : test.clauses)
      clauses.items.push_back(nodes.text(clause.value));
    nodes.put(node, "clauses", std::move(clauses));
  }
  nodes.put_text(node, "effect", name_of(test.effect));
  if (!test.tags.empty()) {
    auto tags = sequence();
    for (const auto& tag : test.tags)
      tags.items.push_back(nodes.text(tag));
    nodes.put(node, "tags", std::move(tags));
  }
  if (!test.given.empty()) {
    auto given = mapping();
    for (const auto& state : test.given)
      nodes.put(given, state.resource, nodes.text(name_of(state.presence)));
    nodes.put(node, "given", std::move(given));
  }
  if (test.skip) {
    auto skip = mapping();
    nodes.put_text(skip, "on", test.skip->on);
    nodes.put_text(skip, "because", test.skip->because);
    nodes.put_text(skip, "unless", test.skip->unless);
    nodes.put(node, "skip", std::move(skip));
  }
  if (has_rows) nodes.put(node, "each", rows_node(writing, rows));
}

}  // namespace

void put_step(Writing& writing, Node& into, const Step& step) {
  auto& nodes = writing.nodes;
  nodes.put_text(into, "name", step.name);
  nodes.put(into, "request", request_node(writing, step.request));
  auto expect = expectation_node(writing, step.expect, writing.defaults.undocumented);
  if (!expect.members.empty()) nodes.put(into, "expect", std::move(expect));
  if (!step.captures.empty()) {
    auto captures = mapping();
    for (const auto& capture : step.captures)
      nodes.put(captures, capture.name, nodes.text(written(capture)));
    nodes.put(into, "capture", std::move(captures));
  }
  if (step.until) nodes.put(into, "until", until_node(writing, *step.until));
  if (step.timeout != writing.defaults.timeout)
    nodes.put_text(into, "timeout", write_duration(step.timeout));
  if (step.retries != writing.defaults.retries)
    nodes.put(into, "retry", nodes.integer(step.retries));
}

Node case_node(Writing& writing, const std::vector<const Case*>& rows) {
  auto& nodes = writing.nodes;
  const auto& test = *rows.front();
  auto node = mapping();
  put_head(writing, node, rows);
  if (!test.setup.empty()) nodes.put(node, "setup", steps_node(writing, test.setup));
  // A step of its own cannot wait for its name.
  const bool alone = test.steps.size() == 1 && test.steps.front().name.empty();
  if (alone) {
    put_step(writing, node, test.steps.front());
  } else {
    nodes.put(node, "steps", steps_node(writing, test.steps));
  }
  if (!test.finally.empty()) nodes.put(node, "finally", steps_node(writing, test.finally));
  return node;
}

}  // namespace assay::cases::writing
