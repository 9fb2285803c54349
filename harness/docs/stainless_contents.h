#pragma once

#include <vector>

#include "docs/format.h"
#include "docs/stainless_nest.h"
#include "docs/stainless_page.h"
#include "docs/stainless_requests.h"
#include "docs/stainless_schema.h"
#include "docs/word_limits.h"
#include "text/diagnostic.h"
#include "text/source_map.h"

namespace assay::docs::stainless {

/// A section of an operation with its tree of bullets, and what makes schemas of them.
struct SectionTree {
  const Section& section;
  const std::vector<Item>& items;
  SchemaMaker& maker;
};

/// Turns the sections of a page's operations into parameters, bodies and answers.
class ContentsMaker {
 public:
  using Nodes = std::vector<const tree::Node*>;

  ContentsMaker(text::SourceMap& sources, Reading& reading, text::Diagnostics& out)
      : sources_(sources), reading_(reading), out_(out) {}

  /// Adds the answer of `### Returns`; `answers` is the JSON of its examples.
  void add_response(const SectionTree& from, const Nodes& answers, contract::Operation& operation);
  /// An operation without `### Returns` answers 200 with what its example shows, if it shows
  /// anything.
  void add_bare_response(text::Span place, const Nodes& answers, contract::Operation& operation);
  /// Adds what a section of parameters lists, and the body that those of a body make.
  void add_parameters(const SectionTree& from,
                      const Requests& requests,
                      contract::Operation& operation);
  /// Adds the parameters that stand in the path and that no section lists.
  void add_path_parameters(text::Span path, contract::Operation& operation);

 private:
  void add_body(const SectionTree& from, const Requests& requests, contract::Operation& operation);
  void settle_owners(contract::Operation& operation);
  const tree::Node* keep(tree::Node node);
  void add_limits(tree::Node& schema, const Nodes& examples, Sent sent, text::Diagnostics& out);

  text::SourceMap& sources_;
  Reading& reading_;
  text::Diagnostics& out_;
};

}  // namespace assay::docs::stainless
