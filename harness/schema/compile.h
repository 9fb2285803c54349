#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "schema/program.h"
#include "schema/schema.h"
#include "schema/scopes.h"

namespace assay::schema {

/// How the value that a subschema judges is reached from the one its parent judges.
struct Link {
  enum class Kind {
    member,      ///< `token` is its name
    item,        ///< `token` is its index
    every,       ///< any item or member: `*`
    conjunct,    ///< the same value, always: `allOf/0`, `$ref`
    branch,      ///< the same value, perhaps: `anyOf/0`, `then`, `dependentSchemas/name`
    quiet,       ///< whichever value, but its keywords are no clauses of their own: `not`, `if`,
                 ///< `contains`, `propertyNames`
    quiet_here,  ///< such a one for the same value
  };
  Kind kind = Kind::conjunct;
  std::string token;
  std::string_view keyword;  ///< that holds the subschema
  text::Span span;           ///< of it
};

/// A schema on its way from the root: what its clauses are called, and what stands above it.
struct Use {
  const Use* up = nullptr;
  const tree::Node* schema = nullptr;
  const Scope* scope = nullptr;
  Node* node = nullptr;
  bool is_quiet = false;
  std::size_t references = 0;  ///< that say nothing else, between its parent and it
  std::string pointer;         ///< as clause ids have it
  std::string full_pointer;    ///< with `(allOf/0)`, for ids that are taken
  contract::Level level = contract::Level::must;
  std::string_view source;
  text::Span place;  ///< of the nearest schema that stands somewhere
};

/// Which value a clause is about, beside the one that its schema judges.
struct ClauseAt {
  std::string token;                    ///< of a member below it
  const tree::Node* subject = nullptr;  ///< that member's schema: its level and source count
  text::Span span;                      ///< of the statement, where it is not the keyword's
};

/// Turns a schema into a program: use by use, the nearest to the root first.
class Compiler {
 public:
  Compiler(Schema::Program& program, text::Diagnostics& out) : program_(program), out_(out) {}

  /// Compiles the schema whose place the program's resources know.
  void run(const tree::Node& root);

  [[nodiscard]] Schema::Program& program() { return program_; }
  [[nodiscard]] text::Diagnostics& out() { return out_; }

  /// The node for `schema`, which `parent` reaches by `link`. Never fails: what is wrong with it is
  /// said, and holds everything.
  [[nodiscard]] const Node* use(const tree::Node& schema, const Use& parent, const Link& link);
  using Target = Scopes::Target;
  /// What a reference keyword of a schema names; no schema: an error was said.
  [[nodiscard]] Target follow(const tree::Node& schema,
                              std::string_view keyword,
                              const Scope& scope);
  [[nodiscard]] const Node* use_in(const Target& target, const Use& parent, const Link& link);
  /// Adds a clause of `owner`; gives its slot, or nobody's where the owner has no clauses.
  [[nodiscard]] Slot add_clause(const Use& owner,
                                std::string_view keyword,
                                const std::string& expected,
                                const ClauseAt& at);
  void set_level(Slot slot, contract::Level level);
  /// The compiled pattern, shared by all that use the same text; nullptr when it is wrong, which
  /// was said.
  [[nodiscard]] const Pattern* pattern(std::string_view text, text::Span span);

 private:
  using Key = std::tuple<const tree::Node*, const Scope*>;
  struct Edge {
    const Node* to = nullptr;
    text::Span span;
  };

  [[nodiscard]] Use begin_use(const Use& parent, const Link& link) const;
  [[nodiscard]] bool skip_references(Use& use, const tree::Node* schema, const Link& link);
  [[nodiscard]] const Node* find_known(const Use& use) const;
  void note_way(const Use& parent, const Node* node, const Link& link, std::size_t references);
  [[nodiscard]] const Node* anything();
  [[nodiscard]] const Node* forbid(const Use& use, const Link& link);
  void compile_use(Use& use);
  void check_shapes(const Use& use);
  void report_loop(text::Span span);
  void find_loops();

  Schema::Program& program_;
  text::Diagnostics& out_;
  Scopes scopes_{*program_.resources};
  std::deque<Use> uses_;  // in the order they are compiled
  std::map<Key, const Node*> quiet_;
  std::map<Key, const Node*> loud_;
  std::map<const Node*, std::vector<Edge>> in_place_;
  std::set<std::string, std::less<>> ids_;
  std::map<std::string, const Pattern*, std::less<>> patterns_;
  std::set<const tree::Node*> said_;  // schemas that were checked, references that were reported
  const Node* anything_ = nullptr;
};

}  // namespace assay::schema
