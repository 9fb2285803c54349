#include "run/suite.h"

#include <algorithm>

#include <fmt/format.h>

#include "cases/read.h"
#include "openapi/read.h"

namespace assay::run {
namespace {

bool is_case_file(std::string_view path) {
  return path.ends_with(".yaml") && !path.ends_with("/overrides.yaml") &&
         path.find("/pages/") == std::string_view::npos;
}

std::vector<std::string> find_case_files(base::FileSystem& files,
                                         const std::vector<std::string>& paths,
                                         text::Diagnostics& out) {
  std::vector<std::string> found;
  for (const auto& path : paths) {
    const auto listed = files.list(path);
    if (!listed) {
      out.error(
          "run.no-such-path", {}, listed.error().message, "name a case file or a folder of them");
      continue;
    }
    for (const auto& file : *listed) {
      if (file == path || is_case_file(file)) found.push_back(file);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

/// One of the steps of a case asks for an operation that only a destructive case may ask for. (A
/// raw DELETE is the reader's to see.)
void check_effect(const cases::Case& test,
                  const contract::Contract* contract,
                  text::Diagnostics& out) {
  if (test.effect == cases::Effect::destructive) return;
  for (const auto* steps : {&test.setup, &test.steps, &test.finally}) {
    for (const auto& step : *steps) {
      const auto* operation = contract == nullptr || step.request.operation.empty()
                                  ? nullptr
                                  : contract->operation(step.request.operation);
      if (operation == nullptr || operation->effect != "destructive") continue;
      out.error("case.effect",
                step.request.span,
                fmt::format("the case `{}` says `effect: {}`, but this request is destructive",
                            test.id,
                            cases::name_of(test.effect)),
                "say `effect: destructive`");
    }
  }
}

void check_names(const cases::Case& test,
                 const contract::Contract& contract,
                 text::Diagnostics& out) {
  for (const auto& clause : test.clauses) {
    if (contract.clause(clause.value) != nullptr) continue;
    std::vector<std::string_view> known;
    for (const auto& one : contract.clauses)
      known.emplace_back(one.id);
    out.error("case.unknown-clause",
              clause.span,
              fmt::format("`{}` is no clause of `{}`", clause.value, contract.file),
              text::suggestion(clause.value, known));
  }
  for (const auto* steps : {&test.setup, &test.steps, &test.finally}) {
    for (const auto& step : *steps) {
      const auto& name = step.request.operation;
      if (name.empty() || contract.operation(name) != nullptr) continue;
      std::vector<std::string_view> known;
      for (const auto& one : contract.operations)
        known.emplace_back(one.name);
      out.error("case.unknown-operation",
                step.request.span,
                fmt::format("`{}` is no operation of `{}`", name, contract.file),
                text::suggestion(name, known));
    }
  }
  for (const auto& given : test.given) {
    if (contract.resource(given.resource) != nullptr) continue;
    std::vector<std::string_view> known;
    for (const auto& one : contract.resources)
      known.emplace_back(one.name);
    out.error("case.unknown-resource",
              given.span,
              fmt::format("`{}` is no resource of `{}`", given.resource, contract.file),
              text::suggestion(given.resource, known));
  }
}

void check_unique_ids(const Suite& suite, text::Diagnostics& out) {
  std::map<std::string_view, const cases::Case*> seen;
  for (const auto& file : suite.files) {
    for (const auto& test : file.cases) {
      const auto [first, fresh] = seen.emplace(test.id, &test);
      if (fresh) continue;
      out.add({.code = "case.duplicate-id",
               .message = fmt::format("two cases have the id `{}`", test.id),
               .span = test.span,
               .related = {{first->second->span, "first here"}},
               .advice = "give each case an id of its own"});
    }
  }
}

/// Reads the contract at `path`, unless there is none or it was read before.
void add_contract(text::SourceMap& sources,
                  base::FileSystem& files,
                  const std::string& path,
                  const std::string& root,
                  Contracts& contracts,
                  text::Diagnostics& out) {
  if (path.empty() || contracts.contains(path)) return;
  auto contract = openapi::read(sources, files, path, root, out);
  if (contract) contracts.emplace(path, *std::move(contract));
}

}  // namespace

const contract::Contract* Suite::contract_of(const cases::File& file) const {
  const auto found = contracts.find(file.contract);
  return found == contracts.end() ? nullptr : &found->second;
}

const std::vector<cases::Step>* Suite::fragment(const cases::File& file,
                                                const std::string& name) const {
  if (const auto own = file.fragments.find(name); own != file.fragments.end()) return &own->second;
  for (const auto& other : files) {
    if (const auto found = other.fragments.find(name); found != other.fragments.end())
      return &found->second;
  }
  return nullptr;
}

std::optional<Suite> load(text::SourceMap& sources,
                          base::FileSystem& files,
                          const std::vector<std::string>& paths,
                          const std::string& root,
                          text::Diagnostics& out) {
  Suite suite;
  for (const auto& path : find_case_files(files, paths, out)) {
    auto file = cases::read(sources, files, path, root, out);
    if (!file) continue;
    add_contract(sources, files, file->contract, root, suite.contracts, out);
    suite.files.push_back(*std::move(file));
  }
  check_unique_ids(suite, out);
  for (const auto& file : suite.files) {
    const auto* contract = suite.contract_of(file);
    for (const auto& test : file.cases) {
      if (contract != nullptr) check_names(test, *contract, out);
      check_effect(test, contract, out);
    }
  }
  if (out.has_errors()) return std::nullopt;
  return suite;
}

std::optional<Contracts> load_contracts(text::SourceMap& sources,
                                        base::FileSystem& files,
                                        const std::vector<std::string>& paths,
                                        const std::string& root,
                                        text::Diagnostics& out) {
  Contracts contracts;
  for (const auto& path : find_case_files(files, paths, out)) {
    const auto named = cases::read_contract_path(sources, files, path, root, out);
    if (named) add_contract(sources, files, *named, root, contracts, out);
  }
  if (out.has_errors()) return std::nullopt;
  return contracts;
}

std::vector<Selected> select(const Suite& suite,
                             const std::vector<std::string>& prefixes,
                             const std::vector<std::string>& tags) {
  const auto wanted = [&](const cases::Case& test) {
    const auto by_prefix = [&](const std::string& prefix) {
      return contract::selects(prefix, test.id) ||
             std::any_of(test.clauses.begin(), test.clauses.end(), [&](const auto& clause) {
               return contract::selects(prefix, clause.value);
             });
    };
    const auto by_tag = [&](const std::string& tag) {
      return std::find(test.tags.begin(), test.tags.end(), tag) != test.tags.end();
    };
    return (prefixes.empty() || std::any_of(prefixes.begin(), prefixes.end(), by_prefix)) &&
           (tags.empty() || std::any_of(tags.begin(), tags.end(), by_tag));
  };
  std::vector<Selected> selected;
  for (const auto& file : suite.files) {
    const auto* contract = suite.contract_of(file);
    for (const auto& test : file.cases) {
      if (wanted(test)) selected.push_back({.test = &test, .file = &file, .contract = contract});
    }
  }
  std::sort(selected.begin(), selected.end(), [](const Selected& left, const Selected& right) {
    return left.test->id < right.test->id;
  });
  return selected;
}

bool is_path(std::string_view argument) {
  return argument.starts_with('.') || argument.starts_with('/') || argument.ends_with(".yaml") ||
         argument.ends_with('/');
}

}  // namespace assay::run
