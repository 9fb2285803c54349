#include "cases/write.h"
#include "cases/write/forms.h"

namespace assay::cases::writing {
namespace {

using tree::Kind;
using tree::Node;

Node status_node(Writing& writing, const std::string& status) {
  Node node = writing.nodes.text(status);
  if (!status.ends_with('x')) node.kind = Kind::integer;
  return node;
}

std::string_view word_for(Undocumented choice) {
  switch (choice) {
    case Undocumented::off:
      return "off";
    case Undocumented::warn:
      return "warn";
    case Undocumented::fail:
      return "fail";
  }
  return "warn";
}

void put_assertions(Writing& writing,
                    Node& into,
                    std::string_view key,
                    const std::vector<Assertion>& assertions) {
  if (assertions.empty()) return;
  auto node = mapping();
  for (const auto& each : assertions)
    writing.nodes.put(node, each.at, matchers_node(writing, each.matchers));
  writing.nodes.put(into, key, std::move(node));
}

}  // namespace

Node matchers_node(Writing& writing, const std::vector<Matcher>& matchers) {
  const bool alone = matchers.size() == 1 && matchers.front().kind == Matcher::Kind::is &&
                     !matchers.front().value.is(Kind::mapping);
  if (alone) return matchers.front().value;
  auto node = mapping();
  for (const auto& matcher : matchers)
    writing.nodes.put(node, name_of(matcher.kind), matcher.value);
  return node;
}

Node expectation_node(Writing& writing,
                      const Expectation& expect,
                      std::optional<Undocumented> unless) {
  auto& nodes = writing.nodes;
  auto node = mapping();
  if (expect.status.size() == 1) {
    nodes.put(node, "status", status_node(writing, expect.status.front()));
  } else if (!expect.status.empty()) {
    auto list = sequence();
    for (const auto& status : expect.status)
      list.items.push_back(status_node(writing, status));
    nodes.put(node, "status", std::move(list));
  }
  nodes.put_text(node, "error", expect.error);
  if (expect.schema == "none") {
    nodes.put_text(node, "schema", expect.schema);
  } else if (!expect.schema.empty()) {
    nodes.put_text(node, "schema", relative_path(writing.folder, expect.schema));
  }
  put_assertions(writing, node, "headers", expect.headers);
  put_assertions(writing, node, "body", expect.body);
  if (expect.under) {
    auto time = mapping();
    nodes.put_text(time, "under", write_duration(*expect.under));
    nodes.put(node, "time", std::move(time));
  }
  if (expect.undocumented && expect.undocumented != unless)
    nodes.put_text(node, "undocumented", word_for(*expect.undocumented));
  return node;
}

}  // namespace assay::cases::writing
