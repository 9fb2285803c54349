#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/compile.h"
#include "schema/run.h"
#include "schema/vocabulary.h"

namespace assay::schema {

/// A check that asks one question of a value: `test(visit)` gives a bool, or a Trial where it may
/// have to give up.
template <class Test>
class Assertion final : public Check {
 public:
  Assertion(Site site, Test test) : Check(std::move(site)), test_(std::move(test)) {}
  [[nodiscard]] bool run(const Visit& visit) const override {
    const auto answer = test_(visit);
    if constexpr (std::is_same_v<std::remove_const_t<decltype(answer)>, bool>) {
      return answer ? visit.run.kept(site()) : visit.run.broken(site(), visit);
    } else {
      if (answer == Trial::unknown) return visit.run.unknown(site(), Test::doubt);
      return answer == Trial::holds ? visit.run.kept(site()) : visit.run.broken(site(), visit);
    }
  }

 private:
  Test test_;
};

/// One schema being compiled, for the files of keyword/: reads its keywords, makes clauses, adds
/// checks.
class Builder {
 public:
  Builder(Compiler& compiler, Use& use);

  [[nodiscard]] Dialect dialect() const { return place_.resource->dialect; }
  [[nodiscard]] const Options& options() const { return compiler_.program().options; }
  [[nodiscard]] const Place& place() const { return place_; }
  [[nodiscard]] Node& node() { return node_; }
  [[nodiscard]] Compiler& compiler() { return compiler_; }
  [[nodiscard]] const Use& use() const { return use_; }

  /// The value of a keyword that the dialect and its vocabularies know, if it is of the right
  /// shape; one that is not was said.
  [[nodiscard]] const tree::Node* find(std::string_view keyword) const;
  /// The value of a count, saturating.
  [[nodiscard]] std::optional<std::uint64_t> find_count(std::string_view keyword) const;
  [[nodiscard]] bool is_true(std::string_view keyword) const;

  /// A keyword as a clause.
  [[nodiscard]] Site clause(std::string_view keyword, std::string expected, ClauseAt at = {});
  /// The same without a clause.
  [[nodiscard]] Site site(std::string_view keyword, std::string expected) const;

  /// A keyword as a clause of level `should` that no body is invalid for.
  [[nodiscard]] Site advice(std::string_view keyword, std::string expected, const ClauseAt& at);
  /// Something the schema allows, as a clause of level `may`: exercised when it comes, and never
  /// broken.
  [[nodiscard]] Site permission(std::string_view keyword, std::string expected);

  [[nodiscard]] const Place& place_of(const tree::Node& schema) const {
    return compiler_.program().resources->place_of(schema);
  }
  /// Whether a subschema, or what it refers to, has the boolean keyword `mark`.
  [[nodiscard]] bool is_marked(const tree::Node& schema, std::string_view mark);
  /// The schema that a reference names, quietly; nullptr for none.
  [[nodiscard]] const tree::Node* find_target(std::string_view reference);

  /// The node of a subschema.
  [[nodiscard]] const Node* use(const tree::Node& schema, const Link& link);
  /// The node of what a reference keyword names; nullptr when that is nothing, which was said.
  [[nodiscard]] const Node* use_reference(std::string_view keyword);
  /// The link to subschema `index`, or the only one, of `keyword`.
  [[nodiscard]] Link link(Link::Kind kind, std::string_view keyword, std::string token = {}) const;

  void add(Group group, std::unique_ptr<const Check> check);
  template <class Test>
  void check(Group group, Site site, Test test) {
    add(group, std::make_unique<Assertion<Test>>(std::move(site), std::move(test)));
  }
  /// Sets out the node's checks by group.
  void finish();

 private:
  [[nodiscard]] text::Span span_of(std::string_view keyword) const;

  Compiler& compiler_;
  Use& use_;
  Node& node_;
  const Place& place_;
  std::vector<std::pair<Group, std::unique_ptr<const Check>>> checks_;
};

/// Compiles the keywords of one file of keyword/, where the schema has them.
using CompileKeywords = void (*)(Builder& builder);

/// All of them; `unevaluated*` comes last, since it looks at what the others have seen.
[[nodiscard]] const std::vector<CompileKeywords>& keyword_files();

}  // namespace assay::schema
