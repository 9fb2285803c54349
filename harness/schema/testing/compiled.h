#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "schema/schema.h"
#include "tree/read.h"

namespace assay::schema {

/// A schema of a test, written in YAML, with what was said of it.
struct Compiled {
  text::SourceMap sources;
  text::Diagnostics out;
  std::optional<tree::Node> root;
  std::optional<Schema> schema;

  explicit Compiled(std::string text, Options options = {}) {
    if (options.base_uri.empty()) options.base_uri = "test:schema";
    root = tree::read_yaml(sources, sources.add("schema.yaml", std::move(text)), out);
    if (root) schema = compile(sources, *root, options, out);
  }
  Compiled(std::string text, Dialect dialect) : Compiled(std::move(text), in(dialect)) {}

  [[nodiscard]] static Options in(Dialect dialect) {
    Options options;
    options.dialect = dialect;
    return options;
  }

  [[nodiscard]] Outcome evaluate(std::string_view body) const {
    return schema.value().evaluate(parse_body(body).value());
  }
  [[nodiscard]] bool allows(std::string_view body) const {
    return evaluate(body).validity == Validity::valid;
  }

  /// A line a clause: its id and its state.
  [[nodiscard]] std::string states(std::string_view body) const {
    const auto outcome = evaluate(body);
    std::string lines;
    for (std::size_t i = 0; i < outcome.clauses.size(); ++i) {
      lines +=
          fmt::format("{} {}\n", schema->clauses()[i].id, contract::name_of(outcome.clauses[i]));
    }
    return lines;
  }

  /// A line a violation: `<pointer>:<keyword>`, and the id of its clause, if it has one.
  [[nodiscard]] std::string violations(std::string_view body) const {
    std::string lines;
    for (const auto& one : evaluate(body).violations) {
      lines += fmt::format("{}:{}", one.instance.to_string(), one.keyword);
      if (one.clause >= 0)
        lines += " " + schema->clauses()[static_cast<std::size_t>(one.clause)].id;
      lines += "\n";
    }
    return lines;
  }
};

}  // namespace assay::schema
