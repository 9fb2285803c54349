#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/diagnostic.h"
#include "text/span.h"

namespace assay::lint {

struct Rule;
struct SchemaSite;
struct ContractSite;
struct CasesSite;

/// What a file is: what its rules look at.
enum class Kind {
  page,     ///< a documentation page
  openapi,  ///< an OpenAPI document, a contract of ours among them
  schema,   ///< a JSON Schema
  cases,    ///< a case file
  pages,    ///< the list of the pages of a folder, `pages.yaml`
};
[[nodiscard]] std::string_view name_of(Kind kind);

/// Where a rule puts what it finds: under its own id and level.
class Findings {
 public:
  Findings(const Rule& rule, text::Diagnostics& out) : rule_(rule), out_(out) {}

  [[nodiscard]] const Rule& rule() const { return rule_; }

  void add(text::Span span,
           std::string message,
           std::string advice = {},
           std::vector<text::Related> related = {});

 private:
  const Rule& rule_;
  text::Diagnostics& out_;
};

/// A rule: data and a function. One file each; the list in meson.build is the registry.
struct Rule {
  std::string_view id;     ///< stable, the code of its findings: `schema.unknown-keyword`
  std::string_view title;  ///< one clause without a full stop
  text::Severity level = text::Severity::warning;
  /// What it says and why that matters: for docs/lint.md.
  std::string_view about;
  Kind kind = Kind::schema;   ///< of its examples
  std::string_view failing;   ///< a text in which it finds something
  std::string_view passing;   ///< a text in which it, and every other rule, finds nothing
  std::string_view beside{};  ///< the file `contract.yaml` that stands beside the examples
  /// What runs: on each schema of a file, on each contract (of a page or an OpenAPI document), on
  /// each case file. None: the reader finds it while it reads.
  void (*on_schema)(const SchemaSite& site, Findings& out) = nullptr;
  void (*on_contract)(const ContractSite& site, Findings& out) = nullptr;
  void (*on_cases)(const CasesSite& site, Findings& out) = nullptr;
};

/// Every rule, in the order of the list.
[[nodiscard]] const std::vector<const Rule*>& rules();
/// The rule of that id, or nullptr: a reader's problem that has no page of its own.
[[nodiscard]] const Rule* find_rule(std::string_view id);

/// The text of docs/lint.md's list: every rule with what it says and its two examples.
[[nodiscard]] std::string catalogue();

}  // namespace assay::lint
