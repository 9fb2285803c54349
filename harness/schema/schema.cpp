#include "schema/schema.h"

#include "schema/compile.h"
#include "schema/program.h"
#include "schema/run.h"
#include "tree/pointer.h"

namespace assay::schema {

Schema::Schema(std::unique_ptr<const Program> program) : program_(std::move(program)) {}
Schema::Schema(Schema&&) noexcept = default;
Schema& Schema::operator=(Schema&&) noexcept = default;
Schema::~Schema() = default;

const std::vector<SchemaClause>& Schema::clauses() const {
  return program_->clauses;
}

Outcome Schema::evaluate(const Body& body) const {
  Outcome outcome;
  Run run(*program_, body, &outcome);
  outcome.validity = run.judge();
  return outcome;
}

Validity Schema::test(const Body& body, Formats formats) const {
  Run run(*program_, body, nullptr);
  run.set_formats(formats);
  return run.judge();
}

bool Schema::takes_every(boost::json::kind kind) const {
  return has(program_->root->plain, kind);
}

namespace {

/// The way from a document to a node in it, by their spans; empty where those do not tell (a part
/// that an alias stands for).
std::string pointer_between(const tree::Node& document, const tree::Node& node) {
  std::string pointer;
  const auto* current = &document;
  const auto holds = [&node](const tree::Node& part) {
    return part.span.source == node.span.source && part.span.begin <= node.span.begin &&
           node.span.end <= part.span.end;
  };
  while (current != &node) {
    const tree::Node* next = nullptr;
    for (const auto& member : current->members) {
      if (!holds(member.value)) continue;
      next = &member.value;
      pointer.append("/").append(tree::escape_token(member.key));
      break;
    }
    for (std::size_t i = 0; next == nullptr && i < current->items.size(); ++i) {
      if (!holds(current->items[i])) continue;
      next = &current->items[i];
      pointer.append("/").append(std::to_string(i));
    }
    if (next == nullptr) return {};
    current = next;
  }
  return pointer;
}

void add_root(Schema::Program& program, const tree::Node& root) {
  auto& resources = *program.resources;
  const auto& options = program.options;
  if (options.document == nullptr || options.document == &root) {
    resources.add(options.base_uri, root);
  } else {
    resources.add(options.base_uri, *options.document);
    resources.add_part(options.base_uri, root, pointer_between(*options.document, root));
  }
}

}  // namespace

std::optional<Schema> compile(const text::SourceMap& sources,
                              const tree::Node& root,
                              const Options& options,
                              text::Diagnostics& out) {
  auto program = std::make_unique<Schema::Program>();
  program->options = options;
  if (options.base_uri.empty()) program->options.base_uri = sources.name(root.span);
  auto& problems = program->problems;
  program->resources = std::make_unique<Resources>(options.dialect, options.resolver, problems);
  add_root(*program, root);
  if (root.is(tree::Kind::mapping) || root.is(tree::Kind::boolean)) {
    Compiler(*program, problems).run(root);
  } else {
    problems.error("schema.no-schema", root.span, "a schema is an object or a boolean");
  }
  for (const auto& problem : problems.items())
    out.add(problem);
  if (problems.has_errors()) return std::nullopt;
  // All documents that references reach are known now; the resolver may refer to what does not live
  // on.
  program->options.resolver = {};
  program->resources->close();
  return Schema(std::move(program));
}

}  // namespace assay::schema
