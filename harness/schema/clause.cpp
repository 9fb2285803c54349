#include <fmt/format.h>

#include "schema/assay_keywords.h"
#include "schema/compile.h"
#include "tree/pointer.h"

namespace assay::schema {
namespace {

/// The value at a pointer of a clause id in words: "`id`", "every item of `errors`", "the body".
std::string subject_of(std::string_view pointer) {
  // What stands in brackets says which branch, not which value.
  std::string plain;
  int depth = 0;
  for (const char c : pointer) {
    if (c == '(') ++depth;
    if (depth == 0) plain += c;
    if (c == ')') --depth;
  }
  std::string prefix;
  while (plain.ends_with("/*")) {
    prefix += "every value in ";
    plain.resize(plain.size() - 2);
  }
  if (plain.empty()) return prefix + "the body";
  return fmt::format("{}`{}`", prefix, plain.substr(plain.rfind('/') + 1));
}

}  // namespace

Slot Compiler::add_clause(const Use& owner,
                          std::string_view keyword,
                          const std::string& expected,
                          const ClauseAt& at) {
  if (owner.is_quiet) return no_slot;
  const auto below = at.token.empty() ? std::string() : "/" + tree::escape_token(at.token);
  const auto id_at = [&](const std::string& pointer) {
    return fmt::format("{}#{}{}:{}", program_.options.clause_prefix, pointer, below, keyword);
  };
  auto id = id_at(owner.pointer);
  if (ids_.contains(id)) id = id_at(owner.full_pointer);
  const auto taken = id;
  for (int count = 2; !ids_.insert(id).second; ++count)
    id = fmt::format("{}~{}", taken, count);

  Use subject{.level = owner.level, .source = owner.source, .place = owner.place};
  if (at.subject != nullptr) {
    text::Diagnostics said_elsewhere;
    read_assay_keywords(*at.subject, subject, said_elsewhere);
  }
  program_.clauses.push_back(
      {.id = std::move(id),
       .keyword = std::string(keyword),
       .level = level_for(*owner.schema, keyword).value_or(subject.level),
       .summary = fmt::format("{} is {}", subject_of(owner.pointer + below), expected),
       .source = std::string(subject.source),
       .place = subject.place,
       .span = at.span,
       .value = owner.schema->find(keyword)});
  return static_cast<Slot>(program_.clauses.size());
}

void Compiler::set_level(Slot slot, contract::Level level) {
  if (slot != no_slot) program_.clauses[slot - 1].level = level;
}

}  // namespace assay::schema
