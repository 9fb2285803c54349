#include <algorithm>

#include <fmt/format.h>

#include "cases/overrides.h"

namespace assay::cases {
namespace {

/// A case of an id: as it was read, or as it was dropped.
struct Found {
  const File* file = nullptr;
  const Case* test = nullptr;  ///< nullptr: it was dropped
};

Found find_case(const std::vector<const File*>& files, std::string_view id) {
  for (const auto* file : files) {
    for (const auto& test : file->cases) {
      if (test.id == id) return {file, &test};
    }
    for (const auto& dropped : file->dropped) {
      if (dropped.id == id) return {file, nullptr};
    }
  }
  return {};
}

class Checking {
 public:
  Checking(const std::vector<const File*>& files,
           const std::function<const contract::Contract*(const File&)>& contract_of,
           text::Diagnostics& out)
      : files_(files), contract_of_(contract_of), out_(out) {}

  void check(const Patch& patch) {
    std::vector<const Case*> tests;
    const contract::Contract* contract = nullptr;
    for (const auto& id : patch.cases) {
      const auto found = find_case(files_, id.value);
      if (found.file == nullptr) {
        report_gone(patch, id);
        continue;
      }
      if (!found.file->derived) {
        out_.error("cases.override-by-hand",
                   id.span,
                   fmt::format("`{}` is a case by hand", id.value),
                   fmt::format("change it where it stands, in {}", found.file->path));
        continue;
      }
      if (found.test != nullptr) tests.push_back(found.test);
      contract = contract_of_(*found.file);
    }
    if (contract == nullptr) return;
    if (const auto* now = contract->clause(patch.clause.value)) {
      check_says(patch, *now);
      for (const auto* test : tests)
        check_is_for(patch, *test);
    } else {
      report_vanished(patch, *contract);
    }
  }

 private:
  /// A case that is gone: what it was written for, and what the contract says of that now.
  void report_gone(const Patch& patch, const text::Spanned<std::string>& id) {
    const contract::Clause* now = nullptr;
    for (const auto* file : files_) {
      const auto* contract = contract_of_(*file);
      if (contract != nullptr && now == nullptr) now = contract->clause(patch.clause.value);
    }
    std::vector<std::string_view> known;
    for (const auto* file : files_) {
      for (const auto& test : file->cases) {
        if (file->derived) known.push_back(test.id);
      }
    }
    text::Diagnostic problem{
        .severity = text::Severity::error,
        .code = "cases.override-of-nothing",
        .message = fmt::format("no derived case has the id `{}`", text::printable(id.value)),
        .span = id.span,
        .advice = text::suggestion(id.value, known)};
    problem.related.push_back({patch.says.span, "it was written for this statement"});
    if (now != nullptr) {
      problem.related.push_back(
          {now->span, fmt::format("of which the contract says now: {}", now->summary)});
    }
    if (problem.advice.empty()) problem.advice = "remove the override, or derive the cases again";
    out_.add(std::move(problem));
  }

  void check_is_for(const Patch& patch, const Case& test) {
    const auto& clauses = test.clauses;
    const bool is_for = std::any_of(clauses.begin(), clauses.end(), [&](const auto& clause) {
      return clause.value == patch.clause.value;
    });
    if (is_for) return;
    std::vector<std::string_view> known;
    known.reserve(clauses.size());
    for (const auto& clause : clauses)
      known.push_back(clause.value);
    out_.error("cases.override-of-another",
               patch.clause.span,
               fmt::format("the case `{}` is not for the clause `{}`",
                           test.id,
                           text::printable(patch.clause.value)),
               text::suggestion(patch.clause.value, known));
  }

  void report_vanished(const Patch& patch, const contract::Contract& contract) {
    std::vector<std::string_view> known;
    for (const auto& clause : contract.clauses)
      known.push_back(clause.id);
    out_.add({.severity = text::Severity::error,
              .code = "cases.override-statement-gone",
              .message = fmt::format("`{}` is no clause of `{}` any more",
                                     text::printable(patch.clause.value),
                                     contract.api),
              .span = patch.clause.span,
              .related = {{patch.says.span, "it said this"}},
              .advice = text::suggestion(patch.clause.value, known)});
  }

  void check_says(const Patch& patch, const contract::Clause& now) {
    if (now.summary == patch.says.value) return;
    out_.add({.severity = text::Severity::error,
              .code = "cases.override-statement-changed",
              .message = fmt::format(
                  "this override was written for another statement: then “{}”, now “{}”",
                  text::printable(patch.says.value),
                  now.summary),
              .span = patch.says.span,
              .related = {{now.span, "it stands here"}},
              .advice = "look at the case again; then put the words of now into `says`"});
  }

  const std::vector<const File*>& files_;
  const std::function<const contract::Contract*(const File&)>& contract_of_;
  text::Diagnostics& out_;
};

}  // namespace

void check_overrides(const Overrides& overrides,
                     const std::vector<const File*>& files,
                     const std::function<const contract::Contract*(const File&)>& contract_of,
                     text::Diagnostics& out) {
  for (const auto& patch : overrides.patches)
    Checking(files, contract_of, out).check(patch);
}

}  // namespace assay::cases
